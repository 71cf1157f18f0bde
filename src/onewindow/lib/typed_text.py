"""Text that a person typed into a field: present, short enough, and such as the database can hold."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onewindow.lib.refusal import InvalidInput
from onewindow.lib.storable import is_storable


class FieldMissing(InvalidInput):
    code = "field_missing"
    sentence = _("请填写“%(label)s”。")


class FieldTooLong(InvalidInput):
    code = "field_too_long"
    sentence = _("“%(label)s”最多 %(limit)s 个字，请缩短。")


class FieldUnreadable(InvalidInput):
    code = "field_unreadable"
    sentence = _("“%(label)s”里有无法保存的字符，请删去后重新填写。")


class FieldWrong(InvalidInput):
    code = "field_wrong"
    sentence = _("“%(label)s”的内容无法识别：%(value)s。")


def require_text(field: str, label: str | Promise, text: str, limit: int = 2000) -> str:
    """Return `text` stripped. Refuses with FieldMissing, FieldTooLong over `limit` characters, FieldUnreadable."""
    text = text.strip()
    if not is_storable(text):
        raise FieldUnreadable(field=field, label=label)
    if not text:
        raise FieldMissing(field=field, label=label)
    if len(text) > limit:
        raise FieldTooLong(field=field, label=label, limit=limit)
    return text


def optional_text(field: str, label: str | Promise, text: str, limit: int = 2000) -> str:
    """Return `text` stripped, or nothing. Refuses with FieldTooLong over `limit` characters, FieldUnreadable."""
    return require_text(field, label, text, limit) if text.strip() else ""
