"""What a department's item manager does with an application: draw it up, attach, submit, take it back (M33 to M35)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from onewindow.catalogue.actions import _checks as checks
from onewindow.catalogue.actions._application import advance, perform, require_role
from onewindow.catalogue.actions.standing import set_state
from onewindow.catalogue.life_errors import AppliedAlready, CodeOfOther, FileUnknown, KindNotFitting, NotOwnCode
from onewindow.catalogue.models import Item, ItemApplication, ItemApplicationFile
from onewindow.catalogue.models.life import KINDS, LISTED, OPEN
from onewindow.catalogue.queries import checklist
from onewindow.catalogue.queries.applications import files_of, open_number
from onewindow.catalogue.rules import initials, parse_item_code
from onewindow.catalogue.rules.life import MANAGER, WITH_LIST, Act, Kind
from onewindow.catalogue.spreadsheet import form as forms
from onewindow.lib.numbering import next_number
from onewindow.lib.refusal import NotFound
from onewindow.lib.typed_text import FieldWrong, require_text
from onewindow.lib.uploads import Upload, put_away
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed
from onewindow.organisation.models import Centre, Department

State = Item.State
# From which states of the item an application of a kind may begin.
BEGINS: dict[str, tuple[str, ...]] = {
    Kind.ADDITION: (State.DRAFT,),
    Kind.CHANGE: (State.IN_USE, State.SUSPENDED, State.SPECIAL_WINDOW),
    Kind.SUSPENSION: (State.IN_USE,),
    Kind.RESUMPTION: (State.SUSPENDED,),
    Kind.ABOLITION: (State.IN_USE, State.SUSPENDED, State.SPECIAL_WINDOW),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What an application says besides the list; None leaves a fact as it is."""

    ground: str | None = None
    document_no: str | None = None
    reason: str | None = None
    planned_on: date | None = None
    resumes_on: date | None = None
    editorial: bool | None = None


def draft(*, kind: str, item_code: str, name: str = "", by: Actor, at: datetime) -> ItemApplication:
    """Begin an application of a kind for an item of the department; an addition lays the item down as a draft.

    Refuses with NotYourAct, NotFound, InvalidItemCode, NotOwnCode, CodeOfOther, FieldMissing, KindNotFitting,
    AppliedAlready (M33).
    """
    with deed("item_draft", item_code, by=by, at=at) as detail:
        require_role(by, Act.DRAFT, (MANAGER,))
        if kind not in set(Kind):
            raise FieldWrong(field="kind", label=_("类别"), value=kind or "-")
        assert by.department_id is not None
        department = Department.objects.select_related("centre").get(pk=by.department_id)
        item = _new_item(item_code, name, department) if kind == Kind.ADDITION else _own_item(item_code, department)
        _require_fitting(item, kind, localdate(at))
        application = _begin(item, kind, department, at)
        advance(application, Act.DRAFT, None, by=by, at=at)
        detail |= {"number": application.number, "item": item.code, "kind": kind}
        return application


def edit(
    *,
    number: str,
    by: Actor,
    at: datetime,
    particulars: Particulars | None = None,
    form: Mapping[str, Any] | None = None,
) -> ItemApplication:
    """Keep what was typed so far: particulars, and the list as a form, whether it can be read yet or not.

    Refuses as every act does, with InvalidInputs for texts too long, and FormTooLarge.
    """

    def effect(application: ItemApplication, detail: dict[str, Any]) -> None:
        if particulars:
            checks.keep_particulars(application, asdict(particulars))
        if form is not None and application.kind in WITH_LIST:
            application.form = forms.tidy(form)

    return perform(Act.EDIT, number=number, by=by, at=at, effect=effect)


def attach(*, number: str, upload: Upload, by: Actor, at: datetime) -> ItemApplication:
    """Add an attachment, typed by its content. Refuses with FileEmpty, FileTooLarge, FileTypeWrong besides."""

    def effect(application: ItemApplication, detail: dict[str, Any]) -> None:
        kept = put_away(upload, folder="item-applications", at=at)
        ItemApplicationFile.objects.create(
            **asdict(kept), application=application, uploaded_by=by.as_record(), uploaded_at=at
        )
        detail["file"] = kept.name

    return perform(Act.ATTACH, number=number, by=by, at=at, effect=effect)


def detach(*, number: str, file_id: UUID, by: Actor, at: datetime) -> ItemApplication:
    """Take an attachment off again; it stays on record. Refuses with FileUnknown."""

    def effect(application: ItemApplication, detail: dict[str, Any]) -> None:
        file = files_of(application).filter(pk=file_id).first()
        if file is None:
            raise FileUnknown(field="files")
        file.removed_at = at
        file.save(update_fields=["removed_at"])
        detail["file"] = file.name

    return perform(Act.DETACH, number=number, by=by, at=at, effect=effect)


def submit(*, number: str, by: Actor, at: datetime) -> ItemApplication:
    """Hand the application to the centre, which checks it within 3 working days, an editorial change within 1.

    Refuses with InvalidInputs naming all that is missing or wrong, NothingChanged, NotEditorial, InTheWay without a file.
    """

    def effect(application: ItemApplication, detail: dict[str, Any]) -> None:
        _renew_base(application)
        checks.require_complete(application, localdate(at))
        application.submitter_id, application.checker_id, application.configured_at = by.account_id, None, None
        set_state(item=application.item, state=State.UNDER_REVIEW)

    return perform(Act.SUBMIT, number=number, by=by, at=at, effect=effect)


def withdraw(*, number: str, note: str, by: Actor, at: datetime) -> ItemApplication:
    """Take the application back, with the reason, at any time before it is published."""

    def effect(application: ItemApplication, detail: dict[str, Any]) -> None:
        set_state(item=application.item, state=State.DRAFT)

    return perform(Act.WITHDRAW, number=number, by=by, at=at, effect=effect, note=note)


def _new_item(code: str, name: str, department: Department) -> Item:
    parsed = parse_item_code(code, field="item")
    if parsed.credit_code.number != department.credit_code:
        raise NotOwnCode(field="item", expected=department.credit_code)
    known = Item.objects.select_related("department").filter(code=str(parsed)).first()
    if known and known.department_id != department.pk:
        raise CodeOfOther(field="item", item=known.name, department=known.department.name)
    title = require_text("name", _("事项名称"), name or (known.name if known else ""), 200)
    if known:
        return known
    return Item.objects.create(
        code=str(parsed),
        department=department,
        type_id=checks.item_type(parsed.basic_code.type),
        name=title,
        initials=initials(title),
    )


def _own_item(code: str, department: Department) -> Item:
    item = Item.objects.filter(code=code.strip().upper(), department=department).first()
    if item is None:
        raise NotFound(field="item")
    return item


def _require_fitting(item: Item, kind: str, today: date) -> None:
    group = LISTED if kind in LISTED else [each for each, _word in KINDS if each not in LISTED]
    if number := open_number(item.pk, group, OPEN):
        raise AppliedAlready(item=item.name, number=number)
    state = item.state_on(today)
    if state not in BEGINS[kind]:
        raise KindNotFitting(item=item.name, state=State(state).label, kind=dict(KINDS)[kind])


def _begin(item: Item, kind: str, department: Department, at: datetime) -> ItemApplication:
    centre: Centre = department.centre
    serial = next_number(f"item-application:{centre.code}:{localdate(at):%Y}")
    application = ItemApplication(
        number=f"SX{centre.code}{localdate(at):%Y}{serial:05d}",
        centre=centre,
        department=department,
        item=item,
        kind=kind,
        drafted_at=at,
        stage_at=at,
    )
    if kind == Kind.ADDITION:
        application.form = forms.blank(item.name)
    elif kind == Kind.CHANGE:
        application.base = checks.latest(item)
        application.form = forms.written(checklist(application.base)) if application.base else forms.blank(item.name)
    try:
        with transaction.atomic():
            application.save(force_insert=True)
    except IntegrityError as race:
        raise AppliedAlready(item=item.name, number="") from race
    return application


def _renew_base(application: ItemApplication) -> None:
    """What is compared is the newest version: another may have been published since the draft was begun."""
    if application.kind == Kind.CHANGE:
        application.base = checks.latest(application.item)
