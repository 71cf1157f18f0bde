"""An item in use with two questions, laid straight into the tables of whatever cast a test has."""

from datetime import UTC, date, datetime

from onewindow.catalogue.models import Item, ItemType, ItemVersion, MaterialRequirement, ReviewPoint, Situation
from onewindow.organisation.models import Department

KIND, YEARS = "要办哪一项注册？", "到现在满三年了吗？"
FIRST, RENEWAL, SHORT, LONG = "首次注册", "延续注册", "未满三年", "已满三年"
FORM, DEGREE, OLD, TRAINING = "申请审核表", "学历证书", "原执业证书", "培训合格证明"


def registration(department: Department, item_type: ItemType, code: str) -> ItemVersion:
    """护士执业注册: the degree hangs on one question, the training on both, and a renewal is asked the first only."""
    item = Item.objects.create(
        code=code, department=department, type=item_type, name="护士执业注册（两问）", state="in_use", initials="hszyzc"
    )
    version = ItemVersion.objects.create(
        item=item, number=1, name=item.name, effective_from=date(2020, 1, 1), kind="promised",
        service_objects=["natural"], promised_number=5, promised_unit="working_day", flow=["收件", "受理", "决定"],
    )  # fmt: skip
    answers = {
        name: Situation.objects.create(version=version, order=order, question=question, name=name)
        for order, (question, name) in enumerate([(KIND, FIRST), (KIND, RENEWAL), (YEARS, SHORT), (YEARS, LONG)], 1)
    }
    needs = {FORM: (), DEGREE: (FIRST,), OLD: (RENEWAL,), TRAINING: (FIRST, LONG)}
    for order, (name, asked_in) in enumerate(needs.items(), 1):
        material = MaterialRequirement.objects.create(
            version=version, order=order, code=f"0{order}", name=name, form="original_kept",
            necessity="conditional" if asked_in else "required",
        )  # fmt: skip
        material.situations.set([answers[each] for each in asked_in])
        ReviewPoint.objects.create(material=material, order=1, text=f"看{name}的日期")
    version.published_at = datetime(2026, 11, 1, tzinfo=UTC)
    version.save()
    return ItemVersion.objects.select_related("item__department").get(pk=version.pk)


def keys(version: ItemVersion, *names: str) -> list[int]:
    """The keys of answers by their names."""
    found = dict(version.situations.values_list("name", "pk"))
    return [found[name] for name in names]
