"""Confirming who was taught and examined face to face, and revoking a pass (M15)."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext_lazy as _

from onewindow.audit.models import Entry
from onewindow.authority.actions.scans import keep_scan, viewed
from onewindow.authority.actions.training._rights import course_for, require_clerks, require_right
from onewindow.authority.errors import BelowPassMark, ConfirmedAlready, NothingInForce, RevokedAlready
from onewindow.authority.models import TrainingPass
from onewindow.authority.queries.passes import passes_seen_by
from onewindow.authority.queries.syllabus import editions
from onewindow.authority.rules.training import TrainingAct, last_day
from onewindow.lib.handed_out import Viewed
from onewindow.lib.refusal import NotFound
from onewindow.lib.typed_text import FieldWrong, require_text
from onewindow.lib.uploads import Upload
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed, keep


def confirm_training(
    *,
    course_id: int,
    account_ids: Collection[int],
    examined_on: date,
    score: int,
    sheet: Upload,
    by: Actor,
    at: datetime,
) -> list[TrainingPass]:
    """Record that these clerks were taught and examined face to face on a day, with one scanned sheet for all.

    They are trained for the editions in force on that day. Refuses with NotFound, NoTrainingRight, ClerkUnknown,
    FieldWrong for a day to come or so long ago that the training is over, BelowPassMark, NothingInForce,
    ConfirmedAlready, and as `put_away` does.
    """
    with deed(TrainingAct.CONFIRM, f"course {course_id}", by=by, at=at) as detail:
        course = course_for(TrainingAct.CONFIRM, course_id, by)
        chosen = require_clerks(account_ids, course, at)
        today, until = localdate(at), last_day(examined_on, course.validity_months)
        if examined_on > today or until < today:
            raise FieldWrong(field="examined_on", label=_("考核日期"), value=examined_on.isoformat())
        if not 0 <= score <= 100:
            raise FieldWrong(field="score", label=_("得分"), value=score)
        if score < course.pass_mark:
            raise BelowPassMark(score=score, mark=course.pass_mark, field="score")
        numbers = editions(course, examined_on)
        if not numbers:
            raise NothingInForce(course=course.title, day=examined_on.isoformat())
        _require_new(course.pk, account_ids, examined_on)
        scan = keep_scan(sheet, by=by, at=at, field="sheet", folder="training")
        passes = TrainingPass.objects.bulk_create(
            TrainingPass(
                account_id=clerk.account_id,
                item_id=item_id,
                version_number=version,
                course=course,
                way=TrainingPass.Way.FACE_TO_FACE,
                sheet=scan,
                score=score,
                passed_on=examined_on,
                valid_until=until,
                confirmed_by=by.as_record(),
                confirmed_at=at,
            )
            for clerk in chosen
            for item_id, version in numbers.items()
        )
        detail.update(course=course.title, clerks=[clerk.name for clerk in chosen], sha256=scan.sha256)
    return passes


def revoke_training(*, pass_id: UUID, reason: str, by: Actor, at: datetime) -> int:
    """End every pass of that person for that item, for a reason; return how many ended.

    Refuses with NotFound, NoTrainingRight, FieldMissing, FieldTooLong, RevokedAlready.
    """
    with deed(TrainingAct.REVOKE, f"pass {pass_id}", by=by, at=at) as detail:
        found = passes_seen_by(by).filter(pk=pass_id).first()
        if found is None:
            raise NotFound(field="pass")
        require_right(TrainingAct.REVOKE, by, found.item.department)
        reason = require_text("reason", _("撤销理由"), reason, 500)
        rows = TrainingPass.objects.select_for_update().filter(account=found.account_id, item=found.item_id)
        standing = [each for each in rows if each.revoked_at is None]
        if found.pk not in {each.pk for each in standing}:
            found.refresh_from_db()
            assert found.revoked_at is not None and found.revoked_by is not None
            raise RevokedAlready(who=found.revoked_by["name"], when=f"{localtime(found.revoked_at):%Y-%m-%d %H:%M}")
        TrainingPass.objects.filter(pk__in=[each.pk for each in standing]).update(
            revoked_at=at, revoked_by=by.as_record(), revoke_reason=reason
        )
        detail.update(clerk=found.account.full_name, item=found.item.name, reason=reason)
    return len(standing)


def view_sheet(*, pass_id: UUID, by: Actor, at: datetime) -> Viewed:
    """Return the sheet of a pass that this hat may see; the look is on record.

    Refuses with NotFound, FileGone, FileAltered.
    """
    found = passes_seen_by(by).filter(pk=pass_id, sheet__isnull=False).first()
    if found is None or found.sheet is None:
        raise NotFound(field="pass")
    shown = viewed(found.sheet)
    keep(Entry.Kind.VIEWED, f"pass {pass_id}", by, at, {"file": found.sheet.name, "sha256": found.sheet.sha256})
    return shown


def _require_new(course_id: int, account_ids: Collection[int], examined_on: date) -> None:
    """Refuse with ConfirmedAlready the same examination a second time, as when a form is sent twice."""
    same = TrainingPass.objects.filter(
        course=course_id,
        account__in=account_ids,
        passed_on=examined_on,
        way=TrainingPass.Way.FACE_TO_FACE,
        revoked_at=None,
    )
    before = same.select_related("account").first()
    if before is not None:
        raise ConfirmedAlready(clerk=before.account.full_name, field="clerks")
