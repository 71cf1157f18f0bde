"""What every call passes through: its language, its size, and the form of whatever went wrong before or behind it."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from onewindow.api.errors import AddressUnknown, BodyTooLarge, Failure, MethodNotAllowed, Unreadable
from onewindow.api.problems import MEDIA_TYPE, refused
from onewindow.lib.ids import new_id
from onewindow.lib.refusal import InvalidInput, Refused

HERE = "/api/"
KEPT = ("Allow", "Retry-After")
# A file may be as large as the limit says, and what is somewhat larger is still told its own name and size.
LONGEST_BODY = 5 * settings.UPLOAD_LIMIT
log = logging.getLogger("onewindow.api")


class ApiMiddleware:
    """Under /api/: the language of `Accept-Language` or the cookie, Chinese without; and never an HTML error."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(HERE):
            return self.get_response(request)
        language = translation.get_language_from_request(request)
        with translation.override(language):
            response = refused(BodyTooLarge()) if _is_too_long(request) else self.get_response(request)
            if response.status_code >= 400 and response.get("Content-Type") != MEDIA_TYPE:
                response = _as_problem(request, response)
        response.headers["Content-Language"] = language
        response.headers.setdefault("Cache-Control", "private, no-store")
        patch_vary_headers(response, ("Accept-Language",))
        return response


def _is_too_long(request: HttpRequest) -> bool:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return length.isdecimal() and int(length) > LONGEST_BODY


def _as_problem(request: HttpRequest, page: HttpResponse) -> HttpResponse:
    response = refused(_refusal_of(request, page.status_code))
    for name in KEPT:
        if name in page:
            response[name] = page[name]
    return response


def _refusal_of(request: HttpRequest, status: int) -> Refused:
    match status:
        case 404:
            return AddressUnknown()
        case 405:
            return MethodNotAllowed()
        case 413:
            return BodyTooLarge()
        case 422:
            return InvalidInput()
        case status if status < 500:
            return Unreadable()
    reference = str(new_id())[-12:]
    log.error("answered %s with a failure, reference %s", request.path, reference)
    return Failure(reference=reference)
