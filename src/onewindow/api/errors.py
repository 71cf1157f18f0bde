"""Refusals of the API itself: the token, the shape of a call, and each field that cannot be read."""

from django.utils.translation import gettext_lazy as _

from onewindow.lib.refusal import InvalidInput, NotFound, Refused


class TokenMissing(Refused):
    code = "token_missing"
    sentence = _("请先取得令牌（POST /api/v1/token），并在请求头中写明 Authorization: Bearer 令牌。")
    status = 401
    on_record = False


class TokenInvalid(TokenMissing):
    code = "token_invalid"
    sentence = _("令牌无法识别。请检查是否完整，或重新取得令牌。")


class TokenExpired(TokenMissing):
    code = "token_expired"
    sentence = _("令牌已过期。请重新取得令牌。")


class TokenRevoked(TokenMissing):
    code = "token_revoked"
    sentence = _("令牌已失效：账号已停用或已在各处退出，或者此岗位已届满。请重新取得令牌。")


class MalformedJson(InvalidInput):
    code = "malformed_json"
    sentence = _("请求内容不是正确的 JSON。请检查后重发。")
    status = 400


class WrongCharset(InvalidInput):
    code = "wrong_charset"
    sentence = _("请求内容须为 UTF-8 编码。")
    status = 415


class WrongMediaType(InvalidInput):
    code = "wrong_media_type"
    sentence = _("此处只接受 %(accepted)s，请在 Content-Type 中写明。")
    status = 415


class BodyTooLarge(InvalidInput):
    code = "body_too_large"
    sentence = _("请求内容过大。请减少内容，或把文件压缩后再上传。")
    status = 413


class AddressUnknown(NotFound):
    code = "address_unknown"
    sentence = _("没有这个地址。接口说明见 /api/v1/docs。")


class MethodNotAllowed(InvalidInput):
    code = "method_not_allowed"
    sentence = _("此地址不支持这种请求方法。")
    status = 405


class Unreadable(InvalidInput):
    code = "unreadable_request"
    sentence = _("没有看懂这次请求。请检查后重发。")
    status = 400


class Failure(Refused):
    code = "failure"
    sentence = _("系统出了问题，操作可能没有完成。请稍后再试；仍然不行的，请把编号 %(reference)s 告诉中心管理员。")
    status = 500


class FieldUnknown(InvalidInput):
    code = "field_unknown"
    sentence = _("“%(name)s”不是接口约定的字段，请删去。")


class WrongKind(InvalidInput):
    code = "field_wrong_kind"
    sentence = _("“%(name)s”应为%(kind)s。")


class NotListed(InvalidInput):
    code = "field_not_listed"
    sentence = _("“%(name)s”只能是下列之一：%(choices)s。")


class OutOfRange(InvalidInput):
    code = "field_out_of_range"
    sentence = _("“%(name)s”须%(bound)s %(limit)s。")


class TooMany(InvalidInput):
    code = "field_too_many"
    sentence = _("“%(name)s”最多 %(limit)s 项。")


class Unacceptable(InvalidInput):
    code = "field_unacceptable"
    sentence = _("“%(name)s”的内容不合要求，请对照接口说明修改。")


class NotBase64(InvalidInput):
    code = "not_base64"
    sentence = _("“%(name)s”不是正确的 Base64 编码。")
