"""Addresses of the departments' pages."""

from django.urls import path

from onewindow.cases.queries.inbox import OFFICE
from onewindow.organisation.models import Role
from onewindow.web.agreements.urls import agreements_for
from onewindow.web.coverage.urls import paths as coverage_paths
from onewindow.web.findings.urls import findings_under
from onewindow.web.items.urls import office_items
from onewindow.web.office import item_urls, sheet, views

app_name = "office"
urlpatterns = [
    path("", views.inbox_page, name="home"),
    path("/cases", views.case_list, name="cases"),
    path("/cases/<str:number>", views.case_page, name="case"),
    path("/cases/<str:number>/acts/<str:act>", views.act, name="act"),
    *coverage_paths(*OFFICE),
    path("/items/export.xlsx", sheet.export, name="export_items"),
    *findings_under("", *OFFICE),
    *agreements_for(Role.ITEM_MANAGER),
    *item_urls.urlpatterns,
    *office_items(),
]
