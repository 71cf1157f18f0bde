"""The application that moves an item (事项申请单): what is asked for, how far it has come, and everything done to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from onewindow.catalogue.models.items import Item, ItemVersion
from onewindow.catalogue.rules.life import Act, Kind, Stage
from onewindow.lib.ids import new_id
from onewindow.organisation.models import Centre, Department

KINDS = [
    (Kind.ADDITION.value, _("新增")),
    (Kind.CHANGE.value, _("变更")),
    (Kind.SUSPENSION.value, pgettext_lazy("item", "暂停")),
    (Kind.RESUMPTION.value, pgettext_lazy("item", "恢复")),
    (Kind.ABOLITION.value, pgettext_lazy("item", "取消")),
]
STAGES = [
    (Stage.DRAFT.value, _("草稿")),
    (Stage.SUBMITTED.value, _("待中心审核")),
    (Stage.CHECKED.value, _("待联合审核")),
    (Stage.APPROVED.value, _("待发布")),
    (Stage.PUBLISHED.value, _("已发布")),
    (Stage.SENT_BACK.value, _("已退回")),
    (Stage.REJECTED.value, _("未通过")),
    (Stage.WITHDRAWN.value, pgettext_lazy("item", "已撤回")),
]
ACTS = [
    (Act.DRAFT.value, _("起草")),
    (Act.EDIT.value, _("修改")),
    (Act.ATTACH.value, _("添加附件")),
    (Act.DETACH.value, _("移除附件")),
    (Act.SUBMIT.value, _("提交审核")),
    (Act.WITHDRAW.value, _("撤回申请")),
    (Act.PASS.value, _("审核通过")),
    (Act.SEND_BACK.value, _("退回修改")),
    (Act.RECLASSIFY.value, _("改按实质变更办理")),
    (Act.AGREE.value, _("联合审核同意")),
    (Act.REJECT.value, _("联合审核不同意")),
    (Act.CONFIGURE.value, _("确认配置")),
    (Act.PUBLISH.value, _("发布")),
]
OPEN = [stage.value for stage in (Stage.DRAFT, Stage.SUBMITTED, Stage.CHECKED, Stage.APPROVED, Stage.SENT_BACK)]
LISTED = [Kind.ADDITION.value, Kind.CHANGE.value]


class ItemApplication(models.Model):
    """One application of a department to add, change, suspend, resume or abolish an item (M33, M34, M35).

    `form` is the implementation list as it was typed (spreadsheet/form.py), `base` the version it was drawn up from.
    `due_at` is when the present step is due, a fact written by the act that began it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(_("申请单号"), max_length=30, unique=True)
    centre = models.ForeignKey(
        Centre, on_delete=models.PROTECT, related_name="item_applications", verbose_name=_("中心")
    )
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, related_name="item_applications", verbose_name=_("部门")
    )
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="applications", verbose_name=_("事项"))
    kind = models.CharField(_("类别"), max_length=12, choices=KINDS)
    editorial = models.BooleanField(_("文字性变更"), default=False)
    stage = models.CharField(_("进展"), max_length=10, choices=STAGES, default=Stage.DRAFT.value)

    ground = models.CharField(_("法律依据"), max_length=500, blank=True)
    document_no = models.CharField(_("文件文号"), max_length=100, blank=True)
    reason = models.CharField(_("申请理由"), max_length=2000, blank=True)
    planned_on = models.DateField(_("计划实施日期"), null=True, blank=True)
    resumes_on = models.DateField(_("计划恢复日期"), null=True, blank=True)
    form = models.JSONField(_("实施清单草稿"), null=True, blank=True)
    base = models.ForeignKey(
        ItemVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("变更前版本")
    )
    version = models.OneToOneField(
        ItemVersion,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="application",
        verbose_name=_("发布的版本"),
    )

    drafted_at = models.DateTimeField(_("起草时间"))
    stage_at = models.DateTimeField(_("进入本环节时间"))
    due_at = models.DateTimeField(_("本环节期限"), null=True, blank=True)
    due_provisional = models.BooleanField(_("期限待放假安排公布"), default=False)
    submitter_id = models.BigIntegerField(_("提交人账号"), null=True, blank=True)
    checker_id = models.BigIntegerField(_("审核人账号"), null=True, blank=True)
    configured_at = models.DateTimeField(_("配置确认时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("事项申请单")
        constraints = [
            models.UniqueConstraint(
                fields=["item"], condition=models.Q(stage__in=OPEN, kind__in=LISTED), name="item_list_applied_once"
            ),
            models.UniqueConstraint(
                fields=["item"],
                condition=models.Q(stage__in=OPEN) & ~models.Q(kind__in=LISTED),
                name="item_state_applied_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["centre", "stage", "due_at"], condition=models.Q(stage__in=OPEN), name="item_application_waits"
            ),
            models.Index(fields=["department", "-id"], name="item_application_newest"),
        ]

    def __str__(self) -> str:
        return self.number


class ItemApplicationEvent(models.Model):
    """One act on an application, for ever: who, in which hat, from where to where, when and why."""

    application = models.ForeignKey(
        ItemApplication, on_delete=models.PROTECT, related_name="events", verbose_name=_("申请单")
    )
    sequence = models.PositiveIntegerField(_("序号"))
    act = models.CharField(_("动作"), max_length=12, choices=ACTS)
    from_stage = models.CharField(_("原进展"), max_length=10, choices=STAGES, blank=True)
    to_stage = models.CharField(_("新进展"), max_length=10, choices=STAGES)
    at = models.DateTimeField(_("时间"))
    account_id = models.BigIntegerField(_("账号"))
    actor = models.JSONField(_("何人何岗"))
    note = models.CharField(_("说明"), max_length=2000, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("事项申请留痕")
        ordering = ["sequence"]
        constraints = [models.UniqueConstraint(fields=["application", "sequence"], name="item_application_event_once")]


class ItemApplicationFile(models.Model):
    """An attachment: the ground's text, a decision, a letter. What was taken off again stays on record."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    application = models.ForeignKey(
        ItemApplication, on_delete=models.PROTECT, related_name="files", verbose_name=_("申请单")
    )
    name = models.CharField(_("文件名"), max_length=200)
    content_type = models.CharField(_("类型"), max_length=50)
    size = models.PositiveIntegerField(_("大小"))
    sha256 = models.CharField(_("摘要"), max_length=64)
    file = models.CharField(_("存放"), max_length=200)
    uploaded_by = models.JSONField(_("上传人"))
    uploaded_at = models.DateTimeField(_("上传时间"))
    removed_at = models.DateTimeField(_("移除时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("事项申请附件")
        ordering = ["id"]
