"""Doors by address."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", include("onewindow.api.urls")),
    path("", include("onewindow.web.urls")),
]

handler400 = "onewindow.web.errors.bad_request"
handler403 = "onewindow.web.errors.forbidden"
handler404 = "onewindow.web.errors.not_found"
handler500 = "onewindow.web.errors.failure"
