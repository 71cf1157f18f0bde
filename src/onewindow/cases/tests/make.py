"""The small fixed cast of the room: one centre, two departments, four items, and everyone who acts on them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from onewindow.authority.models import Agreement, Course, Grant
from onewindow.authority.rules import Power
from onewindow.authority.tests import training
from onewindow.cases import actions
from onewindow.cases.application import AgentInput, ApplicantInput, Application, MaterialInput
from onewindow.cases.models import Case
from onewindow.catalogue.models import (
    Item,
    ItemType,
    ItemVersion,
    MaterialRequirement,
    ReviewPoint,
    Situation,
    SpecialProcedure,
)
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Account, Centre, Department, Post, Role, Window, Zone
from onewindow.worktime.actions import NATIONAL, seed_calendar
from onewindow.worktime.models import Calendar

SHANGHAI = ZoneInfo("Asia/Shanghai")
PERSON = ApplicantInput(
    kind="natural", name="张伟民", number_kind="id_card", number="520300199001011238", phone="13800000001"
)
COMPANY = ApplicantInput(
    kind="legal",
    name="遵义云水科技有限公司",
    number_kind="credit_code",
    number="91520300MA6D00018G",
    representative="杨帆",
)
AGENT = AgentInput(name="杨帆", number="520300198506152410", phone="13800000002", scope="提交材料、领取结果")


def moment(text: str) -> datetime:
    """`2026-11-24 09:30` in Asia/Shanghai."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


UNTRAINED = "untrained"
MORNING = moment("2026-11-24 09:30")


@dataclass(frozen=True)
class Cast:
    centre: Centre
    health: Department
    planning: Department
    nurse: Item
    radiology: Item
    investment: Item
    review_only: Item
    people: dict[str, Actor] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Actor:
        try:
            return self.people[name]
        except KeyError:
            raise AttributeError(name) from None


def cast() -> Cast:
    """Make the cast in an empty database."""
    seed_calendar(by="测试", at=MORNING)
    centre = Centre.objects.create(
        code="520300",
        name="遵义市政务服务中心",
        short_name="遵义市",
        paper_prefix="遵政务",
        calendar=Calendar.objects.get(code=NATIONAL),
        phone="0851-28600001",
        supervision_phone="0851-28612345",
    )
    zone = Zone.objects.create(centre=centre, code="N", name="综合服务区")
    windows = {
        number: Window.objects.create(centre=centre, zone=zone, number=number, name=name, kind=kind)
        for number, name, kind in (
            ("N01", "自然人综合受理", Window.Kind.NATURAL),
            ("N02", "自然人综合受理", Window.Kind.NATURAL),
            ("F01", "法人综合受理", Window.Kind.LEGAL),
            ("C01", "统一出证", Window.Kind.ISSUING),
        )
    }
    health = Department.objects.create(
        centre=centre, name="市卫生健康局", short_name="市卫健局", credit_code="11520300009420011A", phone="0851-1"
    )
    planning = Department.objects.create(
        centre=centre, name="市发展改革委", short_name="市发改委", credit_code="11520300009420012B", phone="0851-2"
    )
    licence = ItemType.objects.get_or_create(code="01", defaults={"name": "行政许可", "is_licence": True})[0]
    other = ItemType.objects.get_or_create(code="10", defaults={"name": "其他行政权力"})[0]
    made = Cast(
        centre=centre,
        health=health,
        planning=planning,
        nurse=new_item(health, licence, "1", "护士执业注册", 20, 5, natural=True),
        radiology=new_item(health, licence, "2", "放射诊疗许可", 20, 8, natural=False, procedure=True),
        investment=new_item(planning, other, "3", "企业投资项目备案", None, 0, natural=False),
        review_only=new_item(health, licence, "4", "医师执业注册", 20, 5, natural=True),
    )
    made.people.update(_people(centre, windows, health, planning))
    all_powers = (Power.RECEIVE, Power.ACCEPT, Power.ISSUE)
    agree(health, made.nurse, all_powers)
    agree(health, made.radiology, (*all_powers, Power.MAKE))
    agree(planning, made.investment, tuple(Power))
    agree(health, made.review_only, (Power.RECEIVE,))
    return made


def colleague(actor: Actor, full_name: str) -> Actor:
    """Another person in the same hat at the same place, trained for the same items."""
    post = Post.objects.get(pk=actor.post_id)
    post.pk, post.account = None, Account.objects.create(sign_in_name=full_name, full_name=full_name, password="!")
    post.save(force_insert=True)
    for course in Course.objects.filter(passes__account=actor.account_id).distinct():
        training.train([post.account_id], course)
    return Actor.of(post)


def agree(
    department: Department,
    item: Item,
    powers: tuple[Power, ...],
    begins_on: date = date(2020, 1, 1),
    ends_on: date = date(2030, 12, 31),
    centre: Centre | None = None,
) -> Agreement:
    """An agreement that both sides have signed, with the department's own or another `centre`.

    The clerks of that centre are trained for it, but for the untrained one.
    """
    agreement = Agreement.objects.create(
        code=f"SQ-{item.code[-3:]}-{begins_on:%Y%m%d}{f'-{centre.code}' if centre else ''}",
        department=department,
        centre=centre or department.centre,
        state=Agreement.State.SIGNED,
        signed_on=begins_on,
        begins_on=begins_on,
        ends_on=ends_on,
    )
    Grant.objects.bulk_create(Grant(agreement=agreement, item=item, power=power) for power in powers)
    clerks = Post.objects.filter(centre=agreement.centre, role=Role.CLERK).exclude(account__sign_in_name=UNTRAINED)
    known = item.courses.first()
    if known is None or centre:
        training.train(clerks.values_list("account", flat=True), known or training.course(item))
    return agreement


def nurse_application(
    ending: str = "1", *, verdict: str = "passed", missing: tuple[str, ...] = (), **changes: object
) -> Application:
    """A natural person's application with the two materials, `missing` ones left out."""
    return _application(ending, PERSON, verdict, missing, changes)


def company_application(ending: str = "3", *, verdict: str = "passed", **changes: object) -> Application:
    return _application(ending, COMPANY, verdict, (), {"agent": AGENT, **changes})


def received(cast: Cast, at: datetime = MORNING, **how: object) -> Case:
    return actions.receive(application=nurse_application(**how), by=cast.clerk, at=at)  # type: ignore[arg-type]


def accepted(cast: Cast, at: datetime = MORNING) -> Case:
    return actions.accept(number=received(cast, at).number, by=cast.clerk, at=at)


def reviewed(cast: Cast, at: datetime = MORNING) -> Case:
    return actions.review(number=accepted(cast, at).number, opinion="材料合法合规", by=cast.reviewer, at=at)


def granted(cast: Cast, at: datetime = MORNING) -> Case:
    return actions.grant(number=reviewed(cast, at).number, findings="符合条件", by=cast.decider, at=at)


def issuing(cast: Cast, at: datetime = MORNING) -> Case:
    number = granted(cast, at).number
    actions.make(number=number, by=cast.reviewer, at=at)
    return actions.hand_over(number=number, by=cast.reviewer, at=at)


def company_received(cast: Cast, ending: str = "2", at: datetime = MORNING, **how: object) -> Case:
    return actions.receive(application=company_application(ending, **how), by=cast.legal_clerk, at=at)  # type: ignore[arg-type]


def company_accepted(cast: Cast, ending: str = "2", at: datetime = MORNING) -> Case:
    return actions.accept(number=company_received(cast, ending, at).number, by=cast.legal_clerk, at=at)


def company_granted(cast: Cast, at: datetime = MORNING) -> Case:
    """Radiology: decided by the department, to be made by the issuing window."""
    number = company_accepted(cast, "2", at).number
    actions.review(number=number, opinion="合规", by=cast.reviewer, at=at)
    return actions.grant(number=number, findings="符合条件", by=cast.decider, at=at)


def noticed(cast: Cast, at: datetime = MORNING, reply_by: date | None = None) -> Case:
    number = received(cast, at, missing=("02",)).number
    return actions.notify(number=number, reply_by=reply_by, by=cast.clerk, at=at)


def suspended(cast: Cast, at: datetime = MORNING, days: int = 8) -> Case:
    """The company's radiology case, with the experts."""
    case = company_accepted(cast, "2", at)
    procedure = case.version.procedures.get()
    return actions.suspend(
        number=case.number, procedure_id=procedure.pk, days=days, reason="送专家评审", by=cast.reviewer, at=at
    )


def on_the_spot(cast: Cast, at: datetime = MORNING) -> Case:
    """The company's project, decided at the window."""
    number = company_accepted(cast, "3", at).number
    actions.review(number=number, opinion="信息齐全", by=cast.legal_clerk, at=at)
    return actions.grant(number=number, findings="予以备案", by=cast.legal_clerk, at=at)


def found(code: str = "02", verdict: str = "passed", remark: str = "") -> MaterialInput:
    """What the window finds of one material."""
    return MaterialInput(code=code, verdict=verdict, remark=remark, original_seen=True, copies_kept=1)


def special_item(cast: Cast, ending: str, powers: tuple[Power, ...] = tuple(Power), **changes: object) -> Item:
    """One more item of the health department for natural persons, granted to the windows, with elements of its own."""
    item = new_item(cast.health, cast.nurse.type, ending, f"事项{ending}", 20, 5, natural=True, **changes)
    if powers:
        agree(cast.health, item, powers)
    return item


def code_of(ending: str) -> str:
    return f"11520300009420011A352010010000{ending}"


def _application(
    ending: str, applicant: ApplicantInput, verdict: str, missing: tuple[str, ...], changes: dict[str, object]
) -> Application:
    materials = tuple(
        MaterialInput(
            code=code,
            verdict=verdict,
            remark="照片不清晰" if verdict == "defective" else "",
            original_seen=True,
            copies_kept=1,
        )
        for code in ("01", "02")
        if code not in missing
    )
    facts = {"item_code": code_of(ending), "applicant": applicant, "materials": materials, **changes}
    return Application(**facts)  # type: ignore[arg-type]


def _people(centre: Centre, windows: dict[str, Window], health: Department, planning: Department) -> dict[str, Actor]:
    hats: dict[str, tuple[str, str, dict[str, object]]] = {
        "clerk": ("王晓梅", Role.CLERK, {"window": windows["N01"]}),
        "second_clerk": ("赵明", Role.CLERK, {"window": windows["N02"]}),
        UNTRAINED: ("小赵", Role.CLERK, {"window": windows["N02"]}),
        "legal_clerk": ("李强", Role.CLERK, {"window": windows["F01"]}),
        "issuer": ("郑丽", Role.ISSUING_CLERK, {"window": windows["C01"]}),
        "reviewer": ("刘芳", Role.REVIEWER, {"department": health}),
        "decider": ("黄志远", Role.DECIDER, {"department": health}),
        "item_manager": ("何琳", Role.ITEM_MANAGER, {"department": health}),
        "planning_reviewer": ("田野", Role.REVIEWER, {"department": planning}),
        "planning_decider": ("江河", Role.DECIDER, {"department": planning}),
        "item_checker": ("沈悦", Role.ITEM_CHECKER, {}),
        "item_reviewer": ("冯立", Role.ITEM_REVIEWER, {}),
        "supervisor": ("马超群", Role.SUPERVISOR, {}),
        "leader": ("罗文华", Role.LEADER, {}),
        "admin": ("孙建国", Role.CENTRE_ADMIN, {}),
        "consultant": ("陈静", Role.CONSULTANT, {}),
        "outsider": ("路人甲", Role.OUTSIDER, {}),
    }
    people = {}
    for name, (full_name, role, place) in hats.items():
        account = Account.objects.create(sign_in_name=name, full_name=full_name, password="!")
        post = Post.objects.create(account=account, role=role, centre=centre, begins_on=date(2020, 1, 1), **place)
        people[name] = Actor.of(post)
    return people


def new_item(
    department: Department,
    item_type: ItemType,
    ending: str,
    name: str,
    legal: int | None,
    promised: int,
    *,
    natural: bool,
    procedure: bool = False,
    optional: str = "",
    **changes: object,
) -> Item:
    """An item of a department with two materials, published; `changes` are elements that differ."""
    item = Item.objects.create(
        code=code_of(ending), department=department, type=item_type, name=name, state=Item.State.IN_USE
    )
    elements: dict[str, object] = {
        "effective_from": date(2020, 1, 1),
        "kind": "promised" if promised else "immediate",
        "service_objects": ["natural"] if natural else ["legal", "unincorporated"],
        "legal_number": legal,
        "legal_unit": "working_day" if legal else "",
        "promised_number": promised,
        "promised_unit": "working_day" if promised else "on_the_spot",
        "extension_number": 10 if legal else 0,
        "legal_basis": "《护士条例》第八条",
        "result_name": f"{name}证",
        "result_is_certificate": ending != "3",
        "result_validity_years": 5,
        "maker": "issuing_window" if procedure else "department",
        "paper_mode": "paper" if procedure else "scan",
    }
    version = ItemVersion.objects.create(item=item, number=1, name=name, **(elements | changes))
    Situation.objects.create(version=version, order=1, name="首次办理")
    _materials(version, optional)
    if procedure:
        SpecialProcedure.objects.create(
            version=version, kind="expert_review", name="专家评审", basis="行政许可法第四十五条", days=30
        )
    version.published_at = MORNING
    version.save(update_fields=["published_at"])
    return item


def _materials(version: ItemVersion, optional: str) -> None:
    listed = [("01", "申请表", "original_kept"), ("02", "身份证", "original_seen")]
    if optional:
        listed.append((optional, "获奖证书", "copy"))
    for order, (code, name, form) in enumerate(listed, 1):
        material = MaterialRequirement.objects.create(
            version=version,
            order=order,
            code=code,
            name=name,
            form=form,
            standard="填写完整、签名",
            necessity="optional" if code == optional else "required",
        )
        ReviewPoint.objects.create(material=material, order=1, text="核对姓名与证件一致")
