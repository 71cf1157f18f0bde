"""What PostgreSQL keeps in no text: NUL, and halves of characters (lone surrogates) that JSON can smuggle in."""

import re
from typing import Any

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def is_storable(text: str) -> bool:
    """Say whether the database can keep `text` as it is."""
    return not _UNSTORABLE.search(text)


def storable(value: Any) -> Any:
    """Return a text, or plain JSON values that hold texts, with � for each sign that can't be kept."""
    match value:
        case str():
            return _UNSTORABLE.sub("\ufffd", value)
        case dict():
            return {storable(key): storable(each) for key, each in value.items()}
        case list() | tuple():
            return [storable(each) for each in value]
    return value
