from django.utils.translation import gettext_lazy as _

from onewindow.lib.refusal import Refused


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
