"""The small cast of the pages' tests: one centre, one department, two windows, and people in hats."""

from datetime import date

from onewindow.organisation.models import Account, Centre, Department, Post, Role, Window, Zone
from onewindow.worktime.models import Calendar

PASSWORD = "一窗通办-correct-horse"
SINCE = date(2026, 1, 1)


def centre() -> Centre:
    calendar, _ = Calendar.objects.get_or_create(code="cn", defaults={"name": "全国"})
    made, _ = Centre.objects.get_or_create(
        code="520300",
        defaults={"name": "遵义市政务服务中心", "short_name": "市中心", "paper_prefix": "遵政务", "calendar": calendar},
    )
    return made


def window(number: str = "N03", kind: str = Window.Kind.NATURAL) -> Window:
    zone, _ = Zone.objects.get_or_create(centre=centre(), code="Z1", defaults={"name": "综合受理区"})
    made, _ = Window.objects.get_or_create(
        centre=centre(), number=number, defaults={"zone": zone, "name": "自然人综合受理窗口", "kind": kind}
    )
    return made


def department() -> Department:
    made, _ = Department.objects.get_or_create(
        centre=centre(), name="遵义市卫生健康局", defaults={"short_name": "卫健局", "credit_code": "11520300MB1234567X"}
    )
    return made


def account(name: str = "clerk", full_name: str = "陈丽") -> Account:
    made = Account(sign_in_name=name, full_name=full_name)
    made.set_password(PASSWORD)
    made.save()
    return made


def post(person: Account, role: Role, *, begins_on: date = SINCE, ends_on: date | None = None) -> Post:
    at_window = role in (Role.CLERK, Role.ISSUING_CLERK)
    in_department = role in (Role.REVIEWER, Role.DECIDER, Role.ITEM_MANAGER)
    return Post.objects.create(
        account=person,
        role=role,
        centre=centre(),
        window=window() if at_window else None,
        department=department() if in_department else None,
        begins_on=begins_on,
        ends_on=ends_on,
    )


def clerk() -> Post:
    return post(account(), Role.CLERK)
