"""What the acts of training are called, and who does them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onewindow.authority.rules.training import TrainingAct

TRAINING_ACTS: dict[TrainingAct, str | Promise] = {
    TrainingAct.OPEN_COURSE: _("开设课程"),
    TrainingAct.CLOSE_COURSE: _("停开课程"),
    TrainingAct.WRITE_QUESTION: _("添加题目"),
    TrainingAct.REMOVE_QUESTION: _("停用题目"),
    TrainingAct.ENROL: _("课程报名"),
    TrainingAct.START_EXAM: _("开始测验"),
    TrainingAct.ANSWER_EXAM: _("测验作答"),
    TrainingAct.HAND_IN_EXAM: _("交卷"),
    TrainingAct.CONFIRM: _("登记当面考核"),
    TrainingAct.REVOKE: _("撤销培训合格"),
}
