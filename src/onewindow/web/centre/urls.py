"""Addresses of those who keep the centre."""

from django.urls import path

from onewindow.web.centre import views

app_name = "centre"
urlpatterns = [
    path("", views.home, name="home"),
]
