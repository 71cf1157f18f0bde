"""Whose part of the house each is, which acts its forms offer, and what they send: written by hand, beside `table.py`."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from onewindow.cases.models import Case
from onewindow.web.tests.desk.typing import material, scan

# Another's hat is stopped at the door.
DOORS = {
    "desk": {"clerk", "second_clerk", "untrained", "legal_clerk"},
    "office": {"reviewer", "decider", "item_manager", "planning_reviewer", "planning_decider"},
    "issuing": {"issuer"},
    "watch": {"supervisor", "leader"},
}
AT_A_WINDOW_OR_IN_AN_OFFICE = {"accept", "decline", "review", "grant", "refuse", "make", "hand_over"}
OFFERED = {
    "desk": AT_A_WINDOW_OR_IN_AN_OFFICE
    | {"check", "attach", "notify", "correct", "return", "transfer", "answer", "complete", "deliver", "withdraw"},
    "office": AT_A_WINDOW_OR_IN_AN_OFFICE | {"ask", "request_completion", "suspend", "resume", "extend", "terminate"},
    "issuing": {"make", "deliver"},
    "watch": {"notify_again"},
}


def door_of(who: str) -> str:
    """The part of the house where this person works; empty for who has none."""
    return next((door for door, residents in DOORS.items() if who in residents), "")


def press(visitor: Client, door: str, case: Case, act: str, words: dict[str, Any]) -> HttpResponse:
    """Send the form of that act, filled with the words that the API would be told."""
    if door == "desk":
        return visitor.post(f"/desk/cases/{case.number}/work", _at_the_desk(act, words))
    form = _with_materials(words) if act == "request_completion" else words
    return visitor.post(f"/{door}/cases/{case.number}/acts/{act}", form)


def _at_the_desk(act: str, words: dict[str, Any]) -> dict[str, Any]:
    """One form for all acts: the materials in rows, and the fields of an act under its name."""
    if act == "attach":
        return {"next": "", "materials.02-remark": "", "materials.02-files": scan()}
    if "materials" in words:
        # One copy more than there is: a row that says nothing new is left alone.
        seen = "yes" if words["materials"][0]["original_seen"] else ""
        return {"next": act, **material("02", original=seen, copies=2)}
    own = {"findings": "review.opinion"}
    return {"next": act} | {own.get(name, f"{act}.{name}"): value for name, value in words.items()}


def _with_materials(words: dict[str, Any]) -> dict[str, Any]:
    marks = {}
    for found in words["materials"]:
        marks |= {f"verdict-{found['code']}": found["verdict"], f"remark-{found['code']}": found["remark"]}
    return marks | {"reason": words["reason"]}
