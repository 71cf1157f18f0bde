"""The small fixed cast: a centre with two departments, and lists built from plain values."""

from datetime import UTC, date, datetime
from typing import Any

from onewindow.catalogue.actions import ImportOutcome, import_items
from onewindow.catalogue.rules import (
    BasicCode,
    Checklist,
    ListedMaterial,
    ListedPoint,
    ListedProcedure,
    ListedSituation,
    make_item_code,
)
from onewindow.catalogue.spreadsheet import ImportRow
from onewindow.lib.identifiers import credit_code_check_char
from onewindow.lib.identifiers.credit_code import body_check_char
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Centre, Department
from onewindow.worktime.models import Calendar
from onewindow.worktime.rules import Limit, Unit

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
GROUND = "遵府发〔2026〕9号"


def credit_code(serial: int, region: str = "520300") -> str:
    body = f"{serial:08}"
    first = f"11{region}{body}{body_check_char(body)}"
    return first + credit_code_check_char(first)


HEALTH = credit_code(220001)
DEVELOPMENT = credit_code(670001)


def item_code(serial: int, type_code: str = "01", department: str = HEALTH) -> str:
    return make_item_code(department, "3", BasicCode("52", type_code, f"{serial:05}", "000"))


def days(number: int) -> Limit:
    return Limit(number, Unit.WORKING_DAY)


def listing(serial: int = 22001, **elements: Any) -> Checklist:
    """护士执业注册 with one conditional material and one special procedure, unless told otherwise."""
    usual: dict[str, Any] = {
        "code": item_code(serial),
        "name": "护士执业注册",
        "department": "遵义市卫生健康局",
        "kind": "promised",
        "service_objects": ("natural",),
        "promised": days(5),
        "legal": days(20),
        "situations": (ListedSituation("首次注册"), ListedSituation("逾期重新注册")),
        "materials": (
            ListedMaterial("01", "护士执业注册申请审核表", review_points=(ListedPoint("申请人签名，日期齐全"),)),
            ListedMaterial("02", "健康体检证明", form="original_kept"),
            ListedMaterial("03", "培训考核合格证明", necessity="conditional", situations=("逾期重新注册",)),
        ),
        "procedures": (ListedProcedure("expert_review", "专家评审", "《行政许可法》第四十五条", 20),),
    }
    return Checklist(**(usual | elements))


def row(checklist: Checklist, line: int = 2) -> ImportRow:
    lines = {"materials": list(range(2, 99)), "situations": list(range(2, 99)), "procedures": list(range(2, 99))}
    return ImportRow(line, checklist.code, checklist, (), lines)


def zunyi() -> Actor:
    """The centre with its two departments, and the clock's own hat there."""
    calendar, _made = Calendar.objects.get_or_create(code="cn", defaults={"name": "国务院放假安排"})
    centre = Centre.objects.create(
        code="520300", name="遵义市政务服务中心", short_name="市中心", paper_prefix="遵政服", calendar=calendar
    )
    Department.objects.create(centre=centre, credit_code=HEALTH, name="遵义市卫生健康局", short_name="市卫生健康局")
    Department.objects.create(
        centre=centre, credit_code=DEVELOPMENT, name="遵义市发展和改革委员会", short_name="市发展改革委"
    )
    return Actor.system(centre.pk)


def honghuagang() -> Centre:
    return Centre.objects.create(
        code="520302",
        name="红花岗区政务服务中心",
        short_name="红花岗区中心",
        paper_prefix="红政服",
        calendar=Calendar.objects.get(code="cn"),
    )


def publish(
    by: Actor, *checklists: Checklist, at: datetime = AT, skip_bad: bool = False, ground: str = GROUND
) -> ImportOutcome:
    rows = (row(checklist, line) for line, checklist in enumerate(checklists, 2))
    return import_items(rows=rows, by=by, at=at, skip_bad=skip_bad, ground=ground)
