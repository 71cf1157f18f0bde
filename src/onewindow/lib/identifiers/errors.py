"""Refusals of numbers. None repeats the number itself: it is personal data, and refusals are logged."""

from django.utils.translation import gettext_lazy as _

from onewindow.lib.refusal import InvalidInput


class InvalidNumber(InvalidInput):
    code = "invalid_number"
    sentence = _("证件号码有误。请对照证件核对后重填。")


class UnknownNumberKind(InvalidNumber):
    code = "unknown_number_kind"
    sentence = _("证件类型不在可选范围内。请从列出的证件类型中选择。")


class IdNumberLength(InvalidNumber):
    code = "id_number_length"
    sentence = _("公民身份号码应为18位，现为%(length)s位。请对照身份证核对后重填。")


class IdNumberOld(InvalidNumber):
    code = "id_number_old"
    sentence = _("这是15位的旧公民身份号码，2013年起已停止使用。请填写二代身份证上的18位号码。")


class IdNumberCharacters(InvalidNumber):
    code = "id_number_characters"
    sentence = _("公民身份号码前17位应为数字，末位应为数字或X。请对照身份证核对后重填。")


class IdNumberBirthDate(InvalidNumber):
    code = "id_number_birth_date"
    sentence = _("公民身份号码第7至14位（出生日期）不是真实的日期。请对照身份证核对后重填。")


class IdNumberBirthInFuture(IdNumberBirthDate):
    code = "id_number_birth_in_future"
    sentence = _("公民身份号码中的出生日期%(birth)s晚于今天。请对照身份证核对后重填。")


class IdNumberCheckDigit(InvalidNumber):
    code = "id_number_check_digit"
    sentence = _("公民身份号码的校验码（末位）不符，其中必有一位填错。请对照身份证逐位核对后重填。")


class CreditCodeLength(InvalidNumber):
    code = "credit_code_length"
    sentence = _("统一社会信用代码应为18位，现为%(length)s位。请对照营业执照或登记证书核对后重填。")


class CreditCodeCharacters(InvalidNumber):
    code = "credit_code_characters"
    sentence = _(
        "统一社会信用代码只用数字和大写字母（不含I、O、S、V、Z），第3至8位应为数字。请对照营业执照或登记证书核对后重填。"
    )


class CreditCodeCheckDigit(InvalidNumber):
    code = "credit_code_check_digit"
    sentence = _("统一社会信用代码的校验码（末位）不符，其中必有一位填错。请对照营业执照或登记证书逐位核对后重填。")


class PassportPattern(InvalidNumber):
    code = "passport_pattern"
    sentence = _("护照号码应为5至9位数字或字母，且至少有一位数字。请对照护照资料页核对后重填。")


class HmtPermitPattern(InvalidNumber):
    code = "hmt_permit_pattern"
    sentence = _(
        "港澳台居民证件号码应为H或M加8位数字（港澳通行证）、8位数字（台胞证）或81、82、83开头的18位号码（居住证）。"
        "请对照证件核对后重填。"
    )


class ResidenceCardPattern(InvalidNumber):
    code = "residence_card_pattern"
    sentence = _("外国人永久居留身份证号码应为9开头的18位号码，或3位字母加12位数字。请对照证件核对后重填。")


class MobilePattern(InvalidNumber):
    code = "mobile_pattern"
    sentence = _("手机号码应为1开头的11位数字，第二位为3至9。请核对后重填。")


class CaseNumberPattern(InvalidNumber):
    code = "case_number_pattern"
    sentence = _("办件编号应为21位数字：6位行政区划、8位日期、6位顺序号和1位校验码。请对照收件凭证核对后重填。")


class CaseNumberCheckDigit(InvalidNumber):
    code = "case_number_check_digit"
    sentence = _("办件编号的校验码（末位）不符，其中必有一位填错。请对照收件凭证逐位核对后重填。")
