"""Courses, their tests, and who passed them for which item until when (M15)."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from onewindow.authority.models.scans import Scan
from onewindow.catalogue.models import Item
from onewindow.lib.ids import new_id
from onewindow.organisation.models import Account, Department


class Course(models.Model):
    """A training that a department gives on one or several of its items, with the rules of its test."""

    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, related_name="courses", verbose_name=_("授课部门")
    )
    title = models.CharField(_("课程名称"), max_length=100)
    items = models.ManyToManyField(Item, related_name="courses", verbose_name=_("事项"))
    teacher = models.CharField(_("授课人"), max_length=50)
    teacher_unit = models.CharField(_("授课单位"), max_length=100)
    held_on = models.DateField(_("授课日期"))
    notes = models.TextField(_("培训内容"), blank=True)
    pass_mark = models.PositiveSmallIntegerField(
        _("合格分数"), default=80, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    asked = models.PositiveSmallIntegerField(
        _("题数"), default=10, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    validity_months = models.PositiveSmallIntegerField(_("有效期（月）"), default=12)
    tries_per_day = models.PositiveSmallIntegerField(_("每日可测验次数"), default=3)
    grace_days = models.PositiveSmallIntegerField(_("新版启用后的宽限（天）"), default=30)
    opened_by = models.JSONField(_("开设人"))
    opened_at = models.DateTimeField(_("开设时间"))
    closed_at = models.DateTimeField(_("停开时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("培训课程")
        constraints = [
            models.UniqueConstraint(fields=["department", "title", "held_on"], name="course_once"),
            models.CheckConstraint(condition=models.Q(pass_mark__range=(1, 100)), name="course_pass_mark"),
            models.CheckConstraint(condition=models.Q(asked__range=(1, 50)), name="course_asked"),
        ]

    def __str__(self) -> str:
        return self.title


class CourseQuestion(models.Model):
    """A question that the item manager wrote; it is never changed, only taken out."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="questions", verbose_name=_("课程"))
    text = models.CharField(_("题目"), max_length=300)
    right = models.CharField(_("正确选项"), max_length=300)
    wrong = ArrayField(models.CharField(max_length=300), verbose_name=_("错误选项"))
    written_by = models.JSONField(_("出题人"))
    written_at = models.DateTimeField(_("出题时间"))
    removed_at = models.DateTimeField(_("停用时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("自拟题目")

    def __str__(self) -> str:
        return self.text


class Enrolment(models.Model):
    """A clerk on a course; locked while a test begins, so that tries are counted right."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="enrolments", verbose_name=_("课程"))
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="enrolments", verbose_name=_("学员"))
    enrolled_by = models.JSONField(_("报名人"))
    enrolled_at = models.DateTimeField(_("报名时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("报名")
        constraints = [models.UniqueConstraint(fields=["course", "account"], name="enrolled_once")]

    def __str__(self) -> str:
        return f"{self.account} · {self.course}"


class Exam(models.Model):
    """One try at a course's test: the questions exactly as asked, the answers as given, and what came of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="exams", verbose_name=_("课程"))
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="exams", verbose_name=_("学员"))
    on = models.DateField(_("日期"))
    number = models.PositiveSmallIntegerField(_("当日第几次"))
    seed = models.BigIntegerField(_("抽题种子"))
    editions = models.JSONField(_("所考事项的版本"), help_text=_("事项的键与版本号"))
    questions = models.JSONField(_("题目"))
    answers = models.JSONField(_("作答"), help_text=_("每题所选，从 0 起；未作答为空"))
    pass_mark = models.PositiveSmallIntegerField(_("合格分数"))
    started_at = models.DateTimeField(_("开始时间"))
    handed_in_at = models.DateTimeField(_("交卷时间"), null=True, blank=True)
    score = models.PositiveSmallIntegerField(_("得分"), null=True, blank=True)
    passed = models.BooleanField(_("是否合格"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("测验")
        constraints = [
            models.UniqueConstraint(fields=["course", "account", "on", "number"], name="exam_number_once"),
            models.CheckConstraint(
                condition=models.Q(handed_in_at=None, score=None, passed=None)
                | models.Q(handed_in_at__isnull=False, score__range=(0, 100), passed__isnull=False),
                name="exam_result_when_handed_in",
            ),
        ]
        indexes = [models.Index(fields=["account", "-id"], name="exam_account")]

    def __str__(self) -> str:
        return f"{self.account} · {self.course} · {self.on} #{self.number}"


class TrainingPass(models.Model):
    """A clerk passed for one edition of one item; it counts through `valid_until`, unless revoked or overtaken."""

    class Way(models.TextChoices):
        EXAM = "exam", _("系统测验")
        FACE_TO_FACE = "face_to_face", _("当面考核")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="passes", verbose_name=_("学员"))
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="passes", verbose_name=_("事项"))
    version_number = models.PositiveIntegerField(_("培训时的事项版本"))
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="passes", verbose_name=_("课程"))
    way = models.CharField(_("考核方式"), max_length=12, choices=Way.choices)
    exam = models.ForeignKey(
        Exam, on_delete=models.PROTECT, null=True, blank=True, related_name="passes", verbose_name=_("测验")
    )
    sheet = models.ForeignKey(
        Scan,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="passes",
        verbose_name=_("考核表"),
    )
    score = models.PositiveSmallIntegerField(_("得分"))
    passed_on = models.DateField(_("合格日期"))
    valid_until = models.DateField(_("有效期至"), help_text=_("当日仍有效"))
    confirmed_by = models.JSONField(_("确认人"))
    confirmed_at = models.DateTimeField(_("确认时间"))
    revoked_at = models.DateTimeField(_("撤销时间"), null=True, blank=True)
    revoked_by = models.JSONField(_("撤销人"), null=True, blank=True)
    revoke_reason = models.CharField(_("撤销理由"), max_length=500, blank=True)
    reminded = models.PositiveSmallIntegerField(_("已提醒（到期前天数）"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("培训合格记录")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(way="exam", exam__isnull=False, sheet=None)
                | models.Q(way="face_to_face", exam=None, sheet__isnull=False),
                name="pass_has_its_proof",
            ),
            models.CheckConstraint(
                condition=models.Q(revoked_at=None, revoke_reason="")
                | models.Q(revoked_at__isnull=False, revoked_by__isnull=False) & ~models.Q(revoke_reason=""),
                name="pass_revoked_with_reason",
            ),
            models.UniqueConstraint(fields=["exam", "item"], name="pass_once_an_exam"),
            models.UniqueConstraint(fields=["sheet", "account", "item"], name="pass_once_a_sheet"),
        ]
        indexes = [
            models.Index(fields=["account", "item"], name="pass_account_item"),
            models.Index(fields=["valid_until"], condition=models.Q(revoked_at=None), name="pass_ends"),
        ]

    def __str__(self) -> str:
        return f"{self.account} · {self.item} · {self.valid_until}"
