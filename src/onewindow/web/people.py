"""Naming who did something, from what the record keeps."""

from typing import Any

from django.utils.translation import gettext as _

from onewindow.organisation.models import Role


def who_text(record: dict[str, Any]) -> str:
    """刘芳 · 部门审查人员 · 市卫生健康局; whoever is not known is said to be so."""
    if record.get("role") == "system":
        return _("系统")
    role = record.get("role", "")
    title = str(Role(role).label) if role in Role.values else ""
    return " · ".join(part for part in (record.get("name", ""), title, record.get("place", "")) if part) or _("不明")
