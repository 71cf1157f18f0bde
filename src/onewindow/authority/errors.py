from django.utils.translation import gettext_lazy as _

from onewindow.lib.refusal import InvalidInput, NotFound, Refused


class NoPower(Refused):
    code = "no_power"
    sentence = _("您在当前岗位没有“%(item)s”的“%(power)s”权限。%(holder)s")
    status = 403


class AgreementExpired(Refused):
    code = "agreement_expired"
    sentence = _(
        "“%(item)s”的授权委托协议 %(agreement)s 已于 %(ends_on)s 届满，窗口的“%(power)s”权限随之停止，请等协议续签。"
    )
    status = 403


class WrongWindow(Refused):
    code = "wrong_window"
    sentence = _("本窗口不办理“%(kind)s”的申请，请引导申请人到%(place)s办理。")
    status = 403


class NotTrained(Refused):
    code = "not_trained"
    sentence = _("没有“%(item)s”的有效培训，不能使用“%(power)s”权限。%(why)s%(remedy)s")
    status = 403


class NotParty(Refused):
    """Agreements are the business of the department's item manager and the centre's administrator."""

    code = "not_party"
    sentence = _("授权委托协议由部门事项管理员和中心管理员办理，您在当前岗位不能“%(act)s”。")
    status = 403


class AgreementUnknown(NotFound):
    code = "agreement_unknown"
    sentence = _("没有找到授权码为“%(agreement)s”的协议。请核对授权码，或确认您是协议的一方。")


class OutOfPhase(Refused):
    code = "out_of_phase"
    sentence = _("协议 %(agreement)s 当前为“%(phase)s”，不能“%(act)s”。")


class NotYourTurn(Refused):
    code = "not_your_turn"
    sentence = _("“%(act)s”应由另一方办理。")
    status = 403


class ProposalClosed(Refused):
    code = "proposal_closed"
    sentence = _("这项提议已是“%(stage)s”，不能再“%(act)s”。")


class ProposalOpen(Refused):
    code = "proposal_open"
    sentence = _("协议 %(agreement)s 已有一项“%(kind)s”提议在等待签署，请先处理它。")
    on_record = False


class EndingNeedsBoth(Refused):
    """Neither side ends an item's stay in the window alone (M23)."""

    code = "ending_needs_both"
    sentence = _("任何一方不得单方终止协议 %(agreement)s。须双方签署，或由协调小组决定；您可以向另一方提出终止请求。")


class CentreOnly(Refused):
    code = "centre_admin_enters_decisions"
    sentence = _("协调小组的决定由中心管理员录入。")
    status = 403


class TermWrong(InvalidInput):
    code = "term_wrong"
    sentence = _("届满日期 %(ends_on)s 早于生效日期 %(begins_on)s，或者已经过去。")


class RenewalOverlaps(InvalidInput):
    code = "renewal_overlaps"
    sentence = _("续签的有效期须从原协议届满（%(ends_on)s）之后开始，不得重叠。")


class NothingGranted(InvalidInput):
    code = "nothing_granted"
    sentence = _("请至少为一个事项选择权限。")


class ItemOfAnother(InvalidInput):
    code = "item_of_another"
    sentence = _("事项“%(item)s”不是%(department)s的在册事项，不能由其授权。")
    on_record = True


class PowerTooMuch(InvalidInput):
    code = "power_too_much"
    sentence = _("“%(item)s”不是即办或简易事项，不得授予“%(powers)s”权限。")
    on_record = True


class TakesItemOut(InvalidInput):
    code = "takes_item_out"
    sentence = _("收回“%(item)s”的全部权限就是退出综合窗口，不能用变更办理，须经双方终止或协调小组决定。")
    on_record = True


class NothingChanges(InvalidInput):
    code = "nothing_changes"
    sentence = _("所选权限与现行协议相同，没有变更。")


class NotInAgreement(InvalidInput):
    code = "not_in_agreement"
    sentence = _("事项“%(item)s”不在协议 %(agreement)s 之内，或者已经退出。")


class SealedAlready(Refused):
    code = "sealed_already"
    sentence = _("盖章扫描件已于%(when)s由%(who)s存入，不能替换。")


class DecisionEntered(InvalidInput):
    code = "decision_entered"
    sentence = _("文号为“%(number)s”的决定已经录入。")


class DayAhead(InvalidInput):
    code = "day_ahead"
    sentence = _("“%(label)s”不能晚于今天。")


class NoTrainingRight(Refused):
    code = "no_training_right"
    sentence = _("您在当前岗位不能办理“%(act)s”，请由%(holder)s办理。")
    status = 403


class CourseClosed(Refused):
    code = "course_closed"
    sentence = _("课程“%(course)s”已停开，不能再报名、测验。")


class CourseExists(Refused):
    code = "course_exists"
    sentence = _("同一天的课程“%(course)s”已经开设，请勿重复。")
    on_record = False


class ItemNotTaught(InvalidInput):
    code = "item_not_taught"
    sentence = _("“%(items)s”不是%(department)s的事项，不能由其培训。")
    on_record = True


class ChoicesAlike(InvalidInput):
    code = "choices_alike"
    sentence = _("选项“%(choice)s”重复，每个选项须各不相同。")


class ChoicesCount(InvalidInput):
    code = "choices_count"
    sentence = _("错误选项须有 1 至 %(most)s 个，一行一个。")


class ClerkUnknown(InvalidInput):
    code = "clerk_unknown"
    sentence = _("所选人员不是本中心在任的窗口人员，请重新选择。")


class NotEnrolled(Refused):
    code = "not_enrolled"
    sentence = _("您还没有报名课程“%(course)s”，请先报名。")


class TooFewQuestions(Refused):
    code = "too_few_questions"
    sentence = _("课程“%(course)s”要出 %(asked)s 题，现在只能出 %(found)s 题。请%(teacher)s补充题目或者减少题数。")
    on_record = False


class TooManyTries(Refused):
    code = "too_many_tries"
    sentence = _("今天的 %(tries)s 次测验机会已用完，请明天再来。可先对照审查要点复习。")


class HandedInAlready(Refused):
    code = "handed_in_already"
    sentence = _("这份测验已于 %(when)s 交卷，不能再作答。")
    on_record = False


class Unanswered(InvalidInput):
    code = "unanswered"
    sentence = _("第 %(number)s 题还没有作答。")


class ChoiceUnknown(InvalidInput):
    code = "choice_unknown"
    sentence = _("第 %(number)s 题没有这个选项。")


class BelowPassMark(InvalidInput):
    code = "below_pass_mark"
    sentence = _("得分 %(score)s 低于合格分数 %(mark)s，不能登记为合格。")


class NothingInForce(Refused):
    code = "nothing_in_force"
    sentence = _("课程“%(course)s”的事项在 %(day)s 都没有已发布的版本，不能考核。")
    on_record = False


class ConfirmedAlready(Refused):
    code = "confirmed_already"
    sentence = _("%(clerk)s当天的当面考核已经登记，请勿重复。")
    on_record = False


class RevokedAlready(Refused):
    code = "revoked_already"
    sentence = _("这项合格记录已由%(who)s于 %(when)s 撤销。")
    on_record = False


class SecretNotKept(InvalidInput):
    """The text itself goes nowhere, not even into the record of the attempt."""

    code = "secret_not_kept"
    sentence = _(
        "“%(label)s”看起来含有密码。本系统不保存任何密码，只登记密封袋号或保管库引用，请改填。此次操作已记录。"
    )
    on_record = True


class HolderUnknown(InvalidInput):
    code = "holder_unknown"
    sentence = _("本中心没有在岗的“%(name)s”，请选择持有人。")


class TermBeyond(InvalidInput):
    code = "term_beyond_agreement"
    sentence = _("账号的期限须在协议有效期 %(begins_on)s 至 %(ends_on)s 之内，且不早于启用日期。")


class AccountHeld(InvalidInput):
    code = "account_held"
    sentence = _("这个账号正由%(holder)s持有，交回后才能重新登记。")


class AccountUnknown(NotFound):
    code = "account_unknown"
    sentence = _("没有找到这个委托账号。")


class NotConfirmer(Refused):
    code = "not_confirmer"
    sentence = _("事项确认清单由部门事项管理员确认和盖章。")
    status = 403


class NotReceiver(Refused):
    code = "not_receiver"
    sentence = _("事项确认清单由中心管理员接收。")
    status = 403


class NoVersion(InvalidInput):
    code = "no_version_to_confirm"
    sentence = _("事项“%(item)s”没有生效的版本，不能确认。")


class ListStage(Refused):
    code = "list_stage"
    sentence = _("清单 %(number)s 当前为“%(stage)s”，不能这样办理。")


class NoExclusionPower(Refused):
    code = "no_exclusion_power"
    sentence = _("您在当前岗位没有“%(item)s”的“%(power)s”权限。%(holder)s")
    status = 403


class AlreadyExcluded(Refused):
    code = "already_excluded"
    sentence = _("“%(item)s”已经提出或者批准不进驻，无需重复办理。")


class InTheWindows(Refused):
    code = "in_the_windows"
    sentence = _("“%(item)s”已在综合窗口办理，不能登记为不进驻。确需退出的，按授权委托协议的终止程序办理。")


class ExclusionNotOpen(Refused):
    code = "exclusion_not_open"
    sentence = _("“%(item)s”的不进驻当前为“%(stage)s”，不能这样办理。请刷新后查看。")


class CoverageNotYours(Refused):
    code = "coverage_not_yours"
    sentence = _("您在当前岗位不能查看事项进驻情况。中心的监管、管理人员和部门人员可以查看。")
    status = 403
