"""Addresses of papers and files: one for every audience, each view scoped and on record."""

from django.urls import path

from onewindow.web.papers import views

app_name = "papers"
urlpatterns = [
    path("papers/<uuid:document_id>.pdf", views.paper, name="paper"),
    path("files/<uuid:file_id>", views.file, name="file"),
]
