"""Addresses for everybody: no sign-in."""

from django.urls import path

from onewindow.web.public import front, progress, verification

urlpatterns = [
    path("", front.front, name="front"),
    path("progress", progress.progress_page, name="progress"),
    path("v", verification.code_form, name="verify"),
    path("v/<str:token>", verification.paper, name="verification"),
]
