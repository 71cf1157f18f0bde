"""Random acts by random people with random words, as time goes on: whatever happens, the rules of the house hold.

ONEWINDOW_HYPOTHESIS=thorough (`make test-thorough`) goes on for longer.
"""

import os
from datetime import timedelta

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from onewindow.authority.models import Agreement
from onewindow.cases import actions
from onewindow.cases.models import Case, CaseEvent, Step
from onewindow.cases.queries.facts import facts_of
from onewindow.cases.queries.page import acts_for
from onewindow.cases.queries.scope import JOINED, visible_to
from onewindow.cases.rules import Act
from onewindow.cases.rules.lifecycle import FINAL
from onewindow.cases.tests import make
from onewindow.cases.tests.invariants import check_case, check_event, check_house, snapshot
from onewindow.cases.tests.random_acts import VERBS, any_words, materials, sound_words
from onewindow.lib.refusal import Refused
from onewindow.organisation.actor import Actor

THOROUGH = os.environ.get("ONEWINDOW_HYPOTHESIS") == "thorough"
MANY = settings(
    max_examples=400 if THOROUGH else 20,
    stateful_step_count=40 if THOROUGH else 15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
DUE, LATE = timedelta(0), timedelta(minutes=1)
PAUSES = [timedelta(hours=2), timedelta(days=1), timedelta(days=9)]
WHO = ["clerk", "legal_clerk", "issuer", "reviewer", "decider", "planning_reviewer", "planning_decider", "supervisor"]
IDLE = ["leader", "item_manager", "outsider"]
STRAIGHT_ON = {Act.ACCEPT, Act.REVIEW, Act.GRANT, Act.REFUSE, Act.MAKE, Act.HAND_OVER, Act.DELIVER}
ENDINGS = {Act.RETURN, Act.DECLINE, Act.WITHDRAW, Act.TERMINATE}
LAST_DAY = make.moment("2027-12-31 12:00")


class House(RuleBasedStateMachine):
    """One house, rolled back at the end of each run."""

    def __init__(self, cast: make.Cast) -> None:
        super().__init__()
        self.cast, self.now = cast, make.MORNING
        self.numbers: list[str] = []
        self.ended: dict[str, dict[str, object]] = {}
        self.seen = 0
        self.whole = transaction.atomic()
        self.whole.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)

    @initialize(endings=st.lists(st.sampled_from("1234"), min_size=2, max_size=3))
    def first(self, endings: str) -> None:
        for ending in endings:
            self.receive(ending, "sound", None)

    @precondition(lambda self: len(self.numbers) < 5)
    @rule(
        ending=st.sampled_from("1234"),
        how=st.sampled_from(["sound", "unchecked", "missing"]),
        extra=st.none() | st.lists(materials, max_size=3),
    )
    def receive(self, ending: str, how: str, extra: list[object] | None) -> None:
        """Somebody applies at the right window, with sound materials or with any."""
        build, by = (
            (make.nurse_application, self.cast.clerk)
            if ending in "14"
            else (make.company_application, self.cast.legal_clerk)
        )
        changes = {"materials": tuple(extra)} if extra is not None else {}
        application = build(ending, verdict="passed" if how == "sound" else "pending", **changes)
        if how == "missing" and ending in "14" and extra is None:
            application = make.nurse_application(ending, missing=("02",))
        try:
            self.numbers.append(actions.receive(application=application, by=by, at=self.now).number)
        except Refused:
            assert extra is not None or ending in self.without_agreement

    @rule(data=st.data(), act=st.sampled_from(list(VERBS)), who=st.sampled_from(WHO + IDLE), sound=st.booleans())
    def try_anything(self, data: st.DataObject, act: Act, who: str, sound: bool) -> None:
        """Anybody tries anything with any words. What is refused changes nothing."""
        number = data.draw(st.sampled_from(self.numbers))
        if sound and act is not Act.SUSPEND:
            words = sound_words(act, Case.objects.get(number=number))
        else:
            words = data.draw(any_words(act, self.now))
        actions.sweep(at=self.now)
        case = Case.objects.get(number=number)
        before = snapshot(case)
        try:
            VERBS[act](number=number, by=getattr(self.cast, who), at=self.now, **words)
        except Refused:
            assert snapshot(case) == before

    @rule(data=st.data(), acts=st.integers(2, 6))
    def go_straight_on(self, data: st.DataObject, acts: int) -> None:
        """What is offered on the way to delivery can be done with sound words."""
        self.do_offered(data, STRAIGHT_ON, acts)

    @rule(data=st.data(), acts=st.integers(1, 3))
    def step_aside(self, data: st.DataObject, acts: int) -> None:
        """So can all else that is offered."""
        self.do_offered(data, set(VERBS) - STRAIGHT_ON - ENDINGS, acts)

    @rule(data=st.data(), ending=st.sampled_from("1234"), early=st.booleans())
    def something_ends(self, data: st.DataObject, ending: str, early: bool) -> None:
        """A case before its time, or the windows' powers on an item with this day."""
        if early:
            self.do_offered(data, ENDINGS, 1)
        else:
            Agreement.objects.filter(grants__item__code=make.code_of(ending)).update(ends_on=self.now.date())

    @rule(pause=st.sampled_from([*PAUSES, DUE, LATE, LATE]), swept=st.booleans())
    def time_passes(self, pause: timedelta, swept: bool) -> None:
        """For a while, or to the very moment at which something is due, or to a minute later."""
        if pause in (DUE, LATE):
            step = Step.objects.filter(closed_at=None, due_at__gte=self.now).order_by("due_at").first()
            pause = step.due_at - self.now + pause if step and step.due_at else pause
        self.now = min(self.now + pause, LAST_DAY)
        if swept:
            actions.sweep(at=self.now)
            assert actions.sweep(at=self.now) == 0

    @invariant()
    def the_rules_hold(self) -> None:
        for event in CaseEvent.objects.filter(pk__gt=self.seen).select_related("case__item").order_by("pk"):
            check_event(event.case, event)
            self.seen = event.pk
        for case in Case.objects.select_related("centre", "version", "item"):
            check_case(case)
            if case.state in FINAL:
                assert self.ended.setdefault(case.number, snapshot(case)) == snapshot(case)
        check_house()

    def do_offered(self, data: st.DataObject, wanted: set[Act], acts: int) -> None:
        number = data.draw(st.sampled_from(self.numbers))
        for _ in range(acts):
            offers = [(actor, act) for actor, act in self.offers(number) if act in wanted]
            if offers:
                actor, act = data.draw(st.sampled_from(offers))
                case = Case.objects.get(number=number)
                VERBS[act](number=number, by=actor, at=self.now, **sound_words(act, case))
                self.the_rules_hold()

    def offers(self, number: str) -> list[tuple[Actor, Act]]:
        """Who may do what with this case now, as the pages say."""
        actions.sweep(at=self.now)
        case = Case.objects.select_related(*JOINED).get(number=number)
        facts = facts_of(case, self.now)
        return [
            (actor, act)
            for actor in (getattr(self.cast, name) for name in WHO)
            if visible_to(actor).filter(pk=case.pk).exists()
            for act in acts_for(case, facts, actor, self.now)
            if act is not Act.SUSPEND or self.days_left(case)
        ]

    def days_left(self, case: Case) -> bool:
        used = sum(each.planned_days for each in case.suspensions.filter(procedure__isnull=False))
        return used < case.version.procedures.get().days

    @property
    def without_agreement(self) -> set[str]:
        ended = Agreement.objects.filter(ends_on__lt=self.now.date())
        return {code[-1] for code in ended.values_list("grants__item__code", flat=True)}


def test_whatever_is_tried_the_rules_of_the_house_hold(cast: make.Cast) -> None:
    run_state_machine_as_test(lambda: House(cast), settings=MANY)
