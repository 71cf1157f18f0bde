"""An application as its page shows it: where it stands, what it changes, what it still lacks, and its course."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from onewindow.authority.readiness import Condition, readiness
from onewindow.authority.windows import windows_serving
from onewindow.catalogue.applications import changes, list_of
from onewindow.catalogue.models import ItemApplication, ItemApplicationFile
from onewindow.catalogue.queries import checklist
from onewindow.catalogue.queries.applications import acts_for, files_of
from onewindow.catalogue.rules.difference import substantive
from onewindow.catalogue.rules.life import FINAL, WITH_LIST, Act, Kind, Stage
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role, Window
from onewindow.web.items.compare import DiffLine, diff_lines
from onewindow.web.items.forms import ACT_NAMES
from onewindow.web.items.limits import Standing, standing
from onewindow.web.people import who_text

HOLDERS = {
    Stage.DRAFT: Role.ITEM_MANAGER,
    Stage.SENT_BACK: Role.ITEM_MANAGER,
    Stage.SUBMITTED: Role.ITEM_CHECKER,
    Stage.CHECKED: Role.ITEM_REVIEWER,
    Stage.APPROVED: Role.CENTRE_ADMIN,
}


@dataclass(frozen=True, slots=True)
class Sheet:
    application: ItemApplication
    holder: str | Promise
    standing: Standing
    steps: Sequence[dict[str, object]]
    lines: Sequence[DiffLine]
    merely_editorial: bool
    faults: int
    conditions: Sequence[Condition]
    windows: Sequence[Window]
    files: Sequence[ItemApplicationFile]
    events: Sequence[dict[str, object]]
    allowed: Sequence[Act]
    over: bool

    @property
    def with_list(self) -> bool:
        return self.application.kind in WITH_LIST


def sheet_of(application: ItemApplication, *, actor: Actor, at: datetime) -> Sheet:
    """Put together what the page of an application shows; 10 queries at most, whatever its size."""
    read = list_of(application) if application.kind in WITH_LIST else None
    after = read.checklist if read else None
    found = changes(application, after) if after else ()
    before = checklist(application.base) if application.base else None
    day = application.planned_on or localdate(at)
    return Sheet(
        application=application,
        holder=Role(HOLDERS[Stage(application.stage)]).label if application.stage in HOLDERS else "",
        standing=standing(application, at),
        steps=_steps(application, at),
        lines=diff_lines(found, before, after),
        merely_editorial=bool(found) and not substantive(found),
        faults=len(read.faults) if read else 0,
        conditions=readiness(application, on=day),
        windows=windows_serving(after.service_objects, application.department) if after else (),
        files=list(files_of(application)),
        events=_events(application),
        allowed=acts_for(application, actor),
        over=application.stage in FINAL,
    )


def _steps(application: ItemApplication, at: datetime) -> list[dict[str, object]]:
    names: list[tuple[Stage, str]] = [(Stage.DRAFT, _("起草")), (Stage.SUBMITTED, _("中心审核"))]
    if not application.editorial:
        names.append((Stage.CHECKED, _("联合审核")))
    last = _("授权、培训、配置") if application.kind == Kind.ADDITION else _("待发布")
    names += [(Stage.APPROVED, last), (Stage.PUBLISHED, _("发布"))]
    order = [stage for stage, _name in names]
    stage = Stage(application.stage)
    stopped = {Stage.SENT_BACK: Stage.DRAFT, Stage.REJECTED: Stage.CHECKED, Stage.WITHDRAWN: Stage.DRAFT}
    here = order.index(stopped.get(stage, stage) if stopped.get(stage, stage) in order else Stage.SUBMITTED)
    shown: list[dict[str, object]] = []
    for place, (_stage, name) in enumerate(names):
        state = "done" if place < here or stage is Stage.PUBLISHED else "now" if place == here else "todo"
        if place == here and stage in stopped:
            state = "stopped"
        elif state == "now" and application.due_at and at > application.due_at:
            state = "late"
        shown.append({"name": name, "state": state, "note": application.get_stage_display() if place == here else ""})
    return shown


def _events(application: ItemApplication) -> list[dict[str, object]]:
    return [
        {
            "title": str(ACT_NAMES[event.act]),
            "at": event.at,
            "who": who_text(event.actor),
            "detail": event.note,
            "kind": "refused" if event.act in (Act.SEND_BACK, Act.REJECT) else "act",
        }
        for event in application.events.all()
    ]
