"""What the types refuse, as the sentences that the rest of the house speaks."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onewindow.api.errors import (
    FieldUnknown,
    NotListed,
    OutOfRange,
    TooMany,
    Unacceptable,
    WrongKind,
)
from onewindow.lib.refusal import InvalidInputs, Refused
from onewindow.lib.typed_text import FieldMissing, FieldTooLong, FieldUnreadable

KINDS: dict[str, str | Promise] = {
    "string": _("文字"),
    "int": _("整数"),
    "bool": _(" true 或 false"),
    "list": _("列表"),
    "tuple": _("列表"),
    "model": _("对象"),
    "dict": _("对象"),
    "date": _("日期，如 2026-11-24"),
    "uuid": _(" UUID"),
}
BOUNDS = {
    "greater_than_equal": (_("不小于"), "ge"),
    "greater_than": (_("大于"), "gt"),
    "less_than_equal": (_("不大于"), "le"),
    "less_than": (_("小于"), "lt"),
}
QUOTED = re.compile("'([^']*)'")
Fault = Callable[[str, Mapping[str, Any]], Refused]
FAULTS: dict[str, Fault] = {
    "missing": lambda name, ctx: FieldMissing(field=name, label=name),
    "string_too_short": lambda name, ctx: FieldMissing(field=name, label=name),
    "too_short": lambda name, ctx: FieldMissing(field=name, label=name),
    "extra_forbidden": lambda name, ctx: FieldUnknown(field=name, name=name),
    "string_too_long": lambda name, ctx: FieldTooLong(field=name, label=name, limit=ctx["max_length"]),
    "too_long": lambda name, ctx: TooMany(field=name, name=name, limit=ctx["max_length"]),
    "literal_error": lambda name, ctx: NotListed(
        field=name, name=name, choices=", ".join(QUOTED.findall(ctx["expected"]))
    ),
    "string_unicode": lambda name, ctx: FieldUnreadable(field=name, label=name),
}


def refusal_of(errors: Iterable[Mapping[str, Any]]) -> InvalidInputs:
    """Turn the errors of a call's types into one refusal that names every field at fault."""
    return InvalidInputs([_fault(error) for error in errors])


def _fault(error: Mapping[str, Any]) -> Refused:
    kind, name, context = str(error["type"]), _name(error["loc"]), error.get("ctx", {})
    if kind in FAULTS:
        return FAULTS[kind](name, context)
    if kind in BOUNDS:
        bound, key = BOUNDS[kind]
        return OutOfRange(field=name, name=name, bound=bound, limit=context[key])
    expected = KINDS.get(kind.partition("_")[0])
    return WrongKind(field=name, name=name, kind=expected) if expected else Unacceptable(field=name, name=name)


def _name(location: Iterable[str | int]) -> str:
    """`applicant.number`: where in the body, query, path or header, without the function's own parameter name."""
    source, *path = location
    inner = path[1:] if source == "body" else path
    return ".".join(str(part) for part in inner) or str(source)
