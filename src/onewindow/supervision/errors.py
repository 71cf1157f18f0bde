"""Refusals of this room."""

from django.utils.translation import gettext_lazy as _

from onewindow.lib.refusal import InvalidInput, Refused


class PeriodUnreadable(InvalidInput):
    code = "period_unreadable"
    sentence = _("“%(text)s”不是月份或者季度，请写成 2026-10 或者 2026-Q4。")


class NotTheSupervisor(Refused):
    code = "not_the_supervisor"
    sentence = _("只有效能监管人员可以抽查和处理问题。")
    status = 403


class NotTheAdmin(Refused):
    code = "not_the_rule_setter"
    sentence = _("抽查比例和计分规则由中心管理员设置。")
    status = 403


class MonthNotOver(Refused):
    code = "month_not_over"
    sentence = _("%(month)s 还没有结束，办结的办件还会增加，月底之后才能抽查。")
    on_record = False


class AlreadyDrawn(Refused):
    code = "already_drawn"
    sentence = _("%(month)s 的样本已由%(who)s在%(when)s抽取，不能重抽。可以用公布的种子验算。")


class NothingToDraw(Refused):
    code = "nothing_to_draw"
    sentence = _("%(month)s 没有决定或者办结的办件，无从抽查。")
    on_record = False


class ActedOnCase(Refused):
    code = "acted_on_case"
    sentence = _("您经手过办件 %(number)s，不能检查自己经手的办件，请由其他监管人员检查。")
    status = 403


class AlreadyChecked(Refused):
    code = "already_checked"
    sentence = _("这个办件已由%(who)s在%(when)s检查。")
    on_record = False


class AnswersMissing(InvalidInput):
    code = "answers_missing"
    sentence = _("“%(question)s”还没有作出结论。")


class RemarkMissing(InvalidInput):
    code = "remark_missing"
    sentence = _("“%(question)s”不符合的，请写明是什么问题。")


class NotConcerned(InvalidInput):
    code = "not_concerned"
    sentence = _("所选的责任方没有经手这个办件，请从列出的单位和人员中选择。")


class AlreadyFound(Refused):
    code = "already_found"
    sentence = _("同一办件、同一责任方的同类问题已经提出（%(number)s），请在那里处理。")
    on_record = False


class NotYourFinding(Refused):
    code = "not_your_finding"
    sentence = _("问题 %(number)s 由%(who)s答复和整改。")
    status = 403


class FindingOutOfOrder(Refused):
    code = "finding_out_of_order"
    sentence = _("问题当前为“%(state)s”，不能“%(act)s”。")


class FindingAlreadyDone(Refused):
    code = "finding_already_done"
    sentence = _("%(who)s已在%(when)s办理“%(act)s”。")
    on_record = False


class ReplyTooLate(Refused):
    code = "reply_too_late"
    sentence = _("答复期限为 3 个工作日，已于 %(due)s 届满。")


class ReplyStillOpen(Refused):
    code = "reply_still_open"
    sentence = _("责任方可以在 %(due)s 之前答复，答复或者期满之后才能认定。")


class DayTooEarly(InvalidInput):
    code = "day_too_early"
    sentence = _("“%(label)s”不能早于 %(earliest)s。")


class NumberOutOfBounds(InvalidInput):
    code = "number_out_of_bounds"
    sentence = _("“%(label)s”须在 %(least)s 和 %(most)s 之间。")


class UnitUnknown(InvalidInput):
    code = "unit_unknown"
    sentence = _("本中心没有这个部门、窗口或者人员。")
