"""What every page passes through: the clock, the person, the language, refusals, and the content policy."""

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from onewindow.lib.refusal import InvalidInput, Refused
from onewindow.web.errors import refusal_page
from onewindow.web.session import Request, hat_of

Handler = Callable[[HttpRequest], HttpResponse]

CONTENT_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "media-src 'self' blob:",
        "frame-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
SHOWN_BY_BROWSER = ("application/pdf", "image/jpeg", "image/png")


class LanguageMiddleware:
    """Chinese unless the person chose otherwise; the browser's own preference does not decide for an authority."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Cookie",))
        return response


class ContentPolicyMiddleware:
    """Only our own files run and show; a view that needs more says so itself. The browser's own viewers get none."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.get("Content-Type") not in SHOWN_BY_BROWSER:
            response.headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
        return response


class ActorMiddleware:
    """Put the moment, the hat and the actor on the request; what a person sees is kept by no shared cache."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        visit = cast(Request, request)
        visit.at = timezone.now()
        visit.hat = hat_of(request, at=visit.at)
        visit.actor = visit.hat.actor if visit.hat else None
        response = self.get_response(request)
        if visit.actor:
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


class RefusalMiddleware:
    """Answer a refusal with its sentence, and turn away characters that the database cannot hold."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        field = _field_with_nul(request)
        if field is not None:
            return refusal_page(cast(Request, request), InvalidInput(field=field))
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return refusal_page(cast(Request, request), exception) if isinstance(exception, Refused) else None


def _field_with_nul(request: HttpRequest) -> str | None:
    if "\0" in request.path:
        return ""
    for typed in (request.GET, request.POST):
        for name, values in typed.lists():
            if "\0" in name or any("\0" in value for value in values):
                return name.replace("\0", "")
    return None
