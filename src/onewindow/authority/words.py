"""What agreements' acts, phases and powers are called."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from onewindow.authority.models import POWER_NAMES
from onewindow.authority.rules import Power
from onewindow.authority.rules.life import Act, Phase

ACT_NAMES: dict[Act, str | Promise] = {
    Act.PROPOSE: _("提出协议"),
    Act.RENEW: _("续签"),
    Act.AMEND: _("提出变更"),
    Act.END: pgettext_lazy("agreement", "终止"),
    Act.REQUEST_ENDING: _("请求终止"),
    Act.DECIDE_ENDING: _("录入协调小组决定"),
    Act.SIGN: pgettext_lazy("act", "签署"),
    Act.DECLINE: _("不同意"),
    Act.WITHDRAW: _("收回提议"),
    Act.KEEP_SEALED: _("存入盖章扫描件"),
    Act.REGISTER_ACCOUNT: _("登记委托账号"),
    Act.RETURN_ACCOUNT: _("登记交回"),
}
PHASE_NAMES: dict[str, str | Promise] = {
    Phase.PROPOSED: _("待签署"),
    Phase.UPCOMING: _("未到生效日"),
    Phase.IN_FORCE: _("有效"),
    Phase.EXPIRED: _("已届满"),
    Phase.ENDED: _("已终止"),
    Phase.DROPPED: _("未成立"),
}


def powers_text(powers: Iterable[str]) -> str:
    """收件、受理: in the order of the work, in the language that is on."""
    held = set(powers)
    return gettext("、").join(str(POWER_NAMES[power]) for power in Power if power in held)
