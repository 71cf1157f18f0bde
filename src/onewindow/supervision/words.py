"""The words that people read for questions, answers, evidence, findings and figures."""

from django.utils.translation import gettext_lazy as _

from onewindow.supervision.models.assessment import FIGURES
from onewindow.supervision.models.findings import SEVERITIES, SIDES, STATES
from onewindow.supervision.models.samples import ANSWERS, QUESTIONS
from onewindow.supervision.rules import Evidence, Figure, FindingAct, Stance

QUESTION_NAMES = dict(QUESTIONS)
ANSWER_NAMES = dict(ANSWERS)
STATE_NAMES = dict(STATES)
SIDE_NAMES = dict(SIDES)
SEVERITY_NAMES = dict(SEVERITIES)
FIGURE_NAMES = dict(FIGURES)
STANCE_NAMES = {Stance.ACCEPTS: _("认可"), Stance.CONTESTS: _("有异议")}
ACT_NAMES = {
    FindingAct.RAISE: _("提出问题"),
    FindingAct.REPLY: _("答复问题"),
    FindingAct.UPHOLD: _("认定问题"),
    FindingAct.CHANGE: _("变更后认定"),
    FindingAct.WITHDRAW: _("撤销问题"),
    FindingAct.REPORT: _("报告整改"),
    FindingAct.SEND_BACK: _("退回整改"),
    FindingAct.CLOSE: _("复核销号"),
    "lay_seed": _("确定抽样种子"),
    "draw_sample": _("抽取样本"),
    "check_case": _("检查办件"),
    "set_sampling_rule": _("设置抽查比例"),
    "set_points": _("设置计分规则"),
    "issue_sheet": _("出具考核表"),
}
EVIDENCE_SENTENCES = {
    Evidence.ENDED_WITHOUT_GRANT: _("本件以“%(state)s”结束，理由：%(reason)s"),
    Evidence.EXTRA_DEMANDED: _("%(at)s，%(who)s索要清单之外的材料“%(material)s”"),
    Evidence.ASKED_AFTER_ACCEPTANCE: _("受理后又要求补齐补正，理由：%(reason)s"),
    Evidence.DEEMED_ACCEPTED: _("逾期没有答复申请人，视为受理"),
    Evidence.DEFECTS_UNTOLD: _("%(materials)s有缺陷或者未提交，没有一次性告知的记录"),
    Evidence.NOTICED_TWICE: _("第 %(sequence)s 次告知，%(at)s"),
    Evidence.VERSION_REPLACED: _("本件按第 %(kept)s 版清单办理，决定前第 %(newer)s 版已经生效"),
    Evidence.TIME_RUNS_BACK: _("第 %(sequence)s 条留痕（%(act)s）的时间早于前一条"),
    Evidence.RECORD_BROKEN: _("留痕从第 %(sequence)s 条起断裂"),
    Evidence.STEP_CLOSED_LATE: _("“%(step)s”应于 %(due)s 完成，%(holder)s于 %(closed)s 完成"),
    Evidence.PAPER_MISSING: _("“%(act)s”没有出具应当出具的文书"),
    Evidence.NUMBERS_REVEALED: _("%(at)s，%(who)s查看完整证件号码，理由：%(reason)s"),
}
FORMULAS = {
    Figure.HANDLED: _("期间内决定或者办结的办件；窗口为其收件的，个人为其经手的"),
    Figure.LATE_STEPS: _("期限在期间内、到期没有完成的环节（以完成时间或者期末为准）"),
    Figure.UNANSWERED: _("期间内记在其名下的“逾期未答复，视为受理”违规记录"),
    Figure.SPLIT_NOTICES: _("期间内记在其名下的“二次告知”违规记录"),
    Figure.EXTRA_MATERIALS: _("期间内记在其名下的“清单之外索要材料”违规记录"),
    Figure.MISSED_AT_WINDOW: _("期间内记在其名下的“窗口核验遗漏”违规记录"),
    Figure.COMPLETIONS: _("期间内记在其名下的“受理后要求补齐补正”违规记录"),
    Figure.FINDINGS_MINOR: _("期间内认定的轻微问题，以认定时间为准"),
    Figure.FINDINGS_ORDINARY: _("期间内认定的一般问题，以认定时间为准"),
    Figure.FINDINGS_SERIOUS: _("期间内认定的严重问题，以认定时间为准"),
    Figure.OVERDUE_RECTIFICATIONS: _("整改期限在期间内、到期没有报告整改的问题"),
    Figure.SAMPLED: _("期间各月样本中抽中的办件；窗口为其收件的，个人为其经手的"),
    Figure.SAMPLED_FAULTY: _("其中检查表有一项以上“不符合”的办件"),
}
