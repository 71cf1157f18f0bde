"""Addresses of those who keep the centre."""

from django.urls import path

from onewindow.organisation.models import Role
from onewindow.web.agreements.urls import agreements_for
from onewindow.web.centre import lights, messages, sheet, views
from onewindow.web.items.urls import centre_items

app_name = "centre"
urlpatterns = [
    path("", views.home, name="home"),
    *agreements_for(Role.CENTRE_ADMIN),
    path("/lights", lights.lights, name="lights"),
    path("/messages", messages.outbox, name="messages"),
    path("/messages/words", messages.words, name="words"),
    path("/messages/words/<str:occasion>", messages.set_words, name="set_words"),
    path("/messages/hours", messages.set_hours, name="set_hours"),
    path("/messages/<uuid:message_id>/resend", messages.resend, name="resend"),
    path("/items/sheet", sheet.page, name="sheet"),
    path("/items/export.xlsx", sheet.export, name="export_items"),
    path("/items/import", sheet.take, name="import_items"),
    *centre_items(),
]
