"""Leaving an item out of the windows: proposed by its department or the administrator, decided by the centre's leader (M03)."""

from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from onewindow.authority.errors import AlreadyExcluded, ExclusionNotOpen, InTheWindows, NoExclusionPower
from onewindow.authority.models import Exclusion
from onewindow.authority.queries.coverage import is_in_the_windows
from onewindow.authority.rules.exclusions import MAY, OF_A_DEPARTMENT, ExclusionAct
from onewindow.catalogue.models import Item
from onewindow.catalogue.queries import item_by_code
from onewindow.lib.refusal import NotFound
from onewindow.lib.typed_text import FieldWrong, require_text
from onewindow.messaging.actions import Addressee, News, tell
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed
from onewindow.organisation.models import Role

NAMES: dict[ExclusionAct, str | Promise] = {
    ExclusionAct.PROPOSE: _("提出不进驻"),
    ExclusionAct.APPROVE: _("批准不进驻"),
    ExclusionAct.DECLINE: _("不批准不进驻"),
    ExclusionAct.END: _("终止不进驻"),
}
_LEADER = _("该权限在中心负责人。")
HOLDERS: dict[ExclusionAct, str | Promise] = {
    ExclusionAct.PROPOSE: _("该权限在事项所属部门的事项管理员和中心管理员。"),
    ExclusionAct.APPROVE: _LEADER,
    ExclusionAct.DECLINE: _LEADER,
    ExclusionAct.END: _LEADER,
}


def propose_exclusion(*, item_code: str, ground: str, reason: str, by: Actor, at: datetime) -> Exclusion:
    """Propose that an item stay out of the windows because it is secret (涉密) or very complex (特别复杂).

    Refuses with ItemNotFound, NoExclusionPower, FieldWrong, FieldMissing, InTheWindows (what is there leaves by the
    procedure of its agreement only, M23) and AlreadyExcluded.
    """
    with deed(ExclusionAct.PROPOSE, item_code, by=by, at=at) as detail:
        item = _locked(item_by_code(item_code))
        _require_power(ExclusionAct.PROPOSE, item, by)
        if ground not in Exclusion.Ground.values:
            raise FieldWrong(field="ground", label=_("依据"), value=ground or "-")
        reason = require_text("reason", _("理由"), reason, 500)
        _require_outside(item, at)
        if item.exclusions.open().exists():
            raise AlreadyExcluded(item=item.name)
        made = Exclusion.objects.create(
            item=item, ground=ground, reason=reason, proposed_by=by.as_record(), proposed_at=at
        )
        detail.update(_told(made))
        leader = Addressee(item.department.centre_id, Role.LEADER)
        _tell("propose_exclusion", made, [leader], at, address="/watch/coverage/exclusions")
        return made


def approve_exclusion(*, exclusion_id: int, by: Actor, at: datetime) -> Exclusion:
    """Let the item stay out of the windows from today on. The same leader's second press changes nothing.

    Refuses with NotFound, NoExclusionPower, InTheWindows and ExclusionNotOpen.
    """
    return _decide(ExclusionAct.APPROVE, exclusion_id, "", by, at)


def decline_exclusion(*, exclusion_id: int, answer: str, by: Actor, at: datetime) -> Exclusion:
    """Say no, with the reason: the item belongs into the windows. Refuses as `approve_exclusion`, and FieldMissing."""
    return _decide(ExclusionAct.DECLINE, exclusion_id, answer, by, at)


def end_exclusion(*, exclusion_id: int, answer: str, by: Actor, at: datetime) -> Exclusion:
    """End from today on that the item stays out, with the reason. Refuses as `decline_exclusion`."""
    return _decide(ExclusionAct.END, exclusion_id, answer, by, at)


_BEFORE = {
    ExclusionAct.APPROVE: Exclusion.Stage.PROPOSED,
    ExclusionAct.DECLINE: Exclusion.Stage.PROPOSED,
    ExclusionAct.END: Exclusion.Stage.APPROVED,
}
_AFTER = {
    ExclusionAct.APPROVE: (Exclusion.Stage.APPROVED, "approver", "approved_on"),
    ExclusionAct.DECLINE: (Exclusion.Stage.DECLINED, "declined_by", "declined_on"),
    ExclusionAct.END: (Exclusion.Stage.ENDED, "ended_by", "ended_on"),
}


def _decide(act: ExclusionAct, exclusion_id: int, answer: str, by: Actor, at: datetime) -> Exclusion:
    known = Exclusion.objects.select_related("item__department").filter(pk=exclusion_id).first()
    if known is None:
        raise NotFound(field="exclusion_id")
    if _is_done(act, known, by):
        return known
    with deed(act, known.item.code, by=by, at=at) as detail:
        found = (
            Exclusion.objects.select_for_update(of=("self",)).select_related("item__department").get(pk=exclusion_id)
        )
        _require_power(act, found.item, by)
        _stage, who, when = _AFTER[act]
        if found.stage != _BEFORE[act]:
            raise ExclusionNotOpen(item=found.item.name, stage=found.stage.label)
        if act == ExclusionAct.APPROVE:
            _require_outside(_locked(found.item), at)
        else:
            found.answer = require_text("answer", _("理由"), answer, 500)
        setattr(found, who, by.as_record())
        setattr(found, when, localdate(at))
        found.save(update_fields=[who, when, "answer"])
        detail.update(_told(found))
        centre_id, department_id = found.item.department.centre_id, found.item.department_id
        to = [Addressee(centre_id, Role.ITEM_MANAGER, department_id), Addressee(centre_id, Role.CENTRE_ADMIN)]
        _tell(act, found, to, at, address="")
        return found


def _is_done(act: ExclusionAct, exclusion: Exclusion, by: Actor) -> bool:
    """Whether this person has done this very act before."""
    stage, who, _when = _AFTER[act]
    return exclusion.stage == stage and bool(getattr(exclusion, who)["account_id"] == by.account_id)


def _locked(item: Item) -> Item:
    """The item, held until this is done: nobody else proposes or grants meanwhile."""
    return Item.objects.select_for_update(of=("self",)).select_related("department").get(pk=item.pk)


def _require_power(act: ExclusionAct, item: Item, by: Actor) -> None:
    own = item.department_id == by.department_id if by.role in OF_A_DEPARTMENT else True
    if by.role not in MAY[act] or not own or item.department.centre_id != by.centre_id:
        raise NoExclusionPower(item=item.name, power=NAMES[act], holder=HOLDERS[act])


def _require_outside(item: Item, at: datetime) -> None:
    if is_in_the_windows(item, localdate(at)):
        raise InTheWindows(item=item.name)


def _told(exclusion: Exclusion) -> dict[str, Any]:
    return {
        "exclusion": exclusion.pk,
        "item": exclusion.item.name,
        "ground": exclusion.ground,
        "reason": exclusion.answer or exclusion.reason,
    }


def _tell(occasion: str, exclusion: Exclusion, to: list[Addressee], at: datetime, address: str) -> None:
    facts = {"item": exclusion.item.name}
    tell(news=News(occasion, f"{occasion}:{exclusion.pk}", facts, address), to=to, at=at)
