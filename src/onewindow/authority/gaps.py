"""How missing training is said: why, and where it is given."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from onewindow.authority.models import Course
from onewindow.authority.rules.training import Gap, Training

WHY = {
    Gap.NEVER: _("您还没有通过这项培训。"),
    Gap.RAN_OUT: _("您的培训已于 {day} 到期。"),
    Gap.OUTDATED: _("此事项启用了新版，您的旧版培训已于 {day} 失效。"),
    Gap.REVOKED: _("您的培训合格已于 {day} 被撤销。"),
}
GAP_NAMES = {
    Gap.NEVER: _("未培训"),
    Gap.RAN_OUT: _("已到期"),
    Gap.OUTDATED: _("新版未培训"),
    Gap.REVOKED: _("已撤销"),
}


def why(training: Training) -> Promise | str:
    """Why the training doesn't count, with the day on which it ended; nothing for one that does."""
    if training.gap is None:
        return ""
    return format_lazy(WHY[training.gap], day=training.ended_on.isoformat() if training.ended_on else "")


def remedy(course: Course | None, department: str) -> Promise:
    """Which course mends it and who teaches it; or whom to ask when nobody does."""
    if course is None:
        return format_lazy(_("{department}还没有开设这项培训，请与其联系。"), department=department)
    return format_lazy(
        _("请参加“{course}”（授课：{unit} {teacher}），测验合格后即可受理。"),
        course=course.title,
        unit=course.teacher_unit,
        teacher=course.teacher,
    )
