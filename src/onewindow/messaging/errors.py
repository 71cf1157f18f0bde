from django.utils.translation import gettext_lazy as _

from onewindow.lib.refusal import InvalidInput, Refused


class AdministratorOnly(Refused):
    code = "administrator_only"
    sentence = _("消息的内容、时段和重发由中心管理员办理。")
    status = 403


class UnknownOccasion(InvalidInput):
    code = "unknown_occasion"
    sentence = _("没有“%(occasion)s”这个消息事由。")


class WordingWrong(InvalidInput):
    code = "wording_wrong"
    sentence = _("“%(name)s”不能用在这条消息里。可以用的有：%(known)s。")


class WordingEmpty(InvalidInput):
    code = "wording_empty"
    sentence = _("请填写消息内容，不超过 300 字。")


class NotToBeResent(Refused):
    code = "not_to_be_resent"
    sentence = _("只有发送失败的消息可以重发，这条消息当前为“%(state)s”。")
    on_record = False


class NotACall(Refused):
    code = "not_a_call"
    sentence = _("这条消息不是待拨打的电话任务。")
    on_record = False


class OutcomeMissing(InvalidInput):
    code = "outcome_missing"
    sentence = _("请填写通话结果，例如“已告知本人”。")


class HoursWrong(InvalidInput):
    code = "hours_wrong"
    sentence = _("请按“21:00”的样子填写免打扰的开始和结束时间。")
