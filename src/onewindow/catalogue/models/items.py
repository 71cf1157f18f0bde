"""Items and their published, immutable versions. What was published once is never changed: a trigger refuses it."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from onewindow.organisation.models import Applicant, Department
from onewindow.worktime.rules import Limit, Unit

UNITS = [
    (Unit.WORKING_DAY.value, _("工作日")),
    (Unit.CALENDAR_DAY.value, _("自然日")),
    (Unit.MONTH.value, _("个月")),
    (Unit.HOUR.value, _("小时")),
    (Unit.ON_THE_SPOT.value, _("当场")),
]


class ItemType(models.Model):
    """The code table of item types (01 行政许可 …): data, because codes differ from place to place."""

    code = models.CharField(_("代码"), max_length=2, primary_key=True)
    name = models.CharField(_("名称"), max_length=30)
    is_licence = models.BooleanField(_("属行政许可"), default=False)
    by_application = models.BooleanField(_("依申请办理"), default=True)

    class Meta:
        verbose_name = verbose_name_plural = _("事项类型")

    def __str__(self) -> str:
        return self.name


class Item(models.Model):
    class State(models.TextChoices):
        DRAFT = "draft", _("草稿")
        UNDER_REVIEW = "under_review", _("待审核")
        WAITING = "waiting", _("待授权、培训、配置")
        IN_USE = "in_use", _("在用")
        SUSPENDED = "suspended", _("暂停")
        SPECIAL_WINDOW = "special_window", _("专窗办理")
        ABOLISHED = "abolished", pgettext_lazy("state", "取消")

    code = models.CharField(_("实施编码"), max_length=31, unique=True)
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, related_name="items", verbose_name=_("实施主体")
    )
    type = models.ForeignKey(ItemType, on_delete=models.PROTECT, verbose_name=_("事项类型"))
    state = models.CharField(_("状态"), max_length=16, choices=State.choices, default=State.DRAFT)
    name = models.CharField(_("事项名称"), max_length=200)
    initials = models.CharField(_("拼音首字母"), max_length=401, blank=True)
    turns_to = models.CharField(_("将转为"), max_length=16, choices=State.choices, blank=True)
    turns_on = models.DateField(_("自何日起转"), null=True, blank=True)
    standing_reason = models.CharField(_("不予收件的原因"), max_length=500, blank=True)
    resumes_on = models.DateField(_("计划恢复日期"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("事项")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(turns_to="", turns_on=None) | ~models.Q(turns_to="") & ~models.Q(turns_on=None),
                name="item_turns_on_a_day",
            )
        ]
        indexes = [
            models.Index(fields=["turns_on"], condition=models.Q(turns_on__isnull=False), name="item_turns_on"),
            models.Index(fields=["department", "state"], name="item_department_state"),
        ]

    def __str__(self) -> str:
        return self.name

    def state_on(self, day: date) -> str:
        """The state on a day (Asia/Shanghai): what was published for a day begins on it by itself, at midnight."""
        return self.turns_to if self.turns_on and self.turns_on <= day else self.state


def every_channel() -> list[str]:
    """In person, online and by post (M25), unless the item says otherwise."""
    return list(ItemVersion.Channel.values)


class ItemVersions(models.QuerySet["ItemVersion"]):
    def published(self) -> "ItemVersions":
        return self.filter(published_at__isnull=False)

    def in_force(self, on: date) -> "ItemVersions":
        """Published and in force on the day: at most one for each item."""
        until = models.Q(effective_until__isnull=True) | models.Q(effective_until__gte=on)
        return self.published().filter(until, effective_from__lte=on)

    def on_offer(self, on: date, *, special_window_of: int | None = None) -> "ItemVersions":
        """In force on the day and open to intake on it: the one source of desk, guide, tickets, evaluation, API (M17).

        To the special window of a department (by its key), what stands there for that department is on offer too (M23).
        """
        offered = _turned(Item.State.IN_USE, on)
        if special_window_of is not None:
            offered |= _turned(Item.State.SPECIAL_WINDOW, on) & models.Q(item__department=special_window_of)
        return self.in_force(on).filter(offered)


def _turned(state: str, on: date) -> models.Q:
    turned = models.Q(item__turns_on__lte=on)
    return models.Q(turned, item__turns_to=state) | models.Q(~turned, item__state=state)


class ItemVersion(models.Model):
    """One edition of the implementation list (实施清单) of an item, in force from a date on (M11, M34)."""

    class Kind(models.TextChoices):
        IMMEDIATE = "immediate", _("即办件")
        PROMISED = "promised", _("承诺件")

    class Maker(models.TextChoices):
        DEPARTMENT = "department", _("部门制证")
        ISSUING_WINDOW = "issuing_window", _("出证窗口制证")

    class Channel(models.TextChoices):
        COUNTER = "counter", _("窗口")
        WEB = "web", _("网上")
        POST = "post", _("邮寄")

    class PaperMode(models.TextChoices):
        ELECTRONIC = "electronic", _("电子材料审查")
        SCAN = "scan", _("纸质扫描后审查，每月归档")
        PAPER = "paper", _("纸质材料审查，当日移交")

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="versions", verbose_name=_("事项"))
    number = models.PositiveIntegerField(_("版本号"))
    published_at = models.DateTimeField(_("发布时间"), null=True, blank=True)
    effective_from = models.DateField(_("生效日期"))
    effective_until = models.DateField(_("失效日期"), null=True, blank=True)

    name = models.CharField(_("事项名称"), max_length=200)
    kind = models.CharField(_("办件类型"), max_length=10, choices=Kind.choices)
    service_objects = ArrayField(
        models.CharField(max_length=14, choices=Applicant.Kind.choices), verbose_name=_("服务对象")
    )
    legal_number = models.PositiveIntegerField(_("法定时限"), null=True, blank=True)
    legal_unit = models.CharField(_("法定时限单位"), max_length=14, choices=UNITS, blank=True)
    legal_source = models.CharField(_("法定时限依据"), max_length=200, blank=True)
    promised_number = models.PositiveIntegerField(_("承诺时限"))
    promised_unit = models.CharField(_("承诺时限单位"), max_length=14, choices=UNITS)
    extension_number = models.PositiveIntegerField(_("可延长"), default=0)
    extension_unit = models.CharField(_("延长单位"), max_length=14, choices=UNITS, default=Unit.WORKING_DAY.value)
    limit_note = models.CharField(_("时限说明"), max_length=200, blank=True)

    legal_basis = models.TextField(_("设定依据"), blank=True)
    conditions = models.TextField(_("受理条件"), blank=True)
    flow = models.JSONField(_("办理流程"), default=list, help_text=_("按顺序的环节名称"))
    result_name = models.CharField(_("结果名称"), max_length=100, blank=True)
    result_is_certificate = models.BooleanField(_("结果为证照"), default=True)
    result_validity_years = models.PositiveIntegerField(_("证照有效期（年）"), null=True, blank=True)
    maker = models.CharField(_("制证方"), max_length=14, choices=Maker.choices, default=Maker.DEPARTMENT)
    paper_mode = models.CharField(_("材料流转方式"), max_length=10, choices=PaperMode.choices, default=PaperMode.SCAN)
    visits = models.PositiveIntegerField(_("到现场次数"), default=1)
    fee = models.CharField(_("收费"), max_length=200, blank=True)
    scope = models.CharField(_("通办范围"), max_length=20, blank=True)
    channels = ArrayField(
        models.CharField(max_length=8, choices=Channel.choices), default=every_channel, verbose_name=_("办理渠道")
    )
    yearly_volume = models.PositiveIntegerField(_("年办件量"), null=True, blank=True)
    needs_biometrics = models.BooleanField(_("受理须采集生物特征"), default=False)
    completion_stops_clock = models.BooleanField(_("补齐补正期间停止计时"), default=False)
    joint = models.BooleanField(_("统一、联合、集中办理"), default=False)
    made_up = ArrayField(models.CharField(max_length=40), default=list, blank=True, verbose_name=_("演示用的虚构要素"))

    objects = ItemVersions.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("事项版本")
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="version_number_once")]

    def __str__(self) -> str:
        return f"{self.name} v{self.number}"

    def runs_on(self, day: date) -> bool:
        """Whether it is published and in force on the day."""
        ended = self.effective_until is not None and self.effective_until < day
        return self.published_at is not None and self.effective_from <= day and not ended

    @property
    def promised(self) -> Limit:
        return Limit(self.promised_number, Unit(self.promised_unit))

    @property
    def legal(self) -> Limit | None:
        return Limit(self.legal_number, Unit(self.legal_unit)) if self.legal_number is not None else None

    @property
    def extension(self) -> Limit | None:
        return Limit(self.extension_number, Unit(self.extension_unit)) if self.extension_number else None


class Situation(models.Model):
    """A circumstance that decides which materials are asked for: an answer to its question, of which one is chosen.

    Situations without a question stand for themselves, and several may be chosen (M12).
    """

    version = models.ForeignKey(
        ItemVersion, on_delete=models.PROTECT, related_name="situations", verbose_name=_("版本")
    )
    order = models.PositiveIntegerField(_("顺序"))
    name = models.CharField(_("情形"), max_length=100)
    question = models.CharField(_("问题"), max_length=100, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("情形")
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name


class MaterialRequirement(models.Model):
    """One material of the list: neither more nor fewer may be asked (M12, M20)."""

    class Form(models.TextChoices):
        ORIGINAL_KEPT = "original_kept", _("原件（收取）")
        ORIGINAL_SEEN = "original_seen", _("原件（核验）")
        COPY = "copy", _("复印件")
        SCAN = "scan", _("电子件")

    class Necessity(models.TextChoices):
        REQUIRED = "required", _("必要")
        CONDITIONAL = "conditional", _("视情形")
        OPTIONAL = "optional", _("非必要")

    class Medium(models.TextChoices):
        PAPER = "paper", _("纸质")
        ELECTRONIC = "electronic", _("电子")
        BOTH = "both", _("纸质或电子")

    version = models.ForeignKey(ItemVersion, on_delete=models.PROTECT, related_name="materials", verbose_name=_("版本"))
    order = models.PositiveIntegerField(_("顺序"))
    code = models.CharField(_("材料代码"), max_length=10)
    name = models.CharField(_("材料名称"), max_length=100)
    copies = models.PositiveIntegerField(_("份数"), default=1)
    form = models.CharField(_("形式"), max_length=14, choices=Form.choices)
    medium = models.CharField(_("介质"), max_length=10, choices=Medium.choices, default=Medium.BOTH)
    necessity = models.CharField(_("必要性"), max_length=12, choices=Necessity.choices, default=Necessity.REQUIRED)
    source = models.CharField(_("来源渠道"), max_length=50, blank=True)
    standard = models.CharField(_("受理标准"), max_length=300, blank=True)
    sample = models.CharField(_("样表"), max_length=200, blank=True)
    situations = models.ManyToManyField(Situation, blank=True, related_name="materials", verbose_name=_("适用情形"))

    class Meta:
        verbose_name = verbose_name_plural = _("材料要求")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["version", "code"], name="material_code_once")]

    def __str__(self) -> str:
        return self.name


class ReviewPoint(models.Model):
    """What to look at in a material, with the standard for accepting it (M13)."""

    class Aspect(models.TextChoices):
        NAME = "name", _("材料名称")
        SOURCE = "source", _("材料来源")
        REQUIREMENT = "requirement", _("材料要求")

    material = models.ForeignKey(
        MaterialRequirement, on_delete=models.PROTECT, related_name="review_points", verbose_name=_("材料")
    )
    order = models.PositiveIntegerField(_("顺序"))
    aspect = models.CharField(_("要素"), max_length=12, choices=Aspect.choices, default=Aspect.REQUIREMENT)
    text = models.CharField(_("审查要点"), max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = _("审查要点")
        ordering = ["order"]

    def __str__(self) -> str:
        return self.text


class SpecialProcedure(models.Model):
    """A procedure whose days don't count (行政许可法 45): only those listed may suspend a case."""

    class Kind(models.TextChoices):
        HEARING = "hearing", _("听证")
        BIDDING = "bidding", _("招标")
        AUCTION = "auction", _("拍卖")
        INSPECTION = "inspection", _("检验")
        TESTING = "testing", _("检测")
        QUARANTINE = "quarantine", _("检疫")
        APPRAISAL = "appraisal", _("鉴定")
        EXPERT_REVIEW = "expert_review", _("专家评审")
        OTHER = "other", _("其他（须有单行法依据）")

    version = models.ForeignKey(
        ItemVersion, on_delete=models.PROTECT, related_name="procedures", verbose_name=_("版本")
    )
    kind = models.CharField(_("类别"), max_length=14, choices=Kind.choices)
    name = models.CharField(_("名称"), max_length=50)
    basis = models.CharField(_("依据"), max_length=200)
    days = models.PositiveIntegerField(_("最长工作日"))

    class Meta:
        verbose_name = verbose_name_plural = _("特别程序")

    def __str__(self) -> str:
        return self.name
