"""Addresses of the pages: one line per audience."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from onewindow.web import styleguide

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("onewindow.web.public.urls")),
    path("", include("onewindow.web.account.urls")),
    path("", include("onewindow.web.papers.urls")),
    path("", include("onewindow.web.case.urls")),
    path("", include("onewindow.web.desk.urls")),
    path("", include("onewindow.web.training.urls")),
    path("office", include("onewindow.web.office.urls")),
    path("issuing", include("onewindow.web.issuing.urls")),
    path("centre", include("onewindow.web.centre.urls")),
    path("watch", include("onewindow.web.watch.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("styleguide", styleguide.styleguide, name="styleguide"))
