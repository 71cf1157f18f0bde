"""The demo's applications of 遵义市卫生健康局: one at each stage, an item waiting for its conditions, a version to come."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.timezone import localdate
from PIL import Image, ImageDraw

from onewindow.catalogue import actions
from onewindow.catalogue.actions import Particulars
from onewindow.catalogue.models import Item, ItemApplication
from onewindow.catalogue.queries import checklist
from onewindow.catalogue.rules import BasicCode, Checklist, ListedMaterial, ListedPoint, make_item_code
from onewindow.catalogue.rules.life import Kind
from onewindow.catalogue.spreadsheet import form as forms
from onewindow.demo.cast import CITY, HEALTH
from onewindow.lib.uploads import Upload
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Department, Post, Role
from onewindow.worktime.rules import Limit, Unit

GROUND = "遵卫发〔2026〕18号（演示）"


@dataclass(frozen=True, slots=True)
class _Desk:
    """The four who move items, and the moment: each stage lies a day after the one before."""

    department: Department
    people: dict[str, Actor]
    at: datetime

    def begin(self, kind: str, code: str, *, days_ago: int, name: str = "", **said: Any) -> ItemApplication:
        by, at = self.people[Role.ITEM_MANAGER], self.at - timedelta(days=days_ago)
        begun = actions.draft(kind=kind, item_code=code, name=name, by=by, at=at)
        form = said.pop("form", None)
        facts = {"ground": GROUND, "document_no": "遵卫发〔2026〕18号", "planned_on": localdate(at), **said}
        actions.edit(number=begun.number, particulars=Particulars(**facts), form=form, by=by, at=at)
        return actions.attach(number=begun.number, upload=_paper(), by=by, at=at)

    def submit(self, begun: ItemApplication, *, days_ago: int) -> ItemApplication:
        return self._do(actions.submit, Role.ITEM_MANAGER, begun, days_ago)

    def passed(self, begun: ItemApplication, *, days_ago: int) -> ItemApplication:
        note = "依据有效，要素齐全，与差异对照相符。"
        return self._do(actions.pass_check, Role.ITEM_CHECKER, begun, days_ago, note=note)

    def sent_back(self, begun: ItemApplication, *, days_ago: int) -> ItemApplication:
        note = "请补充调整收费的批准文件全文。"
        return self._do(actions.send_back, Role.ITEM_CHECKER, begun, days_ago, note=note)

    def agreed(self, begun: ItemApplication, *, days_ago: int) -> ItemApplication:
        return self._do(actions.agree, Role.ITEM_REVIEWER, begun, days_ago, note="会商一致同意。")

    def rejected(self, begun: ItemApplication, *, days_ago: int) -> ItemApplication:
        note = "取消须以上级文件为依据，现有文件不足。"
        return self._do(actions.reject, Role.ITEM_REVIEWER, begun, days_ago, note=note)

    def publish(self, begun: ItemApplication, *, days_ago: int) -> ItemApplication:
        return self._do(actions.publish_application, Role.CENTRE_ADMIN, begun, days_ago, missing=())

    def _do(
        self, act: Callable[..., ItemApplication], role: str, begun: ItemApplication, days_ago: int, **how: Any
    ) -> ItemApplication:
        at = self.at - timedelta(days=days_ago)
        return act(number=begun.number, by=self.people[role], at=at, **how)


def load_applications(*, at: datetime) -> None:
    """File the demo's applications; items, people and calendar must be there."""
    posts = Post.objects.filter(centre__code=CITY).select_related("account", "centre", "department", "window")
    kept = (Role.ITEM_CHECKER, Role.ITEM_REVIEWER, Role.CENTRE_ADMIN)
    people = {post.role: Actor.of(post) for post in posts.filter(role__in=kept)}
    manager = posts.get(role=Role.ITEM_MANAGER, department__name=HEALTH)
    people[Role.ITEM_MANAGER] = Actor.of(manager)
    assert manager.department is not None
    desk = _Desk(manager.department, people, at)
    today = localdate(at)
    _next_version(desk, today + timedelta(days=14))
    _waiting_addition(desk, today + timedelta(days=21))
    _editorial(desk, today + timedelta(days=7))
    _under_review(desk, today + timedelta(days=10), today + timedelta(days=40))
    _not_agreed(desk, today + timedelta(days=30))
    _drafts(desk, today + timedelta(days=30))


def _next_version(desk: _Desk, day: date) -> None:
    listed = _list("护士执业地点变更")
    form = forms.written(replace(listed, promised=Limit(3, Unit.WORKING_DAY), visits=0))
    begun = desk.begin(
        Kind.CHANGE, listed.code, days_ago=9, form=form, planned_on=day, reason="压缩承诺时限，全程网上办理（演示）"
    )
    desk.submit(begun, days_ago=9)
    desk.passed(begun, days_ago=7)
    desk.agreed(begun, days_ago=3)
    desk.publish(begun, days_ago=1)


def _waiting_addition(desk: _Desk, day: date) -> None:
    code = make_item_code(desk.department.credit_code, "3", BasicCode("52", "10", "22910", "000"))
    begun = desk.begin(
        Kind.ADDITION,
        code,
        name="托育机构备案",
        days_ago=10,
        form=forms.written(_nursery(code)),
        planned_on=day,
        reason="上级下放，需纳入综合窗口（演示）",
        ground="《托育机构登记和备案办法（试行）》",
    )
    desk.submit(begun, days_ago=10)
    desk.passed(begun, days_ago=8)
    desk.agreed(begun, days_ago=4)


def _editorial(desk: _Desk, day: date) -> None:
    listed = _list("公共场所卫生许可")
    form = forms.written(replace(listed, limit_note="自受理之日起计算，现场核查时间计入（演示）", yearly_volume=860))
    said = "更新年办件量和时限说明（演示）"
    begun = desk.begin(Kind.CHANGE, listed.code, days_ago=1, form=form, planned_on=day, editorial=True, reason=said)
    desk.submit(begun, days_ago=1)


def _under_review(desk: _Desk, day: date, resumes_on: date) -> None:
    code = _item("医疗机构设置审批").code
    said = "设置规划修订期间暂停收件（演示）"
    begun = desk.begin(Kind.SUSPENSION, code, days_ago=4, planned_on=day, resumes_on=resumes_on, reason=said)
    desk.submit(begun, days_ago=4)
    desk.passed(begun, days_ago=2)


def _not_agreed(desk: _Desk, day: date) -> None:
    code = _item("医疗机构执业登记").code
    begun = desk.begin(Kind.ABOLITION, code, days_ago=12, planned_on=day, reason="拟并入其他事项办理（演示）")
    desk.submit(begun, days_ago=12)
    desk.passed(begun, days_ago=11)
    desk.rejected(begun, days_ago=6)


def _drafts(desk: _Desk, day: date) -> None:
    listed = _list("放射诊疗许可")
    form = forms.written(replace(listed, fee="按省定标准收取（演示）"))
    back = desk.begin(Kind.CHANGE, listed.code, days_ago=6, form=form, planned_on=day, reason="调整收费（演示）")
    desk.submit(back, days_ago=6)
    desk.sent_back(back, days_ago=3)
    code = make_item_code(desk.department.credit_code, "3", BasicCode("52", "20", "22911", "000"))
    desk.begin(
        Kind.ADDITION,
        code,
        name="母婴保健技术人员考核合格证补办",
        days_ago=2,
        planned_on=day,
        reason="群众需求（演示）",
    )


def _item(name: str) -> Item:
    return Item.objects.get(name__startswith=name, department__name=HEALTH)


def _list(name: str) -> Checklist:
    version = _item(name).versions.published().order_by("-number").first()
    assert version is not None
    return checklist(version)


def _nursery(code: str) -> Checklist:
    """A made-up list of an item that is waiting for its conditions."""
    points = (ListedPoint("机构名称与登记证一致（演示）"), ListedPoint("加盖公章，日期齐全（演示）"))
    return Checklist(
        code=code,
        name="托育机构备案",
        department=HEALTH,
        kind="promised",
        service_objects=("legal", "unincorporated"),
        promised=Limit(5, Unit.WORKING_DAY),
        legal_basis="《托育机构登记和备案办法（试行）》（演示）",
        conditions="一、依法登记；二、场地、人员和消防符合要求（演示）",
        flow=("收件", "受理", "审查", "决定", "送达"),
        result_name="托育机构备案回执",
        result_is_certificate=False,
        fee="不收费",
        scope="全市",
        made_up=("全部要素",),
        materials=(
            ListedMaterial("01", "备案书（演示）", form="original_kept", review_points=points),
            ListedMaterial("02", "营业执照或者登记证书（演示）"),
            ListedMaterial("03", "场地产权或者租赁证明（演示）", form="copy"),
        ),
    )


def _paper() -> Upload:
    """A page that says only that it stands for a document."""
    page = Image.new("L", (620, 877), 255)
    pen = ImageDraw.Draw(page)
    pen.rectangle((60, 60, 560, 817), outline=120)
    pen.text((230, 420), "DEMO ATTACHMENT", fill=60)
    written = io.BytesIO()
    page.save(written, "PNG")
    return Upload("依据文件（演示）.png", written.getvalue())
