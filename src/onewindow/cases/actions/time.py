"""What stops or stretches the clocks: special procedures and the one extension (行政许可法 42, 45)."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from onewindow.cases.actions._deed import Deed
from onewindow.cases.actions._perform import perform
from onewindow.cases.actions.clocks import end_suspension, set_clocks, stored_clocks
from onewindow.cases.errors import ProcedureNotListed, TooManyDays
from onewindow.cases.models import Case, Extension
from onewindow.cases.papers import paper_facts
from onewindow.cases.rules import Act
from onewindow.documents.forms import extension as extension_form
from onewindow.documents.forms import special_procedure
from onewindow.lib.typed_text import require_text
from onewindow.organisation.actor import Actor
from onewindow.worktime.rules import Due, Limit, Unit


def suspend(
    *, number: str, procedure_id: int, days: int, reason: str, by: Actor, at: datetime, key: str | None = None
) -> Case:
    """Stop both clocks for a listed special procedure, of at most its listed working days in all, with notice (M22).

    (start, end] doesn't count; the clock resumes by itself at the planned end. Refuses with ProcedureNotListed and
    TooManyDays.
    """

    def effect(deed: Deed) -> None:
        case = deed.case
        text = require_text("reason", _("理由"), reason)
        procedure = case.version.procedures.filter(pk=procedure_id).first()
        if procedure is None:
            raise ProcedureNotListed(field="procedure_id")
        used = sum(
            deed.calendar.between(each.started_on, each.ends_on)
            for each in case.suspensions.filter(procedure=procedure)
        )
        if not 1 <= days <= procedure.days - used:
            left = max(procedure.days - used, 0)
            raise TooManyDays(procedure=procedure.name, limit=procedure.days, used=used, left=left, field="days")
        ends = deed.due(Limit(days, Unit.WORKING_DAY))
        suspension = case.suspensions.create(
            procedure=procedure, reason=text, started_on=localdate(at), ends_on=ends.on, planned_days=days
        )
        promised, _legal = set_clocks(case)
        suspension.document = deed.issue(
            special_procedure(
                paper_facts(case, by),
                procedure=procedure.name,
                legal_basis=procedure.basis,
                begins_on=localdate(at),
                days=days,
                ends=ends,
                promised_due=promised,
                executor=by.place,
            )
        )
        suspension.save(update_fields=["document"])
        deed.detail.update(procedure=procedure.name, days=days, ends_on=f"{ends.on}", reason=text)

    inputs = [procedure_id, days, reason]
    return perform(Act.SUSPEND, number=number, by=by, at=at, effect=effect, inputs=inputs, key=key)


def resume(*, number: str, evidence: str, by: Actor, at: datetime, key: str | None = None) -> Case:
    """Let the clocks run again before the planned end; `evidence` says how the procedure ended."""

    def effect(deed: Deed) -> None:
        deed.detail["evidence"] = require_text("evidence", _("特别程序结束的依据"), evidence)
        end_suspension(deed.case, at)
        set_clocks(deed.case)

    return perform(Act.RESUME, number=number, by=by, at=at, effect=effect, inputs=evidence, key=key)


def extend(*, number: str, reason: str, by: Actor, at: datetime, key: str | None = None) -> Case:
    """Extend once, before the legal limit, by the item's legal extension, with notice and reason (行政许可法 42).

    A promise that is broken already stays broken: then only the legal limit moves.
    """

    def effect(deed: Deed) -> None:
        case, text = deed.case, require_text("reason", _("延期理由"), reason)
        granted = case.version.extension
        assert granted is not None
        extension = Extension(
            case=case, number=granted.number, unit=granted.unit, reason=text, approved_by=by.as_record(), at=at
        )
        which, former_due, new_due = _stretched(stored_clocks(case), set_clocks(case, extension))
        extension.document = deed.issue(
            extension_form(
                paper_facts(case, by),
                reason=text,
                approver=by.name,
                extended_by=granted,
                former_due=former_due,
                new_due=new_due,
            )
        )
        extension.save()
        deed.detail.update({"reason": text, "extended_by": str(granted), which: f"{new_due.on}"})

    return perform(Act.EXTEND, number=number, by=by, at=at, effect=effect, inputs=reason, key=key)


def _stretched(former: Sequence[Due | None], new: Sequence[Due | None]) -> tuple[str, Due, Due]:
    """Name the limit that the extension moved, with its former and its new last day."""
    for which, before, after in zip(("promised_due", "legal_due"), former, new, strict=True):
        if before and after and before.at != after.at:
            return which, before, after
    raise AssertionError("an extension in time moves a limit")
