"""The calendar that limits are counted by: data that a centre can see and edit."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Calendar(models.Model):
    """A named calendar; a centre points to its own.

    `revision` is new with each edit, so that a process knows when what it keeps is out of date. It is no counter: a
    number taken by an edit that is rolled back would be taken again by another.
    """

    code = models.SlugField(_("编号"), unique=True)
    name = models.CharField(_("名称"), max_length=60)
    revision = models.UUIDField(_("版本"), default=uuid.uuid4, editable=False)

    class Meta:
        verbose_name = _("工作日历")
        verbose_name_plural = _("工作日历")

    def __str__(self) -> str:
        return self.name


class CalendarYear(models.Model):
    """A year that the calendar knows: official with its notice, or provisional until that is published."""

    calendar = models.ForeignKey(Calendar, models.PROTECT, related_name="years", verbose_name=_("工作日历"))
    year = models.PositiveSmallIntegerField(_("年份"))
    official = models.BooleanField(_("已正式公布"))
    document_no = models.CharField(_("文号"), max_length=120, blank=True)
    loaded_by = models.CharField(_("导入人"), max_length=120)
    loaded_at = models.DateTimeField(_("导入时间"))

    class Meta:
        verbose_name = _("年度放假安排")
        verbose_name_plural = _("年度放假安排")
        constraints = [models.UniqueConstraint(fields=["calendar", "year"], name="worktime_one_row_per_year")]

    def __str__(self) -> str:
        return f"{self.year} {self.document_no}".strip()


class CalendarDay(models.Model):
    """A day that differs from Monday to Friday, and the year whose notice (`notice_year`) arranged it."""

    calendar = models.ForeignKey(Calendar, models.PROTECT, related_name="days", verbose_name=_("工作日历"))
    date = models.DateField(_("日期"))
    is_working = models.BooleanField(_("上班"))
    name = models.CharField(_("名称"), max_length=60)
    notice_year = models.PositiveSmallIntegerField(_("所属年度安排"))
    set_by = models.CharField(_("设置人"), max_length=120)
    set_at = models.DateTimeField(_("设置时间"))

    class Meta:
        verbose_name = _("放假或调休上班日")
        verbose_name_plural = _("放假或调休上班日")
        constraints = [
            models.UniqueConstraint(fields=["calendar", "date"], name="worktime_one_row_per_day"),
            models.CheckConstraint(
                condition=Q(is_working=True, date__iso_week_day__gte=6)
                | Q(is_working=False, date__iso_week_day__lte=5),
                name="worktime_day_differs_from_week",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.name}"
