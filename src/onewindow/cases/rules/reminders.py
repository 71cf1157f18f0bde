"""Who is told that a step runs out, and who that it has."""

from onewindow.cases.rules.words import StepKind

BY_APPLICANT = frozenset({StepKind.CORRECTION, StepKind.COMPLETION})
"""Steps in which the next word is the applicant's."""
_HOLDERS = {
    "department": ("reviewer", "decider"),
    "window": ("clerk",),
    "issuing": ("issuing_clerk",),
}
_ABOVE = ("supervisor", "leader")


def roles_to_tell(side: str, *, overdue: bool) -> tuple[str, ...]:
    """The roles of the side that holds the step, and once it is late of those above all sides (M22)."""
    return _HOLDERS[side] + (_ABOVE if overdue else ())
