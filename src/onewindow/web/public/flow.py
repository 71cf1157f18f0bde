"""The course of an item as a picture: its steps, each with the limit or the hand that belongs to it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from onewindow.catalogue.models import ItemVersion
from onewindow.catalogue.rules import Checklist
from onewindow.catalogue.rules.flow import ACCEPTANCE, DECISION, MAKING
from onewindow.worktime.texts import limit_text

MAKERS = dict(ItemVersion.Maker.choices)


@dataclass(frozen=True, slots=True)
class FlowStep:
    name: str
    note: str


def flow_of(listed: Checklist) -> list[FlowStep]:
    """The steps of the list, in order, with what is known of each: from acceptance to decision runs the promise."""
    return [FlowStep(name, _note(name, listed)) for name in listed.flow]


def _note(step: str, listed: Checklist) -> str:
    if any(procedure.name in step or step in procedure.name for procedure in listed.procedures):
        return _("不计入时限")
    if step == ACCEPTANCE:
        return _("当场") if listed.kind == ItemVersion.Kind.IMMEDIATE else _("5 个工作日内")
    if step == DECISION:
        return _("受理起 %(limit)s") % {"limit": limit_text(listed.promised)}
    if step == MAKING:
        return str(MAKERS[listed.maker])
    return ""
