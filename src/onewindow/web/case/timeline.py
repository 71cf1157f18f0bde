"""What was done to a case, act by act, in the reader's words: who, in which hat, on which ground, why."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onewindow.cases.models import CaseEvent
from onewindow.cases.models.intake import VERDICTS
from onewindow.cases.queries.page import CaseView
from onewindow.cases.rules import Act
from onewindow.cases.words import ACT_NAMES
from onewindow.organisation.models import Role
from onewindow.web.case.lines import EventLine
from onewindow.web.words import listed

VERDICT_NAMES = dict(VERDICTS)
GROUNDS = {
    "agreement": gettext_lazy("授权委托协议"),
    "office": gettext_lazy("部门职权"),
    "law": gettext_lazy("法律规定"),
    "supervision": gettext_lazy("效能监管"),
}
GOOD = {Act.ACCEPT, Act.GRANT, Act.DELIVER}
STOPPING = {Act.NOTIFY, Act.NOTIFY_AGAIN, Act.SUSPEND, Act.REQUEST_COMPLETION}
REFUSING = {Act.REFUSE, Act.DECLINE, Act.RETURN, Act.TERMINATE}
LATE = {Act.DEEM_ACCEPTED, Act.LAPSE}
WORDS = {
    "reason": gettext_lazy("理由"),
    "reasons": gettext_lazy("理由"),
    "basis": gettext_lazy("依据"),
    "opinion": gettext_lazy("意见"),
    "question": gettext_lazy("询问"),
    "answer": gettext_lazy("答复"),
    "evidence": gettext_lazy("依据"),
    "certificate": gettext_lazy("证照编号"),
    "extended_by": gettext_lazy("延长"),
    "promised_due": gettext_lazy("新的承诺期限"),
    "accepted_since": gettext_lazy("视为受理之日"),
    "reply_by": gettext_lazy("补正期限"),
    "to": gettext_lazy("移交至"),
    "recipient": gettext_lazy("签收人证件"),
    "procedure": gettext_lazy("特别程序"),
}


def event_lines(view: CaseView) -> list[EventLine]:
    """Say the events of a case, the newest first."""
    materials = {material.listed.code: material.listed.name for material in view.materials}
    return [_line(event, materials) for event in reversed(view.events)]


def _line(event: CaseEvent, materials: dict[str, str]) -> EventLine:
    return EventLine(
        title=str(ACT_NAMES[Act(event.act)]),
        kind=_kind(event),
        at=event.at,
        who=_who(event.actor),
        ground=f"{GROUNDS[event.ground['kind']]} {event.ground['reference']}",
        lines=list(_lines(event.detail, materials)),
    )


def _kind(event: CaseEvent) -> str:
    for kind, acts in (("good", GOOD), ("stop", STOPPING), ("refused", REFUSING), ("late", LATE)):
        if event.act in acts:
            return kind
    return "act"


def _who(actor: dict[str, Any]) -> str:
    if actor["role"] == "system":
        return _("系统")
    return f"{actor['name']} · {Role(actor['role']).label} · {actor['place']}"


def _lines(detail: dict[str, Any], materials: dict[str, str]) -> Iterator[tuple[str, str]]:
    for key, word in WORDS.items():
        if detail.get(key):
            yield str(word), str(detail[key])
    yield from map(tuple, detail.get("defects", ()))
    verdicts = detail.get("materials", {})
    for code, verdict in verdicts.items():
        yield materials.get(code, code), str(VERDICT_NAMES[verdict])
    if detail.get("material"):
        yield _("材料"), materials.get(detail["material"], detail["material"])
    if detail.get("late"):
        yield _("移交"), _("晚于当日截止时间")
    if detail.get("papers"):
        yield _("文书"), listed(detail["papers"])
