"""The fields of an implementation list's form: every element that the columns know, in sections, with what was typed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onewindow.catalogue.spreadsheet import cells
from onewindow.catalogue.spreadsheet.columns import ITEMS, POINTS, Sheet
from onewindow.catalogue.spreadsheet.form import ITEM_ELEMENTS, PARTS, POINT, Cells, Form, elements
from onewindow.catalogue.words import PART_NAMES, element_name
from onewindow.lib.refusal import InvalidInput
from onewindow.web.items.compare import choices_of

LONG = {"legal_basis", "conditions", "flow", "standard", "text", "made_up", "basis"}
SEVERAL = {"service_objects", "channels"}
YES, NO = (str(cells.YES_OR_NO.write(yes)) for yes in (True, False))
YES_OR_NO = {"result_is_certificate", "needs_biometrics", "completion_stops_clock", "joint"}
HELP: dict[str, str | Promise] = {
    "legal": _("例如：20个工作日、60日、3个月；没有法定时限的写“无”"),
    "promised": _("例如：5个工作日、当场"),
    "extension": _("可以延长的，写明多久；不能延长的写“无”"),
    "flow": _("按顺序，用分号或者换行分开"),
    "made_up": _("演示用：哪些要素是虚构的"),
    "situations": _("视情形提交的材料：在哪些情形下需要，用分号分开"),
    "question": _("同一问题的各个情形只选其一；没有问题的情形可以多选"),
    "days": _("最长多少个工作日"),
}
SECTIONS: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (_("事项"), ("name", "kind", "service_objects", "scope", "channels", "yearly_volume")),
    (_("时限"), ("promised", "legal", "legal_source", "extension", "limit_note", "completion_stops_clock", "joint")),
    (_("依据、条件与流程"), ("legal_basis", "conditions", "flow", "fee", "visits", "needs_biometrics")),
    (_("结果"), ("result_name", "result_is_certificate", "result_validity_years", "maker", "paper_mode")),
)


@dataclass(frozen=True, slots=True)
class Input:
    """One input as the page shows it. `kind` is text, long, select or several; `value` a text, or codes of several."""

    name: str
    label: str | Promise
    kind: str
    value: str | Sequence[str]
    required: bool = False
    help: str | Promise = ""
    error: str = ""
    options: Sequence[tuple[str, str | Promise]] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One repeatable row: a situation, a material with its points, a procedure, or a point."""

    place: str
    number: int
    title: str
    inputs: Sequence[Input]
    points: Sequence["Row"] = ()


@dataclass(frozen=True, slots=True)
class FormView:
    sections: Sequence[tuple[str | Promise, Sequence[Input]]]
    parts: Sequence[tuple[str, str | Promise, Sequence[Row]]]
    errors: Sequence[tuple[str, str]] = field(default_factory=tuple)


def form_view(form: Form, errors: Mapping[str, str]) -> FormView:
    """Lay the form out; `errors` are sentences by the place of their field."""
    placed = {name for _title, names in SECTIONS for name in names}
    rest = tuple(name for name in ITEM_ELEMENTS if name not in placed)
    sections = [
        (title, _inputs(ITEMS, "item", form["item"], names, errors)) for title, names in (*SECTIONS, (_("其他"), rest))
    ]
    parts = [
        (part, PART_NAMES[part], [_row(part, sheet, n, row, errors) for n, row in enumerate(form[part])])
        for part, sheet in PARTS.items()
    ]
    return FormView(sections, parts, tuple(errors.items()))


def _row(part: str, sheet: Sheet, number: int, row: Mapping[str, object], errors: Mapping[str, str]) -> Row:
    place = f"{part}-{number}"
    written = {name: str(value) for name, value in row.items() if name != POINT}
    points = row.get(POINT)
    shown = [
        Row(
            f"{place}-{POINT}-{n}",
            n,
            "",
            _inputs(POINTS, f"{place}-{POINT}-{n}", point, elements(POINTS), errors),
        )
        for n, point in enumerate(points if isinstance(points, list) else [])
    ]
    return Row(place, number, written.get("name", ""), _inputs(sheet, place, written, elements(sheet), errors), shown)


def _inputs(sheet: Sheet, place: str, written: Cells, names: Iterable[str], errors: Mapping[str, str]) -> list[Input]:
    return [_input(sheet, place, name, written.get(name, ""), errors) for name in names]


def _input(sheet: Sheet, place: str, name: str, value: str, errors: Mapping[str, str]) -> Input:
    column = next(column for column in sheet.columns if column.element == name)
    options: list[tuple[str, str | Promise]] = list(choices_of(sheet.part, name).items())
    kind, shown = "long" if name in LONG else "text", value
    codes: Sequence[str] = ()
    if name in YES_OR_NO:
        kind, options = "select", [(YES, _("是")), (NO, _("否"))]
    elif options and value:
        try:
            read = column.cell.read(value)
            codes = read if isinstance(read, tuple) else (read,)
        except InvalidInput:
            options.append((value, value))
            codes = (value,)
    if options and name not in YES_OR_NO:
        kind = "several" if name in SEVERAL else "select"
        shown = codes[0] if codes else ""
    return Input(
        name=f"{place}-{name}",
        label=element_name(sheet.part, name),
        kind=kind,
        value=codes if kind == "several" else shown,
        required=column.required,
        help=HELP.get(name, ""),
        error=errors.get(f"{place}-{name}", ""),
        options=options,
    )
