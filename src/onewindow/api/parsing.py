"""Reading JSON strictly: UTF-8, no numbers that JSON doesn't know, no characters that the database cannot hold."""

import json
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser

from onewindow.api.errors import MalformedJson, WrongCharset, WrongMediaType
from onewindow.lib.storable import is_storable
from onewindow.lib.typed_text import FieldUnreadable

JSON = "application/json"


class StrictParser(Parser):
    """The parser of request bodies. Raises WrongMediaType, WrongCharset, MalformedJson, FieldUnreadable."""

    def parse_body(self, request: HttpRequest) -> Any:
        if request.content_type != JSON:
            raise WrongMediaType(accepted=JSON)
        if (request.content_params or {}).get("charset", "utf-8").lower() not in ("utf-8", "utf8"):
            raise WrongCharset()
        try:
            text = request.body.decode()
            found = json.loads(text, parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            raise MalformedJson() from error
        if "\\u" in text:
            _require_storable(found, "")
        return found


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _require_storable(found: Any, where: str) -> None:
    if isinstance(found, str) and not is_storable(found):
        raise FieldUnreadable(field=where or None, label=where)
    inside = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for key, value in inside:
        _require_storable(key, where)
        _require_storable(value, f"{where}.{key}" if where else str(key))
