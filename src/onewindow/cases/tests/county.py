"""A county beside the city of `make`: its own calendar, department, windows and items, some received in the city too."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from onewindow.authority.rules import Power
from onewindow.cases import actions
from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.catalogue.models import Item
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Account, Centre, Department, Post, Role, Window, Zone
from onewindow.worktime.actions import copy_calendar, set_day

SHARED, BIOMETRIC, ONLY_HOME = "7", "8", "6"
"""The endings of the county's items: received in the city too, with biometrics, and at home only."""
AT_WINDOW = (Power.RECEIVE, Power.ACCEPT, Power.ISSUE)


@dataclass(frozen=True)
class County:
    centre: Centre
    department: Department
    shared: Item
    biometric: Item
    people: dict[str, Actor] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Actor:
        try:
            return self.people[name]
        except KeyError:
            raise AttributeError(name) from None


def county(cast: make.Cast) -> County:
    """Make the county; the city may receive and accept its items 7 and, wrongly, 8, and hand out their results."""
    calendar = copy_calendar(calendar=cast.centre.calendar, code="county", name="仁怀市工作日历")
    centre = Centre.objects.create(
        code="520382",
        name="仁怀市政务服务中心",
        short_name="仁怀市",
        paper_prefix="仁政务",
        calendar=calendar,
        address="仁怀市国酒大道1号",
        phone="0851-22200001",
        supervision_phone="0851-22212345",
    )
    # In the county Wednesday the 25th is a rest day: each limit ends a day later than in the city.
    set_day(calendar=calendar, day=date(2026, 11, 25), is_working=False, name="停办", by="测试", at=make.MORNING)
    department = Department.objects.create(
        centre=centre, name="仁怀市卫生健康局", short_name="仁怀市卫健局", credit_code="11520382009420013C"
    )
    people = people_of(centre, department)
    return County(centre, department, *_items(cast, department), people)


def neighbour(cast: make.Cast) -> dict[str, Actor]:
    """The people of a third centre, with which nobody has agreed anything."""
    centre = Centre.objects.create(
        code="520302",
        name="红花岗区政务服务中心",
        short_name="红花岗区",
        paper_prefix="红政务",
        calendar=cast.centre.calendar,
    )
    department = Department.objects.create(
        centre=centre, name="红花岗区卫生健康局", short_name="红花岗区卫健局", credit_code="11520302009420014C"
    )
    return people_of(centre, department)


def received_away(cast: make.Cast, **how: Any) -> Case:
    """The county's item at the city's window N01."""
    return actions.receive(application=make.nurse_application(SHARED, **how), by=cast.clerk, at=make.MORNING)


def accepted_away(cast: make.Cast, **how: Any) -> Case:
    return actions.accept(number=received_away(cast, **how).number, by=cast.clerk, at=make.MORNING)


def handed_over(cast: make.Cast, home: County, **how: Any) -> Case:
    """Received in the city, decided and made by the county, and handed to the issuing window."""
    number = accepted_away(cast, **how).number
    actions.review(number=number, opinion="合规", by=home.reviewer, at=make.MORNING)
    actions.grant(number=number, findings="符合条件", by=home.decider, at=make.MORNING)
    actions.make(number=number, by=home.reviewer, at=make.MORNING)
    return actions.hand_over(number=number, by=home.reviewer, at=make.MORNING)


def _items(cast: make.Cast, department: Department) -> tuple[Item, Item]:
    made = {
        ending: make.new_item(department, cast.nurse.type, ending, name, 20, 5, natural=True, **elements)
        for ending, name, elements in (
            (SHARED, "县护士执业注册", {}),
            (BIOMETRIC, "县健康证明", {"needs_biometrics": True}),
            (ONLY_HOME, "县内办理事项", {}),
        )
    }
    for item in made.values():
        make.agree(department, item, AT_WINDOW)
    for ending in (SHARED, BIOMETRIC):
        make.agree(department, made[ending], AT_WINDOW, centre=cast.centre)
    return made[SHARED], made[BIOMETRIC]


def people_of(centre: Centre, department: Department) -> dict[str, Actor]:
    """A clerk, an issuing clerk, a reviewer, a decider, a supervisor and a leader."""
    zone = Zone.objects.create(centre=centre, code="N", name="综合服务区")
    windows = {
        number: Window.objects.create(centre=centre, zone=zone, number=number, name=name, kind=kind)
        for number, name, kind in (
            ("N01", "自然人综合受理", Window.Kind.NATURAL),
            ("C01", "统一出证", Window.Kind.ISSUING),
        )
    }
    hats: dict[str, tuple[str, dict[str, object]]] = {
        "clerk": (Role.CLERK, {"window": windows["N01"]}),
        "issuer": (Role.ISSUING_CLERK, {"window": windows["C01"]}),
        "reviewer": (Role.REVIEWER, {"department": department}),
        "decider": (Role.DECIDER, {"department": department}),
        "supervisor": (Role.SUPERVISOR, {}),
        "leader": (Role.LEADER, {}),
    }
    people = {}
    for name, (role, place) in hats.items():
        account = Account.objects.create(
            sign_in_name=f"{name}-{centre.code}", full_name=f"{centre.short_name}{Role(role).label}", password="!"
        )
        post = Post.objects.create(account=account, role=role, centre=centre, begins_on=date(2020, 1, 1), **place)
        people[name] = Actor.of(post)
    return people
