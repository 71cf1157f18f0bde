"""Addresses of the API."""

from django.urls import path

from onewindow.api.house import api

urlpatterns = [path("v1/", api.urls)]
