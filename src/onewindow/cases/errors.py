from django.utils.translation import gettext_lazy as _

from onewindow.cases.rules import Obstacle
from onewindow.lib.refusal import InvalidInput, Refused


class OutOfOrder(Refused):
    code = "out_of_order"
    sentence = _("办件当前为“%(state)s”，不能“%(act)s”。")


class AlreadyDone(Refused):
    code = "already_done"
    sentence = _("该办件已由%(who)s于%(when)s“%(act)s”，无需重复办理。")
    on_record = False


class Blocked(Refused):
    """The table knows the act, but something stands in the way: the code says what."""

    code = "blocked"

    def __init__(self, obstacle: Obstacle, **facts: str) -> None:
        super().__init__(field=None, **facts)
        self.code = obstacle.value
        self.sentence = OBSTACLES[obstacle]


OBSTACLES = {
    Obstacle.MATERIALS_OPEN: _("材料尚未核验齐全，不能受理：%(materials)s。请逐项核验，或出具一次性告知书。"),
    Obstacle.ALREADY_NOTIFIED: _(
        "本办件已出具过一次性告知书，不得二次告知。确有必要的，由效能监管人员批准并记为违规。"
    ),
    Obstacle.NOT_YET_NOTIFIED: _("本办件尚未出具一次性告知书，由窗口正常告知即可。"),
    Obstacle.NOTHING_DEFECTIVE: _("没有标记为不符合或未提交的材料，无需告知补正。"),
    Obstacle.MATERIALS_UNCHECKED: _("还有材料没有核验：%(materials)s。一次性告知须包含全部问题，请逐项核验后再告知。"),
    Obstacle.COMPLETION_ALREADY_ASKED: _("受理后补齐补正只能要求一次，本办件已经要求过。"),
    Obstacle.COMPLETION_OPEN: _("正在等待申请人补齐补正，暂不能办理此步骤。"),
    Obstacle.NO_COMPLETION_OPEN: _("没有待补齐补正的要求。"),
    Obstacle.QUESTION_OPEN: _("上一个询问窗口尚未答复。"),
    Obstacle.NO_QUESTION_OPEN: _("没有待答复的询问。"),
    Obstacle.NO_PROCEDURES: _("本事项没有列明特别程序，不得中止计时。"),
    Obstacle.ALREADY_EXTENDED: _("本办件已延期一次，不得再次延期。"),
    Obstacle.NOT_EXTENDABLE: _("本事项没有法定的延期期限，不能延期。"),
    Obstacle.PAST_DUE: _("已过法定期限，不能再延期。"),
    Obstacle.CERTIFICATE_MISSING: _("证照尚未制作，不能进行此步骤。"),
    Obstacle.CERTIFICATE_MADE: _("证照已经制作，不能重复制证。"),
    Obstacle.NO_CERTIFICATE: _("本事项的结果不是证照，无需制证。"),
    Obstacle.MADE_BY_OTHER: _("本事项由统一出证窗口制证，请先移交。"),
    Obstacle.NOT_ON_THE_SPOT: _("不是当场办结的事项，请先移交统一出证窗口。"),
    Obstacle.PAPER_NOT_NEEDED: _("本事项使用电子材料审查，无需当日移交纸质材料。"),
    Obstacle.PAPER_HANDED: _("纸质材料已经移交。"),
    Obstacle.MATERIALS_CLOSED: _("受理后材料已经固定；只有在补齐补正或答复部门期间才能上传。"),
}


class BiometricsAtHome(Refused):
    code = "biometrics_at_home"
    sentence = _(
        "“%(item)s”受理时须采集申请人本人的生物特征，不能异地收件。请申请人本人到%(centre)s办理："
        "%(address)s，电话 %(phone)s，窗口 %(windows)s。"
    )
    status = 403


class NotCollectedHere(InvalidInput):
    code = "not_collected_here"
    sentence = _("“%(item)s”的出件权限没有授予%(here)s，办理结果只能在%(home)s领取。请改选领取地点。")


class CollectedElsewhere(Refused):
    code = "collected_elsewhere"
    sentence = _("本件的办理结果在%(place)s，由那里的统一出证窗口交付。")


class ExtraMaterial(InvalidInput):
    code = "extra_material"
    sentence = _("材料“%(material)s”不在本事项的材料清单内，不得收取或索要。此次操作已记录。")
    on_record = True


class NotServed(InvalidInput):
    code = "not_served"
    sentence = _("“%(item)s”不面向%(kind)s办理，请核对申请人类别或事项。")


class ProcedureNotListed(InvalidInput):
    code = "procedure_not_listed"
    sentence = _("所选特别程序不在本事项列明的范围内，不得以此中止计时。")
    on_record = True


class TooManyDays(InvalidInput):
    code = "too_many_days"
    sentence = _("“%(procedure)s”最长 %(limit)s 个工作日，本办件已用 %(used)s 个，本次最多 %(left)s 个。")


class WrongRecipient(InvalidInput):
    code = "wrong_recipient"
    sentence = _("签收人证件号码与申请人或代办人不符，不能交付。请核对证件。")
    on_record = True


class LetterExpired(InvalidInput):
    code = "letter_expired"
    sentence = _("代办人的授权委托书已于 %(until)s 到期，不能代领。请由申请人本人领取。")
    on_record = True


class KeyReused(Refused):
    code = "idempotency_key_reused"
    sentence = _("同一个幂等键已用于另一项内容不同的操作，请更换后重试。")
    status = 422


class OriginalNotSeen(InvalidInput):
    code = "original_not_seen"
    sentence = _("“%(material)s”须核验原件：请核对原件并勾选“已核原件”后再标记为符合。")


class SupervisorOnly(Refused):
    code = "supervisor_only"
    sentence = _("再次告知须由效能监管人员批准。")
    status = 403


class NotForYourEyes(Refused):
    code = "reveal_not_allowed"
    sentence = _("只有办理本件的窗口人员和部门人员才能查看完整的证件号码和电话。")
    status = 403


class SheetNotForYou(Refused):
    code = "liability_not_for_you"
    sentence = _("办件责任清单由效能监管人员、中心负责人和办件所属部门查看和打印。")
    status = 403


class CentreAdminOnly(Refused):
    code = "centre_admin_only"
    sentence = _("工作日历由中心管理员设置。")
    status = 403
