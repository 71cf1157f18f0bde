"""One pass: for what, by whom confirmed, until when; and revoking it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from onewindow.authority.actions.training import revoke_training, view_sheet
from onewindow.authority.queries.passes import pass_view
from onewindow.lib.handed_out import hand_out
from onewindow.lib.refusal import NotFound, Refused
from onewindow.organisation.models import Role
from onewindow.web.doors import for_roles
from onewindow.web.session import StaffRequest
from onewindow.web.training.courses import READERS
from onewindow.web.training.reading import Faults


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*READERS)
def training_pass(request: StaffRequest, pass_id: UUID) -> HttpResponse:
    """Show a pass; POST revokes it with `reason`, and a refusal keeps what was typed."""
    faults = Faults()
    if request.method == "POST":
        try:
            reason = request.POST.get("reason", "")
            revoke_training(pass_id=pass_id, reason=reason, by=request.actor, at=request.at)
        except NotFound:
            raise
        except Refused as refusal:
            faults = Faults(refusal)
        else:
            messages.success(request, _("培训合格已撤销，即时起不能受理。"))
            return HttpResponseRedirect(reverse("training:pass", args=[pass_id]))
    record, standing = pass_view(pass_id=pass_id, actor=request.actor, on=localdate(request.at))
    context = {
        "record": record,
        "standing": standing,
        "faults": faults,
        "typed": request.POST,
        "may_revoke": request.actor.has_role(Role.ITEM_MANAGER, Role.CENTRE_ADMIN) and record.revoked_at is None,
    }
    return render(request, "training/pass.html", context, status=faults.status)


@require_safe
@for_roles(*READERS)
def sheet(request: StaffRequest, pass_id: UUID) -> HttpResponse:
    """The scanned sheet; each look is on record."""
    seen = view_sheet(pass_id=pass_id, by=request.actor, at=request.at)
    return hand_out(seen, download=False)
