"""The API as one: its parts, who may call, how errors are answered, and its description."""

from functools import cached_property
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.request import RawPostDataException, UnreadablePostError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.renderers import JSONRenderer

from onewindow.api.auth import Bearer
from onewindow.api.docs import HouseDocs
from onewindow.api.errors import BodyTooLarge, TokenMissing, Unreadable, WrongMediaType
from onewindow.api.marks import _
from onewindow.api.parsing import JSON, StrictParser
from onewindow.api.problems import MEDIA_TYPE, Problem, refused
from onewindow.api.resources import (
    acts,
    agreements,
    answers,
    assessments,
    cases,
    confirmations,
    coverage,
    findings,
    inbox,
    item_applications,
    items,
    liability,
    material_samples,
    messages,
    notices,
    papers,
    people,
    problems,
    samples,
    training,
    workbook,
)
from onewindow.api.validation import refusal_of
from onewindow.lib.refusal import Refused

PROBLEM = {
    "description": "RFC 9457",
    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


class ReadableJson(JSONRenderer):
    """Chinese as it is written, which is shorter too."""

    json_dumps_params = {"ensure_ascii": False}


class HouseApi(NinjaAPI):
    """Ninja, with a description that says how errors look; its texts are told in the language that is on."""

    @cached_property
    def described(self) -> OpenAPISchema:
        schema = super().get_openapi_schema()
        problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schema["components"]["schemas"].update(problem.pop("$defs"), Problem=problem)
        schema["components"]["responses"] = {"Problem": PROBLEM}
        for operations in schema["paths"].values():
            for operation in operations.values():
                operation["responses"]["default"] = {"$ref": "#/components/responses/Problem"}
        return schema

    def get_openapi_schema(self, **places: Any) -> OpenAPISchema:
        return self.described

    def get_openapi_operation_id(self, operation: Operation) -> str:
        part = operation.view_func.__module__.rpartition(".")[2]
        return f"{part}_{operation.view_func.__name__}"


api = HouseApi(
    title=_("一窗通办开放接口"),
    version="1",
    description=_("与页面办理同样的动作、遵守同样的规则。时间为东八区，日期为 ISO 8601。"),
    auth=Bearer(),
    docs=HouseDocs(),
    parser=StrictParser(),
    renderer=ReadableJson(),
    urls_namespace="api",
)
for part in (
    people,
    agreements,
    confirmations,
    workbook,
    item_applications,
    items,
    material_samples,
    answers,
    coverage,
    cases,
    liability,
    inbox,
    acts,
    papers,
    notices,
    messages,
    samples,
    findings,
    assessments,
    training,
    problems,
):
    api.add_router("", part.router)


@api.exception_handler(Refused)
def _refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    return refused(refusal)


@api.exception_handler(ValidationError)
def _mistyped(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return refused(refusal_of(error.errors))


@api.exception_handler(AuthenticationError)
def _without_token(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return refused(TokenMissing())


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Ninja wraps what our parser refused."""
    return refused(error.__cause__ if isinstance(error.__cause__, Refused) else Unreadable())


@api.exception_handler(RawPostDataException)
def _form_instead_of_json(request: HttpRequest, error: RawPostDataException) -> HttpResponse:
    return refused(WrongMediaType(accepted=JSON))


@api.exception_handler(RequestDataTooBig)
def _too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return refused(BodyTooLarge())


@api.exception_handler(UnreadablePostError)
def _broken_off(request: HttpRequest, error: UnreadablePostError) -> HttpResponse:
    return refused(Unreadable())
