"""What stays out of the demo's windows: two exclusions that the leader approved, one that waits, and one gap (演示)."""

from dataclasses import dataclass
from datetime import datetime

from onewindow.authority.actions.exclusions import approve_exclusion, propose_exclusion
from onewindow.authority.models import Exclusion
from onewindow.catalogue.models import Item
from onewindow.catalogue.rules import BasicCode, initials, make_item_code
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Department, Post, Role

CITY = "520300"
APPROVED, WAITING = "approved", "waiting"


@dataclass(frozen=True, slots=True)
class Outside:
    """An item that has no list yet: whose, which, and what was decided about it, if anything."""

    department: str
    serial: int
    name: str
    decided: str = ""
    ground: str = ""
    reason: str = ""


ITEMS = (
    Outside(
        "遵义市档案局",
        99001,
        "延期移交涉密档案审批（演示）",
        APPROVED,
        Exclusion.Ground.SECRET,
        "定密依据：〔2026〕演示3号",
    ),
    Outside(
        "遵义市应急管理局",
        99002,
        "重大危险化学品建设项目安全条件审查（演示）",
        APPROVED,
        Exclusion.Ground.COMPLEX,
        "须多部门现场勘查并组织专家会审，由专班统一办理（演示）",
    ),
    Outside(
        "遵义市人民防空办公室",
        99003,
        "人防工程涉密部位改造审批（演示）",
        WAITING,
        Exclusion.Ground.SECRET,
        "定密依据：〔2026〕演示8号",
    ),
    Outside("遵义市卫生健康局", 99004, "大型医用设备配置许可（演示，尚未编制实施清单）"),
)


def load_coverage(*, at: datetime) -> None:
    """Add the items that are not in the windows, and propose and decide as people would."""
    departments = {each.name: each for each in Department.objects.filter(centre__code=CITY)}
    admin, leader = (_hat(role) for role in (Role.CENTRE_ADMIN, Role.LEADER))
    for outside in ITEMS:
        item = _item(outside, departments[outside.department])
        if not outside.decided:
            continue
        made = propose_exclusion(item_code=item.code, ground=outside.ground, reason=outside.reason, by=admin, at=at)
        if outside.decided == APPROVED:
            approve_exclusion(exclusion_id=made.pk, by=leader, at=at)


def _item(outside: Outside, department: Department) -> Item:
    return Item.objects.create(
        code=make_item_code(department.credit_code, "3", BasicCode("52", "01", str(outside.serial), "000")),
        department=department,
        type_id="01",
        name=outside.name,
        initials=initials(outside.name),
    )


def _hat(role: str) -> Actor:
    posts = Post.objects.select_related("account", "centre", "window", "department")
    return Actor.of(posts.filter(role=role, centre__code=CITY).earliest("pk"))
