"""Made-up cases of the month before and of this one, done by the real acts at past moments: the watch has them to show."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from django.utils.timezone import get_default_timezone, localdate

from onewindow.cases import actions
from onewindow.cases.application import AgentInput, ApplicantInput, Application, MaterialInput
from onewindow.cases.errors import ExtraMaterial
from onewindow.cases.models import Case
from onewindow.catalogue.models import Item, ItemVersion
from onewindow.catalogue.queries import checklist
from onewindow.catalogue.rules import materials_for
from onewindow.lib.identifiers.id_number import id_number_check_digit
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Centre, Post
from onewindow.worktime.queries import work_calendar
from onewindow.worktime.rules import WorkCalendar

NAMES = (
    "陈国栋",
    "李秀兰",
    "王建平",
    "刘美玲",
    "赵德明",
    "杨小红",
    "周文斌",
    "吴丽娟",
    "郑海涛",
    "冯玉珍",
    "何志刚",
    "罗春燕",
)
COMPANY = ApplicantInput(
    kind="legal",
    name="遵义云水科技有限公司",
    number_kind="credit_code",
    number="91520300MA6D00018G",
    phone="13800000002",
    representative="杨帆",
)
AGENT = AgentInput(name="杨帆", number="520300198506152410", phone="13800000002", scope="提交材料、领取结果")
SOCIAL, MEDICAL, PROJECT, NURSE = "灵活就业人员参保登记", "城镇职工异地就医备案", "企业投资项目备案", "护士执业地点变更"
# Of each month: the item, the working day of the month, and how it went. What must not be stands there too, few of each.
PLAN: tuple[tuple[str, int, str], ...] = (
    *((SOCIAL, day, "on_the_spot") for day in (1, 6, 9)),
    *((SOCIAL, day, "withdrawn") for day in (2, 11)),
    (SOCIAL, 7, "noticed_twice"),
    *((MEDICAL, day, "on_the_spot") for day in (2, 12)),
    (MEDICAL, 3, "declined"),
    (MEDICAL, 8, "beyond_the_list"),
    *((PROJECT, day, "on_the_spot") for day in (1, 10)),
    (PROJECT, 6, "withdrawn"),
    (PROJECT, 9, "returned"),
    (NURSE, 2, "by_the_department"),
    (NURSE, 7, "late"),
)
THIS_MONTH = 3
"""Up to which working day this month's plan is played."""


def load_past_cases(*, at: datetime) -> None:
    """Play the plan of the month before, and of this month as far as it has come; each act at its own moment."""
    stage = Stage(at)
    this_month = localdate(at).replace(day=1)
    for first, last in (((this_month - timedelta(days=1)).replace(day=1), 31), (this_month, THIS_MONTH)):
        for order, (item, day, way) in enumerate(PLAN):
            if day <= last:
                stage.play(item, stage.day(first, day), way, order)


@dataclass
class Stage:
    """The demo's city centre with its people; nothing is played that would end after `at`."""

    at: datetime

    @cached_property
    def people(self) -> dict[str, Actor]:
        posts = Post.objects.filter(centre__code="520300").select_related("account", "centre", "window", "department")
        return {post.account.sign_in_name: Actor.of(post) for post in posts.order_by("-pk")}

    @cached_property
    def versions(self) -> dict[str, ItemVersion]:
        names = {SOCIAL, MEDICAL, PROJECT, NURSE}
        items = Item.objects.filter(name__in=names, department__centre__code="520300").prefetch_related("versions")
        return {item.name: item.versions.all()[0] for item in items}

    @cached_property
    def calendar(self) -> WorkCalendar:
        return work_calendar(Centre.objects.get(code="520300").calendar_id)

    def day(self, first: date, nth: int) -> date:
        """The nth working day of the month that begins on `first`."""
        return self.calendar.add(first - timedelta(days=1), nth)

    def play(self, item: str, day: date, way: str, order: int) -> None:
        """Play one case that was received on the day."""
        if self.calendar.add(day, 5) >= localdate(self.at):
            return
        _WAYS[way](Scene(self, item, day, order))


@dataclass
class Scene:
    """One case under way: who acts, and what the clock says."""

    stage: Stage
    item: str
    day: date
    order: int

    def moment(self, days: int = 0, minutes: int = 0) -> datetime:
        """So many working days and minutes after the receipt."""
        day = self.stage.calendar.add(self.day, days) if days else self.day
        began = datetime.combine(day, time(9), get_default_timezone())
        return began + timedelta(minutes=7 * self.order + minutes)

    @property
    def clerk(self) -> Actor:
        return self.stage.people["clerk-legal" if self.item == PROJECT else "clerk-natural"]

    def receive(self, missing: int = 0) -> Case:
        """Receive with all materials in order but the last ones."""
        listed = checklist(self.stage.versions[self.item])
        situations = tuple(each.id for each in listed.situations[:1] if each.id)
        asked = [each for each in materials_for(listed, situations) if each.necessity != "optional"]
        application = Application(
            item_code=listed.code,
            applicant=COMPANY if self.item == PROJECT else _person(self.order + 20 * self.day.month),
            agent=AGENT if self.item == PROJECT else None,
            situations=situations,
            materials=tuple(_found(each.code) for each in asked[: len(asked) - missing]),
        )
        return actions.receive(application=application, by=self.clerk, at=self.moment())

    def last_code(self, case: Case, back: int = 1) -> str:
        return str(
            list(case.materials.values_list("requirement__code", flat=True).order_by("requirement__order"))[-back]
        )


def _on_the_spot(scene: Scene) -> None:
    number = scene.receive().number
    actions.accept(number=number, by=scene.clerk, at=scene.moment(minutes=2))
    actions.review(number=number, opinion="材料齐全，符合规定。", by=scene.clerk, at=scene.moment(minutes=4))
    case = actions.grant(number=number, findings="材料齐全，予以办理。", by=scene.clerk, at=scene.moment(minutes=5))
    _give(scene, case, scene.clerk, scene.moment(minutes=6))


def _by_the_department(scene: Scene, review_after: int = 1) -> None:
    number = scene.receive().number
    actions.accept(number=number, by=scene.clerk, at=scene.moment(minutes=10))
    reviewer, decider = scene.stage.people["reviewer"], scene.stage.people["decider"]
    day = scene.moment(review_after)
    actions.review(number=number, opinion="材料合法合规。", by=reviewer, at=day)
    actions.grant(number=number, findings="符合执业地点变更条件。", by=decider, at=day + timedelta(minutes=30))
    case = actions.hand_over(number=number, by=reviewer, at=day + timedelta(minutes=60))
    _give(scene, case, scene.stage.people["issuing-clerk"], scene.moment(review_after + 1))


def _late(scene: Scene) -> None:
    _by_the_department(scene, review_after=3)


def _noticed_twice(scene: Scene) -> None:
    case = scene.receive(missing=1)
    actions.notify(number=case.number, by=scene.clerk, at=scene.moment(minutes=8))
    last, other = scene.last_code(case), scene.last_code(case, 2)
    brought = [_found(last), MaterialInput(code=other, verdict="defective", remark="没有签名，请补签")]
    actions.correct(number=case.number, materials=brought, by=scene.clerk, at=scene.moment(1))
    supervisor = scene.stage.people["supervisor"]
    reason = "首次核验遗漏，申请人愿意再补一次。（演示）"
    actions.notify_again(number=case.number, reason=reason, reply_by=None, by=supervisor, at=scene.moment(1, 30))
    actions.withdraw(number=case.number, reason="申请人改为网上办理", by=scene.clerk, at=scene.moment(2))


def _beyond_the_list(scene: Scene) -> None:
    case = scene.receive()
    with suppress(ExtraMaterial):
        extra = [MaterialInput(code="99", verdict="missing", remark="请补交单位证明")]
        actions.check(number=case.number, materials=extra, by=scene.clerk, at=scene.moment(minutes=3))
    actions.reveal(number=case.number, reason="核对参保信息", by=scene.clerk, at=scene.moment(minutes=4))
    actions.withdraw(number=case.number, reason="申请人暂不办理", by=scene.clerk, at=scene.moment(minutes=20))


def _withdrawn(scene: Scene) -> None:
    number = scene.receive().number
    actions.withdraw(number=number, reason="申请人暂不办理", by=scene.clerk, at=scene.moment(minutes=30))


def _declined(scene: Scene) -> None:
    actions.decline(
        number=scene.receive().number,
        reason="参保地不在本市，不属于本机关职权范围。",
        basis="《中华人民共和国行政许可法》第三十二条第一款第二项",
        right_authority="参保地医疗保障局",
        by=scene.clerk,
        at=scene.moment(minutes=15),
    )


def _returned(scene: Scene) -> None:
    facts = {"reason": "项目地点不在本市", "where_to_go": "项目所在地政务服务中心"}
    actions.return_out_of_scope(number=scene.receive().number, **facts, by=scene.clerk, at=scene.moment(minutes=15))


_WAYS: dict[str, Callable[[Scene], None]] = {
    "on_the_spot": _on_the_spot,
    "by_the_department": _by_the_department,
    "late": _late,
    "noticed_twice": _noticed_twice,
    "beyond_the_list": _beyond_the_list,
    "withdrawn": _withdrawn,
    "declined": _declined,
    "returned": _returned,
}


def _give(scene: Scene, case: Case, by: Actor, at: datetime) -> None:
    if case.version.result_is_certificate:
        actions.make(number=case.number, by=by, at=at)
    company = scene.item == PROJECT
    person = _person(scene.order + 20 * scene.day.month)
    recipient, number = (AGENT.name, AGENT.number) if company else (person.name, person.number)
    actions.deliver(number=case.number, recipient=recipient, recipient_number=number, by=by, at=at)


def _person(order: int) -> ApplicantInput:
    """A made-up person: the numbers have right check digits and are nobody's."""
    digits = f"5203001990{1 + order // 28 % 12:02}{1 + order % 28:02}{200 + order:03}"
    name = NAMES[order % len(NAMES)]
    number = digits + id_number_check_digit(digits)
    return ApplicantInput(kind="natural", name=name, number_kind="id_card", number=number, phone=f"138{order:08}")


def _found(code: str) -> MaterialInput:
    return MaterialInput(code=code, verdict="passed", original_seen=True, copies_kept=1)
