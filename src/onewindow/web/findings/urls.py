"""The addresses of findings, the same under every door."""

from django.urls import URLPattern, path

from onewindow.organisation.models import Role
from onewindow.web.findings.views import views_for


def findings_under(prefix: str, *roles: Role) -> list[URLPattern]:
    """The paths of findings below a part of the house, for these hats: names `findings`, `finding`, `finding_act`."""
    views = views_for(*roles)
    return [
        path(f"{prefix}/findings", views["list"], name="findings"),
        path(f"{prefix}/findings/<str:number>", views["one"], name="finding"),
        path(f"{prefix}/findings/<str:number>/acts/<str:act>", views["act"], name="finding_act"),
        path(f"{prefix}/findings/<str:number>/files/<uuid:file_id>", views["file"], name="finding_file"),
    ]
