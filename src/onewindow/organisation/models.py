"""Who there is: centres, departments, zones, windows, posts, staff and applicants."""

from datetime import time

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from onewindow.lib.encryption import blind_index, seal, unseal
from onewindow.lib.ids import new_id
from onewindow.lib.masking import mask_number, mask_phone
from onewindow.worktime.models import Calendar
from onewindow.worktime.rules import BANDS


def default_bands() -> list[list[int]]:
    """The house's bands, which a centre may set otherwise."""
    return [list(band) for band in BANDS]


class Centre(models.Model):
    code = models.CharField(_("行政区划代码"), max_length=6, unique=True)
    name = models.CharField(_("名称"), max_length=100)
    short_name = models.CharField(_("简称"), max_length=30)
    paper_prefix = models.CharField(_("文号字头"), max_length=10, unique=True)
    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, verbose_name=_("工作日历"))
    close_of_business = models.TimeField(_("下班时间"), default=time(17, 0))
    paper_cut_off = models.TimeField(_("纸质材料当日移交截止"), default=time(16, 30))
    as_received_next_working_day = models.BooleanField(_("休息日收件按下一工作日收件计算"), default=False)
    light_bands = models.JSONField(
        _("时限灯分段"),
        default=default_bands,
        help_text=_("每段为“时限上限（工作日）、还剩几个工作日亮黄灯”，最后一段不限"),
    )
    address = models.CharField(_("地址"), max_length=200, blank=True)
    phone = models.CharField(_("咨询电话"), max_length=30, blank=True)
    supervision_phone = models.CharField(_("监督电话"), max_length=30, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("政务服务中心")

    def __str__(self) -> str:
        return self.name


class Department(models.Model):
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="departments", verbose_name=_("所属中心"))
    credit_code = models.CharField(_("统一社会信用代码"), max_length=18)
    name = models.CharField(_("名称"), max_length=100)
    short_name = models.CharField(_("简称"), max_length=30)
    phone = models.CharField(_("联系电话"), max_length=30, blank=True)
    address = models.CharField(_("地址"), max_length=200, blank=True)
    reconsideration_organ = models.CharField(_("行政复议机关"), max_length=100, blank=True)
    court = models.CharField(_("行政诉讼管辖法院"), max_length=100, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("部门")
        constraints = [
            models.UniqueConstraint(fields=["centre", "name"], name="department_name_once"),
            models.UniqueConstraint(fields=["centre", "credit_code"], name="department_code_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Zone(models.Model):
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="zones", verbose_name=_("中心"))
    code = models.CharField(_("代码"), max_length=10)
    name = models.CharField(_("名称"), max_length=50)

    class Meta:
        verbose_name = verbose_name_plural = _("功能区")
        constraints = [models.UniqueConstraint(fields=["centre", "code"], name="zone_code_once")]

    def __str__(self) -> str:
        return self.name


class Window(models.Model):
    class Kind(models.TextChoices):
        NATURAL = "natural", _("自然人综合受理窗口")
        LEGAL = "legal", _("法人综合受理窗口")
        CONSULTATION = "consultation", _("咨询辅导窗口")
        COMPLAINT = "complaint", _("投诉处理岗")
        DIFFICULT = "difficult", _("疑难问题岗")
        ISSUING = "issuing", _("统一出证窗口")
        SPECIAL = "special", _("专窗")

    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="windows", verbose_name=_("中心"))
    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, related_name="windows", verbose_name=_("功能区"))
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, null=True, blank=True, related_name="windows", verbose_name=_("专窗部门")
    )
    number = models.CharField(_("窗口号"), max_length=10)
    name = models.CharField(_("名称"), max_length=50)
    kind = models.CharField(_("类别"), max_length=12, choices=Kind.choices)

    class Meta:
        verbose_name = verbose_name_plural = _("窗口")
        constraints = [models.UniqueConstraint(fields=["centre", "number"], name="window_number_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class Accounts(BaseUserManager["Account"]):
    pass


class Account(AbstractBaseUser):
    """A person who signs in. What the person may do hangs on the post, never on the account."""

    sign_in_name = models.CharField(_("登录名"), max_length=50, unique=True)
    full_name = models.CharField(_("姓名"), max_length=50)
    is_active = models.BooleanField(_("启用"), default=True)
    phone_sealed = models.BinaryField(_("手机号码（密文）"), default=bytes)
    epoch = models.PositiveIntegerField(_("登录批次"), default=1, help_text=_("加一即令此人所有已登录的会话失效"))

    objects = Accounts()
    USERNAME_FIELD = "sign_in_name"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = verbose_name_plural = _("账号")

    def __str__(self) -> str:
        return self.full_name

    @property
    def masked_phone(self) -> str:
        return mask_phone(unseal(self.phone_sealed))


class Role(models.TextChoices):
    CENTRE_ADMIN = "centre_admin", _("中心管理员")
    CLERK = "clerk", _("综合窗口人员")
    CONSULTANT = "consultant", _("咨询辅导人员")
    COMPLAINT_CLERK = "complaint_clerk", _("投诉处理人员")
    DIFFICULT_CLERK = "difficult_clerk", _("疑难问题人员")
    ISSUING_CLERK = "issuing_clerk", _("出证人员")
    REVIEWER = "reviewer", _("部门审查人员")
    DECIDER = "decider", _("部门审批负责人")
    ITEM_MANAGER = "item_manager", _("部门事项管理员")
    ITEM_CHECKER = "item_checker", _("中心事项审核人员")
    ITEM_REVIEWER = "item_reviewer", _("事项联合审核人员")
    SUPERVISOR = "supervisor", _("效能监管人员")
    LEADER = "leader", _("中心负责人")
    APPLICANT = "applicant", _("申请人")
    OUTSIDER = "outsider", _("无职权人员")


class Applicant(models.Model):
    """A natural or legal person who applies; its numbers are sealed and found by a blind index."""

    class Kind(models.TextChoices):
        NATURAL = "natural", _("自然人")
        LEGAL = "legal", _("法人")
        UNINCORPORATED = "unincorporated", _("非法人组织")

    class NumberKind(models.TextChoices):
        ID_CARD = "id_card", _("居民身份证")
        CREDIT_CODE = "credit_code", _("统一社会信用代码")
        PASSPORT = "passport", _("护照")
        HMT_PERMIT = "hmt_permit", _("港澳台居民证件")
        RESIDENCE_CARD = "residence_card", _("外国人永久居留身份证")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(_("类别"), max_length=14, choices=Kind.choices)
    name = models.CharField(_("姓名或名称"), max_length=100)
    number_kind = models.CharField(_("证件类型"), max_length=14, choices=NumberKind.choices)
    number_sealed = models.BinaryField(_("证件号码（密文）"))
    number_index = models.CharField(_("证件号码索引"), max_length=32)
    phone_sealed = models.BinaryField(_("手机号码（密文）"), default=bytes)
    phone_index = models.CharField(_("手机号码索引"), max_length=32, blank=True, db_index=True)
    representative = models.CharField(_("法定代表人"), max_length=50, blank=True)
    address = models.CharField(_("住址"), max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("申请人")
        constraints = [models.UniqueConstraint(fields=["number_kind", "number_index"], name="applicant_number_once")]

    def __str__(self) -> str:
        return self.name

    def set_number(self, number: str) -> None:
        self.number_sealed, self.number_index = seal(number), blind_index(number)

    def set_phone(self, phone: str) -> None:
        self.phone_sealed, self.phone_index = seal(phone), blind_index(phone) if phone else ""

    @property
    def masked_number(self) -> str:
        return mask_number(unseal(self.number_sealed))

    @property
    def masked_phone(self) -> str:
        return mask_phone(unseal(self.phone_sealed))


class Post(models.Model):
    """One hat of one person: a role at a centre, and the window or department where it is worn."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="posts", verbose_name=_("人员"))
    role = models.CharField(_("角色"), max_length=16, choices=Role.choices)
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="posts", verbose_name=_("中心"))
    window = models.ForeignKey(Window, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("窗口"))
    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("部门"))
    applicant = models.ForeignKey(
        Applicant,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
        verbose_name=_("所代表的申请人"),
    )
    begins_on = models.DateField(_("任职起"))
    ends_on = models.DateField(_("任职止"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("岗位")

    def __str__(self) -> str:
        place = self.window or self.department or self.centre
        return f"{self.get_role_display()} · {place}"
