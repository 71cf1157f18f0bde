"""The people who move items, and applications at each stage."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from onewindow.catalogue import actions
from onewindow.catalogue.actions import Particulars
from onewindow.catalogue.models import ItemApplication
from onewindow.catalogue.rules import Checklist
from onewindow.catalogue.rules.life import Kind
from onewindow.catalogue.spreadsheet import form as forms
from onewindow.catalogue.tests import make
from onewindow.lib.uploads import Upload
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Department, Role
from onewindow.worktime.actions import seed_calendar
from onewindow.worktime.models import Calendar

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
PLANNED = date(2026, 12, 7)
NEW = 90001


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai"))


AT = moment("2026-11-24 10:00")  # a Tuesday


@dataclass(frozen=True)
class People:
    manager: Actor
    other_manager: Actor
    checker: Actor
    reviewer: Actor
    admin: Actor

    def hat(self, role: str) -> Actor:
        """Somebody in any hat of the centre; the department's own hats in the health department."""
        known = {each.role: each for each in (self.manager, self.checker, self.reviewer, self.admin)}
        return known.get(role) or replace(
            self.admin, account_id=99, role=role, department_id=self.manager.department_id
        )


def people() -> People:
    """The centre with 护士执业注册 of the health department in use, and everyone who has a part in an item's life."""
    centre = make.zunyi()
    calendar = Calendar.objects.get(code="cn")
    seed_calendar(code=calendar.code, by="演示", at=make.AT)
    make.publish(centre, make.listing())
    health = Department.objects.get(credit_code=make.HEALTH)
    planning = Department.objects.get(credit_code=make.DEVELOPMENT)

    def actor(number: int, name: str, role: str, department: Department | None = None) -> Actor:
        return Actor(
            number, name, number, role, centre.centre_id, department_id=department and department.pk, place="x"
        )

    return People(
        manager=actor(1, "何琳", Role.ITEM_MANAGER, health),
        other_manager=actor(2, "田野", Role.ITEM_MANAGER, planning),
        checker=actor(3, "沈悦", Role.ITEM_CHECKER),
        reviewer=actor(4, "冯立", Role.ITEM_REVIEWER),
        admin=actor(5, "孙建国", Role.CENTRE_ADMIN),
    )


def whole(serial: int = NEW, **elements: object) -> Checklist:
    """A list with all that a guide needs."""
    usual: dict[str, object] = {
        "name": "托育机构备案",
        "legal_basis": "《托育机构登记和备案办法》第三条",
        "conditions": "有固定场所",
        "flow": ("收件", "受理", "审查", "决定"),
        "result_name": "托育机构备案回执",
        "type": "01",
    }
    return make.listing(serial, **(usual | elements))


def drafted(
    folk: People, kind: str = Kind.ADDITION, *, at: datetime = AT, editorial: bool = False, **elements: object
) -> ItemApplication:
    """A complete draft with its file: an addition of 托育机构备案, otherwise about 护士执业注册."""
    serial = NEW if kind == Kind.ADDITION else 22001
    name = {"name": "托育机构备案"} if kind == Kind.ADDITION else {}
    begun = actions.draft(kind=kind, item_code=make.item_code(serial), by=folk.manager, at=at, **name)
    form = None
    if kind == Kind.ADDITION:
        form = forms.written(whole(**elements))
    elif kind == Kind.CHANGE:
        form = forms.written(make.listing(**({"fee": "免费"} | elements)))
    actions.edit(
        number=begun.number,
        particulars=Particulars(
            ground="《护士条例》第八条",
            document_no="遵卫发〔2026〕18号",
            reason="上级下放",
            planned_on=PLANNED,
            resumes_on=date(2026, 12, 21) if kind == Kind.SUSPENSION else None,
            editorial=editorial,
        ),
        form=form,
        by=folk.manager,
        at=at,
    )
    return actions.attach(number=begun.number, upload=Upload("依据.pdf", PDF), by=folk.manager, at=at)


def submitted(folk: People, kind: str = Kind.ADDITION, *, at: datetime = AT, **how: object) -> ItemApplication:
    return actions.submit(number=drafted(folk, kind, at=at, **how).number, by=folk.manager, at=at)  # type: ignore[arg-type]


def checked(folk: People, kind: str = Kind.ADDITION, *, at: datetime = AT, **how: object) -> ItemApplication:
    return actions.pass_check(number=submitted(folk, kind, at=at, **how).number, by=folk.checker, at=at)


def approved(folk: People, kind: str = Kind.ADDITION, *, at: datetime = AT, **how: object) -> ItemApplication:
    return actions.agree(number=checked(folk, kind, at=at, **how).number, by=folk.reviewer, at=at)


def published(
    folk: People, kind: str = Kind.ADDITION, *, at: datetime = AT, on: date | None = None, **how: object
) -> ItemApplication:
    number = approved(folk, kind, at=at, **how).number
    if kind == Kind.ADDITION:
        actions.configure(number=number, by=folk.admin, at=at)
    return actions.publish_application(number=number, missing=(), by=folk.admin, at=at, on=on)
