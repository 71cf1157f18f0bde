"""Confirming a department's items at once: the list is printed, sealed, scanned, and received by the centre (M10)."""

from datetime import datetime

from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from onewindow.audit.models import Entry
from onewindow.authority.actions._inputs import Powers, checked_powers
from onewindow.authority.actions.scans import keep_scan, viewed
from onewindow.authority.errors import ListStage, NotConfirmer, NotReceiver, NoVersion
from onewindow.authority.models import ConfirmationLine, ConfirmationList
from onewindow.authority.queries.confirmations import lists_seen_by
from onewindow.authority.words import powers_text
from onewindow.catalogue.models import ItemVersion
from onewindow.documents.actions import issue
from onewindow.documents.forms import ConfirmedItem, Paper, confirmation_list
from onewindow.documents.queries import pdf_of
from onewindow.lib.handed_out import Viewed
from onewindow.lib.refusal import NotFound
from onewindow.lib.typed_text import require_text
from onewindow.lib.uploads import Upload
from onewindow.messaging.actions import Addressee, News, tell
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed, keep
from onewindow.organisation.models import Applicant, Department, Role

Stage = ConfirmationList.Stage
CONFIRM, SEAL, RECEIVE, RETURN = "confirm_items", "seal_confirmation", "receive_confirmation", "return_confirmation"


def confirm_items(*, powers: Powers, by: Actor, at: datetime) -> ConfirmationList:
    """Confirm these items of one's department (codes, with the powers proposed) in the versions in force, and print the list.

    Refuses with NotConfirmer, with NoVersion for an item that has none in force, and as `propose` does.
    """
    with deed(CONFIRM, f"department {by.department_id}", by=by, at=at) as detail:
        if not by.has_role(Role.ITEM_MANAGER) or by.department_id is None:
            raise NotConfirmer()
        department = Department.objects.select_related("centre").get(pk=by.department_id)
        asked = checked_powers(powers, department=department, on=localdate(at))
        versions = {
            version.item_id: version
            for version in ItemVersion.objects.in_force(localdate(at)).filter(item__in=[each.item for each in asked])
        }
        for each in asked:
            if each.item.pk not in versions:
                raise NoVersion(field=f"powers.{each.item.code}", item=each.item.name)
        lines = [
            ConfirmationLine(item=each.item, version=versions[each.item.pk], powers=list(each.powers)) for each in asked
        ]
        made = ConfirmationList(department=department, confirmed_by=by.as_record(), confirmed_at=at)
        made.document = issue(paper=_paper(made, lines, by, at), centre=department.centre, at=at)
        made.save(force_insert=True)
        for line in lines:
            line.list = made
        ConfirmationLine.objects.bulk_create(lines)
        detail.update(list=made.document.number, items=len(lines))
    return made


def seal_list(*, list_id: int, upload: Upload, by: Actor, at: datetime) -> ConfirmationList:
    """Keep the scan of the sealed list and hand it to the centre. Refuses with NotConfirmer, NotFound, ListStage.

    And with FileEmpty, FileTooLarge, FileTypeWrong.
    """
    with deed(SEAL, f"list {list_id}", by=by, at=at) as detail:
        if not by.has_role(Role.ITEM_MANAGER):
            raise NotConfirmer()
        found = _locked(list_id, by, Stage.PRINTED)
        found.sealed = keep_scan(upload, by=by, at=at, field="file")
        found.stage = Stage.SEALED
        found.save(update_fields=["sealed", "stage"])
        _tell("confirmation_sealed", found, Addressee(found.department.centre_id, Role.CENTRE_ADMIN), "centre", at)
        detail.update(list=found.document.number, sha256=found.sealed.sha256)
    return found


def receive_list(*, list_id: int, by: Actor, at: datetime) -> ConfirmationList:
    """Receive a sealed list at the centre. Refuses with NotReceiver, NotFound, ListStage."""
    return _answer(RECEIVE, Stage.RECEIVED, "confirmation_received", list_id, "", by, at)


def return_list(*, list_id: int, answer: str, by: Actor, at: datetime) -> ConfirmationList:
    """Send a sealed list back, saying why; its items are to be confirmed again. Refuses as `receive_list` does."""
    return _answer(RETURN, Stage.RETURNED, "confirmation_returned", list_id, answer, by, at)


def view_confirmation(*, list_id: int, sealed: bool, by: Actor, at: datetime) -> Viewed:
    """Return the list as printed, or its sealed scan, each look on record. Refuses with NotFound and what is wrong with it."""
    found = lists_seen_by(by).filter(pk=list_id).first()
    if found is None or (sealed and found.sealed is None):
        raise NotFound()
    keep(Entry.Kind.VIEWED, found.document.number, by, at, {"sealed": sealed})
    if sealed and found.sealed:
        return viewed(found.sealed)
    return Viewed(f"{found.document.number}.pdf", "application/pdf", pdf_of(found.document))


def _answer(
    act: str, stage: str, occasion: str, list_id: int, answer: str, by: Actor, at: datetime
) -> ConfirmationList:
    with deed(act, f"list {list_id}", by=by, at=at) as detail:
        if not by.has_role(Role.CENTRE_ADMIN):
            raise NotReceiver()
        found = _locked(list_id, by, Stage.SEALED)
        if stage == Stage.RETURNED:
            found.answer = require_text("answer", _("退回理由"), answer, 1000)
        found.stage, found.answered_by, found.answered_at = stage, by.as_record(), at
        found.save(update_fields=["answer", "stage", "answered_by", "answered_at"])
        department = found.department
        to = Addressee(department.centre_id, Role.ITEM_MANAGER, department.pk)
        _tell(occasion, found, to, "office", at)
        detail["list"] = found.document.number
    return found


def _locked(list_id: int, by: Actor, stage: str) -> ConfirmationList:
    found = lists_seen_by(by).select_for_update(of=("self",)).filter(pk=list_id).first()
    if found is None:
        raise NotFound(field="list")
    if found.stage != stage:
        raise ListStage(number=found.document.number, stage=found.get_stage_display())
    return found


def _tell(occasion: str, found: ConfirmationList, to: Addressee, place: str, at: datetime) -> None:
    facts = {"number": found.document.number, "department": found.department.name, "answer": found.answer}
    news = News(occasion, f"{occasion}:{found.pk}", facts, f"/{place}/confirmations/{found.pk}")
    tell(news=news, to=[to], at=at)


@translation.override("zh-hans")
def _paper(made: ConfirmationList, lines: list[ConfirmationLine], by: Actor, at: datetime) -> Paper:
    department = made.department
    return confirmation_list(
        department=department.name,
        centre=department.centre.name,
        supervision_phone=department.centre.supervision_phone,
        items=[
            ConfirmedItem(
                code=line.item.code,
                name=line.version.name,
                version=line.version.number,
                kind=str(ItemVersion.Kind(line.version.kind).label),
                objects="、".join(str(Applicant.Kind(each).label) for each in line.version.service_objects),
                powers=powers_text(line.powers),
            )
            for line in lines
        ],
        confirmed_by=by.name,
        confirmed_at=at,
    )
