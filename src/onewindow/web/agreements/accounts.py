"""The register of accounts handed over: what runs out first on top, registering one, noting its return."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from onewindow.authority import actions
from onewindow.authority.errors import SecretNotKept
from onewindow.authority.models import DelegatedAccount
from onewindow.authority.queries.accounts import list_accounts, possible_holders
from onewindow.authority.queries.agreements import agreement_view
from onewindow.lib.refusal import NotFound, Refused
from onewindow.web.acting import Tried, tried_by
from onewindow.web.agreements.forms import term_typed
from onewindow.web.agreements.views import frame, room_of
from onewindow.web.lists import paging
from onewindow.web.reading import day_typed
from onewindow.web.session import StaffRequest

TYPED = ("system", "account_name", "holder", "handed_by", "reference")


def account_list(request: StaffRequest) -> HttpResponse:
    """Who holds which account until when; `?returned=yes` shows what was given back, `?after=`."""
    return _list(request)


def register(request: StaffRequest, code: str) -> HttpResponse:
    """The form for an account handed over under an agreement, and registering it."""
    if request.method == "GET":
        return _form(request, code)
    try:
        term, typed = term_typed(request), {name: request.POST.get(name, "") for name in TYPED}
        account = actions.AccountInput(**typed, begins_on=term["begins_on"], ends_on=term["ends_on"])
        actions.register_account(code=code, account=account, by=request.actor, at=request.at)
    except NotFound:
        raise
    except Refused as refusal:
        return _form(request, code, tried_by(request, "account", refusal))
    messages.success(request, _("委托账号已登记。"))
    return HttpResponseRedirect(reverse(f"{room_of(request)}:accounts"))


def give_back(request: StaffRequest, account_id: int) -> HttpResponse:
    """Note that an account was given back on a day."""
    back = reverse(f"{room_of(request)}:accounts")
    if request.method == "GET":
        return HttpResponseRedirect(back)
    try:
        day = day_typed(request, "returned_on", _("交回日期"))
        actions.return_account(account_id=account_id, returned_on=day, by=request.actor, at=request.at)
    except NotFound:
        raise
    except Refused as refusal:
        return _list(request, account_id, refusal)
    messages.success(request, _("已登记交回。"))
    return HttpResponseRedirect(back)


def _list(request: StaffRequest, tried: int | None = None, refusal: Refused | None = None) -> HttpResponse:
    returned, after = request.GET.get("returned") == "yes", request.GET.get("after", "")[:12]
    rows, next_after = list_accounts(actor=request.actor, at=request.at, returned=returned, after=after)
    context = {
        **frame(request),
        "rows": rows,
        **paging(request, next_after, after),
        "returned": returned,
        "today": localdate(request.at).isoformat(),
        "tried": tried,
        "refusal": refusal,
    }
    return render(request, "agreements/accounts.html", context, status=refusal.status if refusal else 200)


def _form(request: StaffRequest, code: str, tried: Tried | None = None) -> HttpResponse:
    view = agreement_view(code=code, actor=request.actor, at=request.at)
    refusals = tried.refusals if tried else []
    # What looks like a password is not even shown again.
    secrets = {each.field for each in refusals if isinstance(each, SecretNotKept)}
    context = {
        **frame(request),
        "agreement": view.agreement,
        "holders": possible_holders(centre_id=view.agreement.centre_id),
        "ways": DelegatedAccount.HandedBy.choices,
        "typed": {name: text for name, text in tried.typed.items() if name not in secrets} if tried else {},
        "errors": {each.field: str(each) for each in refusals if each.field},
        "summary": [(each.field or "", str(each)) for each in refusals],
    }
    return render(request, "agreements/account.html", context, status=tried.status if tried else 200)
