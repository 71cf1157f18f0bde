"""A few cases for the demo's pages: received in the city for a county, one late, one refused. Everything is made up."""

from datetime import datetime, timedelta

from onewindow.cases import actions
from onewindow.cases.application import ApplicantInput, Application, MaterialInput
from onewindow.catalogue.models import Item
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Centre, Department, Post, Role

ITEM = "就业困难人员认定"
PERSON = ApplicantInput(
    kind="natural", name="陈小禾（演示）", number_kind="id_card", number="520300200012313018", phone="13800000003"
)


def load_away_cases(*, at: datetime) -> None:
    """Two of a county's cases received in the city weeks ago: one past its promise, one refused after a completion."""
    item = Item.objects.select_related("department").get(name=ITEM)
    clerk = _hat(Role.CLERK, window__number="N01", centre=Centre.objects.get(code="520300"))
    reviewer, decider = (_hat(role, department=item.department) for role in (Role.REVIEWER, Role.DECIDER))
    began = at - timedelta(days=21)
    late, refused = (_accepted(item, clerk, began, collect_at) for collect_at in ("receiving", "home"))
    actions.review(number=late, opinion="正在核查（演示）", by=reviewer, at=began + timedelta(days=1))
    actions.request_completion(
        number=refused,
        defects_found=[MaterialInput(code="02", verdict="defective", remark="未勾选困难类型（演示）")],
        reason="窗口核验时可以看出的遗漏（演示）",
        missed_at_window=True,
        by=reviewer,
        at=began + timedelta(days=1),
    )
    complete = [MaterialInput(code="02", verdict="passed", copies_kept=1)]
    actions.complete(number=refused, materials=complete, by=clerk, at=began + timedelta(days=2))
    actions.review(number=refused, opinion="不符合认定条件（演示）", by=reviewer, at=began + timedelta(days=3))
    actions.refuse(
        number=refused,
        findings="申请人已实现稳定就业（演示）",
        reasons="不符合就业困难人员的认定条件（演示）",
        basis="《中华人民共和国就业促进法》第五十二条",
        by=decider,
        at=began + timedelta(days=3),
    )
    actions.note_late(at=at)


def _accepted(item: Item, clerk: Actor, at: datetime, collect_at: str) -> str:
    materials = (
        MaterialInput(code="01", verdict="passed", original_seen=True),
        MaterialInput(code="02", verdict="passed", copies_kept=1),
    )
    application = Application(item_code=item.code, applicant=PERSON, materials=materials, collect_at=collect_at)
    number = actions.receive(application=application, by=clerk, at=at).number
    return actions.accept(number=number, by=clerk, at=at).number


def _hat(role: Role, **place: Department | Centre | str) -> Actor:
    posts = Post.objects.select_related("account", "centre", "window", "department")
    return Actor.of(posts.filter(role=role, **place).order_by("pk")[0])
