"""How every act of a case is done: find and lock it, settle what time has done, ask authority, do, keep the record."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from onewindow.authority.queries import Ground, ground_for
from onewindow.cases.actions._deed import Deed
from onewindow.cases.actions.liability import hold_attempt
from onewindow.cases.actions.settle import settle
from onewindow.cases.errors import AlreadyDone, Blocked, CollectedElsewhere, KeyReused, OutOfOrder
from onewindow.cases.models import Case, IdempotencyKey
from onewindow.cases.queries.facts import UNCHECKED, UNSETTLED, facts_of, open_materials
from onewindow.cases.queries.scope import numbered
from onewindow.cases.rules import Act, Obstacle, find_move, obstacle
from onewindow.cases.rules.lifecycle import TABLE, Move
from onewindow.cases.rules.places import is_elsewhere
from onewindow.cases.words import ACT_NAMES, STATE_NAMES
from onewindow.lib.encryption import blind_index
from onewindow.lib.refusal import NotFound, Refused
from onewindow.lib.typed_text import require_text
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import keep_refusal

Effect = Callable[[Deed], None]
# The obstacles that name materials, each with which.
OPEN = {Obstacle.MATERIALS_OPEN: UNSETTLED, Obstacle.MATERIALS_UNCHECKED: UNCHECKED}


def perform(
    act: Act,
    *,
    number: str,
    by: Actor,
    at: datetime,
    effect: Effect,
    inputs: Any = None,
    key: str | None = None,
    ground: Ground | None = None,
) -> Case:
    """Do one act on the case `number` in one transaction and return the case as it then stands.

    `inputs` is what was asked, for the fingerprint of the idempotency `key`; `ground` is given only where the table
    asks no power. Refuses with NotFound, NoPower, OutOfOrder, AlreadyDone, Blocked and what the effect refuses;
    refusals that overstep are kept in the audit book (M19).
    """
    fingerprint = fingerprint_of(act, number, inputs)
    settled: list[Act] = []
    try:
        with transaction.atomic():
            case = lock_case(number, by)
            if replay(by, key, act, fingerprint):
                return case
            settled = settle(case, at)
            move = find_move(case.state, act)
            power = (move or first_row(act)).power
            if power:
                ground = ground_for(actor=by, item=case.item, power=power, at=at, applicant_kind=case.applicant_kind)
            assert ground is not None
            if move is None:
                if _is_repeated(case, act, by):
                    return case
                raise OutOfOrder(state=STATE_NAMES[case.state], act=ACT_NAMES[act])
            _require_here(case, act, by)
            _require_no_obstacle(case, move, at)
            deed = Deed(case, move, by, at, ground)
            effect(deed)
            deed.complete()
            remember(by, key, act, fingerprint, case, at)
            return case
    except Refused as refusal:
        if settled:
            # What the law did stands, though the act that found it was refused and rolled back.
            with transaction.atomic():
                settle(lock_case(number, by), at)
        record_refusal(refusal, act, number, by, at)
        raise


def lock_case(number: str, by: Actor) -> Case:
    """Lock and return the case, if this person may see it. Refuses with NotFound."""
    case = numbered(number, by).select_for_update(of=("self",)).first()
    if case is None:
        raise NotFound(field="number")
    return case


def fingerprint_of(act: Act, number: str, inputs: Any) -> str:
    """Digest what was asked, so that a key used again for something else is noticed.

    The digest is keyed, because what was asked may hold an identity number, which could be guessed from a plain one.
    """
    text = json.dumps([act, number, inputs], sort_keys=True, default=str)
    return blind_index(hashlib.sha256(text.encode()).hexdigest())


def replay(by: Actor, key: str | None, act: Act, fingerprint: str) -> Case | None:
    """Return the case that this key wrote before, if any. Refuses with KeyReused when it meant something else.

    A second call with the same key waits here until the first is done, so that two at once write one case. Refuses with
    FieldTooLong over 100 characters.
    """
    if not key:
        return None
    require_text("Idempotency-Key", _("幂等键"), key, 100)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{by.account_id} {key}"])
    known = IdempotencyKey.objects.filter(account_id=by.account_id, key=key).select_related("case").first()
    if known is None:
        return None
    if (known.act, known.fingerprint) != (act, fingerprint):
        raise KeyReused(field="Idempotency-Key")
    return known.case


def remember(by: Actor, key: str | None, act: Act, fingerprint: str, case: Case, at: datetime) -> None:
    if key:
        IdempotencyKey.objects.create(
            account_id=by.account_id, key=key, act=act, fingerprint=fingerprint, case=case, at=at
        )


def first_row(act: Act) -> Move:
    """Return any row of this act; each act asks the same power in every state."""
    return next(move for move in TABLE if move.act == act)


@transaction.atomic
def record_refusal(refusal: Refused, act: str, subject: str, by: Actor, at: datetime) -> None:
    """Keep an overstepping attempt in the centre's book, after the act itself was rolled back (M19).

    A demand for material beyond the list and an act without the power to it are besides held against who tried (M20).
    """
    hold_attempt(refusal, act, subject, by, at)
    keep_refusal(refusal, act=act, subject=subject, by=by, at=at)


def _is_repeated(case: Case, act: Act, by: Actor) -> bool:
    """Say whether this very act was the last one, by the same person. Refuses with AlreadyDone when by another."""
    last = case.events.order_by("-sequence").first()
    if last is None or last.act != act:
        return False
    if last.account_id == by.account_id:
        return True
    raise AlreadyDone(
        who=f"{last.actor['name']}（{last.actor['place']}）",
        when=f"{localtime(last.at):%Y-%m-%d %H:%M}",
        act=ACT_NAMES[act],
    )


def _require_here(case: Case, act: Act, by: Actor) -> None:
    at_window, here = by.window_id is not None, by.centre_id
    if is_elsewhere(act=act, state=case.state, at_window=at_window, here=here, collected_at=case.collect_centre_id):
        raise CollectedElsewhere(place=case.collect_centre.name)


def _require_no_obstacle(case: Case, move: Move, at: datetime) -> None:
    found = obstacle(move, facts_of(case, at))
    if found in OPEN:
        raise Blocked(found, materials="、".join(open_materials(case, OPEN[found])))
    if found:
        raise Blocked(found)
