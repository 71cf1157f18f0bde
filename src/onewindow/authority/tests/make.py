"""The small cast of the room: two departments of one centre, an item of each, and hats without people."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from onewindow.authority.models import Agreement, Grant
from onewindow.authority.rules import Power
from onewindow.authority.tests.training import course, train
from onewindow.catalogue.models import Item, ItemType, ItemVersion
from onewindow.lib.uploads import Upload
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Account, Centre, Department, Post, Role, Window, Zone
from onewindow.worktime.models import Calendar

SHANGHAI = ZoneInfo("Asia/Shanghai")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


NOON = moment("2026-11-24 12:00")
SCAN = Upload("盖章件.pdf", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")


@dataclass(frozen=True)
class Cast:
    centre: Centre
    county: Centre
    health: Department
    planning: Department
    nurse: Item
    investment: Item
    person: Account
    newcomer: Account

    def hat(self, role: str, **place: object) -> Actor:
        actor = Actor(self.person.pk, "王晓梅", 1, role, self.centre.pk, place="N01")
        return replace(actor, **place)  # type: ignore[arg-type]

    def clerk(self, kind: str = "natural", **place: object) -> Actor:
        return self.hat(Role.CLERK, window_id=1, window_kind=kind, **place)

    def untrained(self) -> Actor:
        return self.clerk(account_id=self.newcomer.pk, name=self.newcomer.full_name)

    def issuer(self) -> Actor:
        return self.hat(Role.ISSUING_CLERK, window_id=2, window_kind="issuing")

    def somebody(self, role: str, full_name: str, **place: object) -> Actor:
        """Somebody with an account and a post, as who signs must be."""
        account = Account.objects.create(sign_in_name=f"{full_name}{role}", full_name=full_name, password="!")
        where = {"centre": self.centre} | place
        return Actor.of(Post.objects.create(account=account, role=role, begins_on=date(2020, 1, 1), **where))

    def manager(self, full_name: str = "何琳", department: Department | None = None) -> Actor:
        department = department or self.health
        return self.somebody(Role.ITEM_MANAGER, full_name, department=department, centre=department.centre)

    def admin(self, full_name: str = "孙建国", centre: Centre | None = None) -> Actor:
        return self.somebody(Role.CENTRE_ADMIN, full_name, centre=centre or self.centre)

    def official(self, role: str = Role.REVIEWER, department: Department | None = None) -> Actor:
        return self.hat(role, department_id=(department or self.health).pk)


def cast() -> Cast:
    calendar = Calendar.objects.create(code="authority", name="日历")
    centre, county = (
        Centre.objects.create(code=code, name=f"{code}中心", short_name=code, paper_prefix=code, calendar=calendar)
        for code in ("520300", "520302")
    )
    health, planning = (
        Department.objects.create(centre=centre, name=name, short_name=name, credit_code=name)
        for name in ("卫健局", "发改委")
    )
    kind = ItemType.objects.get_or_create(code="01", defaults={"name": "行政许可"})[0]
    nurse, investment = (
        Item.objects.create(code=name, department=department, type=kind, name=name, state="in_use")
        for name, department in (("护士执业注册", health), ("投资项目备案", planning))
    )
    person, newcomer = (Account.objects.create(sign_in_name=name, full_name=name) for name in ("王晓梅", "赵明"))
    for item in (nurse, investment):
        train([person.pk], course(item))
    return Cast(centre, county, health, planning, nurse, investment, person, newcomer)


def versions(cast: Cast) -> None:
    """The nurse's item promised in 5 working days, the investment's decided on the spot."""
    for item, immediate in ((cast.nurse, False), (cast.investment, True)):
        ItemVersion.objects.create(
            item=item,
            number=1,
            name=item.name,
            effective_from=date(2020, 1, 1),
            published_at=NOON,
            kind="immediate" if immediate else "promised",
            service_objects=["legal"] if immediate else ["natural"],
            promised_number=0 if immediate else 5,
            promised_unit="on_the_spot" if immediate else "working_day",
        )


def hall(centre: Centre) -> None:
    """The zones of a centre with two windows each for natural and legal persons."""
    for code, kind in (("N", Window.Kind.NATURAL), ("F", Window.Kind.LEGAL)):
        zone = Zone.objects.create(centre=centre, code=code, name=f"{code}区")
        for number in (1, 2):
            Window.objects.create(centre=centre, zone=zone, number=f"{code}{number:02}", name="综合受理", kind=kind)


def agree(
    item: Item,
    *powers: Power,
    begins_on: date = date(2026, 1, 1),
    ends_on: date = date(2026, 12, 31),
    department: Department | None = None,
    centre: Centre | None = None,
    signed: bool = True,
) -> Agreement:
    """An agreement, signed by both sides unless told otherwise, of the item's department (or another) with its centre."""
    department = department or item.department
    agreement = Agreement.objects.create(
        code=f"SQ-{Agreement.objects.count() + 1}",
        department=department,
        centre=centre or department.centre,
        state=Agreement.State.SIGNED if signed else Agreement.State.PROPOSED,
        signed_on=begins_on if signed else None,
        begins_on=begins_on,
        ends_on=ends_on,
    )
    Grant.objects.bulk_create(Grant(agreement=agreement, item=item, power=power) for power in powers)
    return agreement
