"""Addresses of the window clerk's desk."""

from django.urls import path

from onewindow.organisation.models import Role
from onewindow.web.desk import case_page, lists, new_visitor
from onewindow.web.findings.urls import findings_under

app_name = "desk"
urlpatterns = [
    path("desk", new_visitor.home, name="home"),
    path("desk/items", new_visitor.items, name="items"),
    path("desk/item", new_visitor.item, name="item"),
    path("desk/person", new_visitor.person, name="person"),
    path("desk/receive", new_visitor.receive, name="receive"),
    path("desk/inbox", lists.inbox, name="inbox"),
    path("desk/cases", lists.cases, name="cases"),
    path("desk/cases/<str:number>", case_page.case, name="case"),
    path("desk/cases/<str:number>/work", case_page.work, name="work"),
    *findings_under("desk", Role.CLERK),
]
