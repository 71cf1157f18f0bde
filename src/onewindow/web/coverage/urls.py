"""Addresses of the coverage, within the part of the house that includes them."""

from django.urls import URLPattern, path

from onewindow.organisation.models import Role
from onewindow.web.coverage import exclusions, views
from onewindow.web.doors import for_roles


def paths(*roles: Role) -> list[URLPattern]:
    """The pages of the coverage for these hats; what each sees is decided by the query."""
    only = for_roles(*roles)
    return [
        path("/coverage", only(views.overview), name="coverage"),
        path("/coverage/departments/<int:department_id>", only(views.department), name="coverage_department"),
        path("/coverage/print", only(views.print_sheet), name="coverage_print"),
        path("/coverage/papers/<uuid:document_id>.pdf", only(views.paper), name="coverage_paper"),
        path("/coverage/exclusions", only(exclusions.page), name="exclusions"),
        path("/coverage/exclusions/propose", only(exclusions.propose), name="propose_exclusion"),
        path("/coverage/exclusions/<int:exclusion_id>/<str:act>", only(exclusions.decide), name="decide_exclusion"),
    ]
