"""Addresses of the issuing window's pages."""

from django.urls import path

from onewindow.organisation.models import Role
from onewindow.web.findings.urls import findings_under
from onewindow.web.issuing import views

app_name = "issuing"
urlpatterns = [
    path("", views.stock, name="home"),
    path("/cases", views.case_list, name="cases"),
    path("/cases/<str:number>", views.case_page, name="case"),
    path("/cases/<str:number>/acts/<str:act>", views.act, name="act"),
    *findings_under("", Role.ISSUING_CLERK),
]
