"""What a paper is made of, before it has a number: plain values that one layout draws."""

from dataclasses import dataclass, field
from typing import Literal

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Field:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Fields:
    """A ruled table of labels and values; a row holds one wide field or two."""

    rows: tuple[tuple[Field, ...], ...]
    part: str = field(default="fields", init=False)


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph, its first line indented by two characters."""

    text: str
    part: str = field(default="prose", init=False)


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    part: str = field(default="heading", init=False)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `width` is in characters of the text, or 0 for a share of what is left."""

    title: str
    width: float = 0
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    part: str = field(default="table", init=False)


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign by hand, two in a row."""

    labels: tuple[str, ...]
    part: str = field(default="signatures", init=False)


Part = Fields | Prose | Heading | Table | Signatures


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper ready to be issued. `kind` is a value of `Document.Kind`; `organ` stands in the red head and in the seal.

    `seal` is what the seal says under its star; `stub` asks for the tear-off that the recipient signs; `copies` says
    which copy this is. `parties` seal a paper by hand, each in a place of its own, in the stead of one printed seal;
    `check_path` is where the QR code leads, if not to the paper's own verification.
    """

    kind: str
    title: str
    organ: str
    seal: str
    addressee: str = ""
    applicant: str = ""
    item: str = ""
    case_number: str = ""
    supervision_phone: str
    parts: tuple[Part, ...]
    stub: bool = True
    copies: str = ""
    parties: tuple[str, ...] = ()
    check_path: str = ""
