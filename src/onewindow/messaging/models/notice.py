"""What staff are told inside the house."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from onewindow.lib.ids import new_id
from onewindow.organisation.models import Centre, Department, Role, Window


class Notice(models.Model):
    """One thing told to whoever holds a role at a centre or in one of its departments or at one of its windows; `key` says it was told once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="notices", verbose_name=_("中心"))
    role = models.CharField(_("角色"), max_length=16, choices=Role.choices)
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, null=True, blank=True, related_name="notices", verbose_name=_("部门")
    )
    window = models.ForeignKey(
        Window, on_delete=models.PROTECT, null=True, blank=True, related_name="notices", verbose_name=_("窗口")
    )
    occasion = models.CharField(_("事由"), max_length=40)
    facts = models.JSONField(_("内容"), default=dict)
    address = models.CharField(_("链接"), max_length=200, blank=True)
    key = models.CharField(_("防重键"), max_length=100, unique=True)
    told_at = models.DateTimeField(_("时间"))
    read_at = models.DateTimeField(_("阅知时间"), null=True, blank=True)
    read_by = models.CharField(_("阅知人"), max_length=50, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("消息")
        indexes = [models.Index(fields=["centre", "role", "department", "-id"], name="notice_addressee")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(read_at__isnull=True, read_by="") | ~models.Q(read_by=""),
                name="notice_read_by_someone",
            )
        ]

    def __str__(self) -> str:
        return f"{self.occasion} {self.key}"
