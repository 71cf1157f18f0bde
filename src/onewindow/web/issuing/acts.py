"""The acts of the issuing window: make where granted, deliver after the identity card was checked (M32)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from onewindow.cases import actions
from onewindow.cases.rules import Act
from onewindow.lib.uploads import read_in
from onewindow.web.acting import ActForm
from onewindow.web.case.making import MAKE
from onewindow.web.session import StaffRequest


def _delivery(request: StaffRequest) -> dict[str, Any]:
    drawn = request.FILES.get("signature")
    return {
        "recipient": request.POST.get("recipient", ""),
        "recipient_number": request.POST.get("recipient_number", ""),
        "signature": read_in(drawn, "signature") if drawn else None,
    }


_FORMS = (
    MAKE,
    ActForm(
        Act.DELIVER,
        actions.deliver,
        _("交付并出具送达回证"),
        note=_("核对证件原件，人证一致后输入证件上的号码。"),
        tone="primary",
        read=_delivery,
    ),
)
FORMS = {form.act: form for form in _FORMS}
