"""Whose power it takes, and which hats hold powers of their own office (M16, M18)."""

from enum import StrEnum


class Power(StrEnum):
    RECEIVE = "receive"
    ACCEPT = "accept"
    REVIEW = "review"
    DECIDE = "decide"
    MAKE = "make"
    ISSUE = "issue"


# What a department's own people may do on its own items, by office and without an agreement.
OFFICE_POWERS: dict[str, frozenset[Power]] = {
    "reviewer": frozenset({Power.ACCEPT, Power.REVIEW, Power.MAKE}),
    "decider": frozenset({Power.ACCEPT, Power.REVIEW, Power.DECIDE, Power.MAKE}),
}
# What may be granted to whom stands at the windows of a centre.
WINDOW_POWERS: dict[str, frozenset[Power]] = {
    "clerk": frozenset({Power.RECEIVE, Power.ACCEPT, Power.REVIEW, Power.DECIDE, Power.MAKE, Power.ISSUE}),
    "issuing_clerk": frozenset({Power.MAKE, Power.ISSUE}),
}
# What the special window of a department may do once the item has left the general windows (M23); review and decision
# stay in the department's back office (M18).
SPECIAL_POWERS = frozenset({Power.RECEIVE, Power.ACCEPT, Power.MAKE, Power.ISSUE})
# What a window does only by somebody who passed the training for the item (M15).
TRAINED_POWERS = frozenset({Power.ACCEPT})
# Which applicants a window serves (M05).
SERVED_KINDS: dict[str, frozenset[str]] = {
    "natural": frozenset({"natural"}),
    "legal": frozenset({"legal", "unincorporated"}),
    "special": frozenset({"natural", "legal", "unincorporated"}),
    "issuing": frozenset({"natural", "legal", "unincorporated"}),
}
