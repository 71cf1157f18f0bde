"""The answer manual (答复口径): what everybody answers to the questions that come up about an item (M13)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from onewindow.catalogue.models.items import Item
from onewindow.documents.models import Document
from onewindow.lib.ids import new_id


class ItemAnswer(models.Model):
    """A question with its answer, ground, and the version against which somebody last checked it."""

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("对外公开")
        INTERNAL = "internal", _("内部掌握")

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="answers", verbose_name=_("事项"))
    number = models.PositiveIntegerField(_("序号"))
    question = models.CharField(_("问题"), max_length=200)
    answer = models.TextField(_("答复"), max_length=2000)
    ground = models.CharField(_("依据"), max_length=300)
    material_code = models.CharField(_("涉及的材料"), max_length=10, blank=True)
    visibility = models.CharField(_("公开范围"), max_length=8, choices=Visibility.choices)
    written_by = models.JSONField(_("何人撰写"))
    written_at = models.DateTimeField(_("撰写时间"))
    checked_by = models.JSONField(_("何人核对"))
    checked_at = models.DateTimeField(_("核对时间"))
    checked_version = models.PositiveIntegerField(_("核对时的版本号"))
    withdrawn_at = models.DateTimeField(_("撤下时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("答复口径")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="answer_number_once"),
            models.UniqueConstraint(
                fields=["item", "question"], condition=models.Q(withdrawn_at__isnull=True), name="question_once"
            ),
        ]

    def __str__(self) -> str:
        return self.question


class AnswerManual(models.Model):
    """A printing of an item's answer manual: a numbered paper, as it stood then."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="manuals", verbose_name=_("事项"))
    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, related_name="answer_manual", verbose_name=_("文书")
    )
    made_by = models.JSONField(_("何人印制"))
    made_at = models.DateTimeField(_("印制时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("答复口径手册")
        ordering = ["-made_at"]
