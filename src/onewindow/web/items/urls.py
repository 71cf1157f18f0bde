"""The addresses of items' lives under the door of the departments and under that of the centre."""

from django.urls import URLPattern, path

from onewindow.organisation.models import Role
from onewindow.web.items import checking, drafting, history, managing
from onewindow.web.items.views import views_for

KEEPERS = (Role.ITEM_CHECKER, Role.ITEM_REVIEWER, Role.CENTRE_ADMIN)


def office_items() -> list[URLPattern]:
    """The department's items, what it applies for, and the drafts of lists."""
    return [
        path("/items", managing.items, name="items"),
        path("/items/new", managing.begin_addition, name="new_item"),
        *_shared(Role.ITEM_MANAGER),
        path("/items/applications/<str:number>/edit", drafting.edit, name="item_edit"),
        path("/items/applications/<str:number>/files", managing.attach, name="item_attach"),
        path("/items/applications/<str:number>/files/<uuid:file_id>/remove", managing.detach, name="item_detach"),
        path("/items/<str:code>/applications", managing.begin, name="item_begin"),
        path("/items/<str:code>", history.at_office, name="item"),
    ]


def centre_items() -> list[URLPattern]:
    """What waits for the centre's checker, joint reviewer and administrator; what stands under /items by name goes first."""
    return [
        path("/items", checking.inbox, name="items"),
        *_shared(*KEEPERS),
        path("/items/<str:code>", history.at_centre, name="item"),
    ]


def _shared(*roles: Role) -> list[URLPattern]:
    views = views_for(*roles)
    return [
        path("/items/applications/<str:number>", views["one"], name="item_application"),
        path("/items/applications/<str:number>/acts/<str:act>", views["act"], name="item_act"),
        path("/items/applications/<str:number>/files/<uuid:file_id>", views["file"], name="item_file"),
    ]
