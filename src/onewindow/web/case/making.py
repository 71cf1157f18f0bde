"""Making the certificate: the same form for the department and for the issuing window, whoever holds the power (M32)."""

from django.utils.translation import gettext_lazy as _

from onewindow.cases import actions
from onewindow.cases.rules import Act
from onewindow.web.acting import ActForm

MAKE = ActForm(
    Act.MAKE,
    actions.make,
    _("制作证照"),
    note=_("按决定书制作，编号自动生成，只能制作一次。"),
    tone="primary",
)
