"""The line of steps that an applicant sees, and the next thing to do, from plain values."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from onewindow.cases.queries.progress import Progress
from onewindow.cases.rules import State
from onewindow.web.words import date, days_left

ENDED_EARLY = {State.RETURNED, State.DECLINED, State.WITHDRAWN, State.TERMINATED}
DECIDED = {State.GRANTED, State.REFUSED, State.ISSUING, State.DELIVERED}


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next: `yours` when the applicant has to do it."""

    sentence: str
    yours: bool = False


def line_of(found: Progress) -> list[dict[str, str]]:
    """The steps from receipt to collection, each done, now, to do, late or stopped, with its date."""
    steps = [_step(_("收件"), "done", date(found.received_at))]
    if found.state in ENDED_EARLY:
        accepted = [_step(_("受理"), "done", date(found.accepted_at))] if found.accepted_at else []
        return [*steps, *accepted, _step(_END_NAMES[State(found.state)](), "done", date(found.closed_at))]
    if found.state == State.CORRECTING:
        steps.append(_step(_("补正"), "now", _by(found.reply_by)))
    steps.append(_acceptance(found))
    steps.append(_review(found))
    steps.append(_decision(found))
    steps.append(_collection(found))
    return steps


def next_thing(found: Progress) -> Next:
    """One sentence: what the applicant should do now, or what to wait for."""
    match found.state:
        case State.RECEIVED:
            return Next(
                _("窗口正在核验材料，%(day)s前答复是否受理。您现在不用做什么。") % {"day": date(found.answer_by)}
            )
        case State.CORRECTING:
            return Next(_("请在%(day)s前，按一次性告知书补齐下列材料。") % {"day": date(found.reply_by)}, yours=True)
        case State.SUSPENDED:
            pause = found.pause or _("特别程序")
            return Next(
                _("正在进行“%(pause)s”，计划到%(day)s，这段时间不计入办理期限。")
                % {"pause": pause, "day": date(found.pause_until)}
            )
        case State.ACCEPTED | State.REVIEWING if found.reply_by:
            return Next(_("请在%(day)s前，补齐下列材料。") % {"day": date(found.reply_by)}, yours=True)
        case State.ACCEPTED | State.REVIEWING:
            return Next(
                _("%(department)s正在审查，承诺在%(day)s前作出决定。您现在不用做什么。")
                % {"department": found.department, "day": date(found.running.due_at)}
            )
        case State.GRANTED | State.REFUSED if found.at_window:
            return Next(_("决定已经作出，请带上身份证件，到原收件窗口领取。"), yours=True)
        case State.GRANTED | State.REFUSED:
            return Next(_("决定已经作出，结果正在移交统一出证窗口，到了就可以领取。"))
        case State.ISSUING:
            return Next(_("结果已到统一出证窗口，请本人或者登记的代办人带上身份证件来领取。"), yours=True)
        case State.DELIVERED:
            return Next(_("结果已经领取，本件办结。"))
        case State.RETURNED:
            return Next(_("本件不属于受理范围，材料已退还。应当向哪里申请，写在退件告知书上。"))
        case State.DECLINED:
            return Next(_("本件不予受理。理由和救济途径写在不予受理通知书上。"))
        case State.WITHDRAWN:
            return Next(_("申请已经撤回，材料已退还。需要时可以重新申请。"))
        case _other:
            return Next(_("本件已终止办理。理由和救济途径写在终止办理通知书上。"))


_END_NAMES = {
    State.RETURNED: lambda: pgettext("state", "退件"),
    State.DECLINED: lambda: pgettext("state", "不予受理"),
    State.WITHDRAWN: lambda: pgettext("state", "撤回"),
    State.TERMINATED: lambda: pgettext("state", "终止办理"),
}


def _acceptance(found: Progress) -> dict[str, str]:
    if found.accepted_at:
        return _step(_("受理"), "done", date(found.accepted_at))
    if found.state == State.CORRECTING:
        return _step(_("受理"), "todo")
    return _step(_("受理"), "now", _by(found.answer_by))


def _review(found: Progress) -> dict[str, str]:
    if found.state in DECIDED:
        return _step(_("审查"), "done")
    if found.state == State.SUSPENDED:
        return _step(found.pause or _("特别程序"), "stopped", _("不计入办理期限"))
    if not found.accepted_at:
        return _step(_("审查"), "todo")
    late = found.running.left is not None and found.running.left < 0
    return _step(_("审查"), "late" if late else "now", days_left(found.running.left))


def _decision(found: Progress) -> dict[str, str]:
    if found.decided_at:
        name = _("决定（准予）") if found.granted else _("决定（不予）")
        return _step(name, "done", date(found.decided_at))
    due = found.running.due_at
    return _step(_("决定"), "todo", _by(due) if found.accepted_at and found.state != State.SUSPENDED else "")


def _collection(found: Progress) -> dict[str, str]:
    if found.state == State.DELIVERED:
        return _step(_("领取"), "done", date(found.closed_at))
    ready = found.state == State.ISSUING or (found.state in DECIDED and found.at_window)
    return _step(_("领取"), "now" if ready else "todo", _("可以领取") if ready else "")


def _by(moment: datetime | None) -> str:
    return _("%(day)s前") % {"day": date(moment)} if moment else ""


def _step(name: str, state: str, note: str = "") -> dict[str, str]:
    return {"name": name, "state": state, "note": note}
