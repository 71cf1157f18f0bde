"""Sealed papers and grounds as they were scanned; kept with their digest, never changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scan(models.Model):
    """One scanned file; `sha256` is the digest of the very bytes that were handed in."""

    id = models.UUIDField(primary_key=True, editable=False)
    name = models.CharField(_("文件名"), max_length=200)
    content_type = models.CharField(_("类型"), max_length=40)
    size = models.PositiveIntegerField(_("字节数"))
    sha256 = models.CharField(_("摘要"), max_length=64)
    file = models.CharField(_("文件"), max_length=200)
    kept_by = models.JSONField(_("上传人"))
    kept_at = models.DateTimeField(_("上传时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("盖章扫描件")

    def __str__(self) -> str:
        return self.name
