"""Where a refusal is shown: beside its field and in the summary on top."""

from collections import defaultdict

from onewindow.cases.rules import Act
from onewindow.lib.refusal import InvalidInputs, Refused
from onewindow.web.desk.typed import Typed


class Faults:
    """The sentences of a refusal by the place in the form that they belong to; an empty place is the whole form."""

    def __init__(self, refusal: Refused | None = None, *, typed: Typed | None = None, act: Act | None = None) -> None:
        self.refusal = refusal
        refusals = refusal.refusals if isinstance(refusal, InvalidInputs) else [refusal] if refusal else []
        self.summary = [(_place(fault, typed, act), fault) for fault in refusals]
        self._at: defaultdict[str, str] = defaultdict(str)
        for place, fault in self.summary:
            self._at[place] += str(fault)

    def __bool__(self) -> bool:
        return self.refusal is not None

    def __getitem__(self, place: str) -> str:
        return self._at.get(place, "")

    @property
    def status(self) -> int:
        return self.refusal.status if self.refusal else 200

    @property
    def code(self) -> str:
        return self.refusal.code if self.refusal else ""


def _place(fault: Refused, typed: Typed | None, act: Act | None) -> str:
    """A refusal names the field as the action knows it; in the form an act's own fields carry the act's name."""
    field = fault.field or ""
    if act and typed and f"{act}.{field}" in typed:
        return f"{act}.{field}"
    if field == "findings":
        return "review.opinion"
    return field
