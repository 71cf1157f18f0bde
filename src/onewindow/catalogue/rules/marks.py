"""Marks on a sample: where to look, how it is reviewed, by which standard (M12). Places are percents of the picture."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from onewindow.catalogue.guide_errors import MarkKind, MarkOutside, MarkTextTooLong, MarkWithoutText, TooManyMarks

KINDS = ("method", "standard", "filling")
MOST = 30
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Mark:
    """A box of `w` by `h` percent whose upper left corner is at `x`, `y`; without width and height a point.

    `kind` is method (审查方式), standard (裁量标准) or filling (填写说明). Marks are numbered by their order.
    """

    kind: str
    x: float
    y: float
    w: float
    h: float
    text: str

    @property
    def is_point(self) -> bool:
        return not (self.w or self.h)

    def as_kept(self) -> dict[str, Any]:
        return asdict(self)


def checked_marks(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return the marks with places to a tenth of a percent.

    Raises, naming the field `marks.<number>.<part>`: `MarkKind`, `MarkOutside`, `MarkWithoutText`, `MarkTextTooLong`,
    and `TooManyMarks`.
    """
    found = tuple(_checked(mark, number) for number, mark in enumerate(marks, 1))
    if len(found) > MOST:
        raise TooManyMarks(field="marks", limit=MOST)
    return found


def marks_of(kept: Iterable[Mapping[str, Any]]) -> tuple[Mark, ...]:
    """The marks as a sample keeps them."""
    return tuple(Mark(**each) for each in kept)


def _checked(mark: Mark, number: int) -> Mark:
    field = f"marks.{number}"
    if mark.kind not in KINDS:
        raise MarkKind(field=f"{field}.kind")
    places = {name: getattr(mark, name) for name in ("x", "y", "w", "h")}
    for name, value in places.items():
        if not 0 <= value <= 100:  # not a number is not between them either
            raise MarkOutside(field=f"{field}.{name}")
    x, y, w, h = (round(value, 1) for value in places.values())
    if x + w > 100.05 or y + h > 100.05:
        raise MarkOutside(field=f"{field}.{'w' if x + w > 100.05 else 'h'}")
    text = " ".join(mark.text.split())
    if not text:
        raise MarkWithoutText(field=f"{field}.text")
    if len(text) > LONGEST:
        raise MarkTextTooLong(field=f"{field}.text", limit=LONGEST, length=len(text))
    return Mark(mark.kind, x, y, w, h, text)
