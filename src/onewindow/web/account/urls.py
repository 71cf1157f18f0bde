"""Addresses of the person's own pages."""

from django.urls import path
from django.views.i18n import set_language

from onewindow.web.account import notices, views

urlpatterns = [
    path("home", views.home, name="home"),
    path("sign-in", views.sign_in, name="sign_in"),
    path("sign-out", views.sign_out, name="sign_out"),
    path("hat", views.hat, name="hat"),
    path("phone", notices.phone, name="own_phone"),
    path("notices", notices.notices, name="notices"),
    path("language", set_language, name="language"),
]
