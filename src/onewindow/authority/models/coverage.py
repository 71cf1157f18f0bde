"""The coverage as it was printed: which paper, of which day, for whom (M03)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from onewindow.documents.models import Document
from onewindow.organisation.models import Department


class CoverageSheet(models.Model):
    """A printed 事项进驻情况表 of a centre, or of one of its departments."""

    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, primary_key=True, related_name="+", verbose_name=_("文书")
    )
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("部门")
    )

    class Meta:
        verbose_name = verbose_name_plural = _("事项进驻情况表")

    def __str__(self) -> str:
        return self.document.number
