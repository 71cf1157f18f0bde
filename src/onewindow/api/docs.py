"""The page that explains the API, made from its own description: nothing is loaded from elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase

from onewindow.api import addresses

PARTS = {
    "people": _("令牌与岗位"),
    "items": _("事项"),
    "item-applications": _("事项申请"),
    "cases": _("办件"),
    "acts": _("办理动作"),
    "papers": _("文书与文件"),
    "supervision": _("效能监管"),
    "problems": _("错误代码"),
}
Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A parameter or a field: `kind` in words, `ref` the schema that it leads to."""

    name: str
    kind: str
    ref: str
    required: bool
    description: str | Promise


@dataclass(frozen=True, slots=True)
class Call:
    method: str
    path: str
    summary: str | Promise
    description: str | Promise
    open_to_all: bool
    parameters: list[Line]
    asks: str
    fields: list[Line]
    tells: str


class HouseDocs(DocsBase):
    """A page of the house, read without a script."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **places: Any) -> HttpResponse:
        schema = api.get_openapi_schema()
        known = schema["components"]["schemas"]
        calls = list(_calls(schema["paths"]))
        groups = [(label, [call for part, call in calls if part == name]) for name, label in PARTS.items()]
        shapes = {name: _lines(known[name]) for name in sorted(known)}
        context = {"info": schema["info"], "root": addresses.ROOT, "groups": groups, "shapes": shapes}
        return render(request, "api/docs.html", context)


def _calls(paths: Mapping[str, Schema]) -> Iterator[tuple[str, Call]]:
    for path, operations in paths.items():
        for method, operation in operations.items():
            asks, body = _body(operation)
            yield (
                operation["tags"][0],
                Call(
                    method=method.upper(),
                    path=path,
                    summary=operation["summary"],
                    description=operation.get("description", ""),
                    open_to_all="security" not in operation,
                    parameters=[
                        _line(each["name"], each["schema"], each["required"]) for each in operation["parameters"]
                    ],
                    asks=asks,
                    fields=body,
                    tells=_told(operation["responses"]),
                ),
            )


def _body(operation: Schema) -> tuple[str, list[Line]]:
    """The schema that a call takes, or the fields of a form."""
    for content in operation.get("requestBody", {}).get("content", {}).values():
        ref = _ref(content["schema"])
        return ref, [] if ref else _lines(content["schema"])
    return "", []


def _told(responses: Mapping[Any, Schema]) -> str:
    """What a call answers with: the schema, or the media types of a file."""
    content = next(iter(responses.values())).get("content", {})
    schema = content.get("application/json", {}).get("schema", {})
    return _ref(schema) or ", ".join(content)


def _lines(schema: Schema) -> list[Line]:
    required = schema.get("required", ())
    return [_line(name, found, name in required) for name, found in schema.get("properties", {}).items()]


def _line(name: str, schema: Schema, required: bool) -> Line:
    return Line(name, _kind(schema), _ref(schema), required, schema.get("description", ""))


def _ref(schema: Schema) -> str:
    """The name of the schema that this one is, wraps, or lists."""
    inside = [schema.get("items", {}), *schema.get("anyOf", ()), *schema.get("allOf", ())]
    refs = [schema.get("$ref", ""), *(each.get("$ref", "") for each in inside)]
    return next((ref.rpartition("/")[2] for ref in refs if ref), "")


def _kind(schema: Schema) -> str:
    if "anyOf" in schema:
        return " | ".join(_kind(each) for each in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(schema["enum"])
    if schema.get("type") == "array":
        return f"[{_kind(schema['items'])}]"
    return schema.get("format") or schema.get("type") or _ref(schema)
