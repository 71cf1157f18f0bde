"""Addresses that every audience's page of a case shares."""

from django.urls import path

from onewindow.web.case import views

app_name = "case"
urlpatterns = [
    path("cases/<str:number>/reveal", views.reveal, name="reveal"),
    path("cases/<str:number>/liability", views.liability, name="liability"),
]
