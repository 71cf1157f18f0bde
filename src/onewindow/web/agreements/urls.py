"""The addresses of agreements, confirmation lists and accounts, the same behind each side's door."""

from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods, require_safe

from onewindow.organisation.models import Role
from onewindow.web.agreements import accounts, confirmations, views
from onewindow.web.doors import View, for_roles


def agreements_for(role: Role) -> list[URLPattern]:
    """The paths below a part of the house, for this side's hat."""

    def read(view: View) -> View:
        return require_safe(for_roles(role)(view))

    def write(view: View) -> View:
        return require_http_methods(["GET", "POST"])(for_roles(role)(view))

    return [
        path("/agreements", read(views.agreement_list), name="agreements"),
        path("/agreements/new", write(views.new_agreement), name="new_agreement"),
        path("/agreements/<str:code>", read(views.agreement_page), name="agreement"),
        path("/agreements/<str:code>/acts/<str:act>", write(views.agreement_act), name="agreement_act"),
        path(
            "/agreements/<str:code>/papers/<uuid:document_id>.pdf", read(views.agreement_paper), name="agreement_paper"
        ),
        path("/agreements/<str:code>/scans/<uuid:scan_id>", read(views.agreement_scan), name="agreement_scan"),
        path("/agreements/<str:code>/accounts", write(accounts.register), name="register_account"),
        path("/accounts", read(accounts.account_list), name="accounts"),
        path("/accounts/<int:account_id>/return", write(accounts.give_back), name="return_account"),
        path("/confirmations", write(confirmations.overview), name="confirmations"),
        path("/confirmations/<int:list_id>", read(confirmations.one), name="confirmation"),
        path("/confirmations/<int:list_id>/acts/<str:act>", write(confirmations.act), name="confirmation_act"),
        path("/confirmations/<int:list_id>/<str:which>.file", read(confirmations.file), name="confirmation_file"),
    ]
