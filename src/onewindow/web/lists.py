"""Lists that many audiences share: what was asked for, read from the address, and the way to the next page."""

from collections.abc import Iterable
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest

from onewindow.cases.queries.inbox import InboxRow
from onewindow.cases.queries.lists import CaseFilter, CaseRow
from onewindow.cases.words import STATE_NAMES, STEP_NAMES
from onewindow.lib.places import InvalidPlace

LONGEST_TEXT = 100


def case_filter(request: HttpRequest) -> CaseFilter:
    """What `?text=&state=&department=` asks for; a state or department that is none asks for nothing."""
    state, department = request.GET.get("state", ""), request.GET.get("department", "")
    return CaseFilter(
        text=request.GET.get("text", "").strip()[:LONGEST_TEXT],
        state=state if state in STATE_NAMES else "",
        department_id=whole_number(department),
    )


def case_place(request: HttpRequest) -> UUID | None:
    """Where the page begins. Refuses with InvalidPlace when `?after=` is no such place."""
    after = request.GET.get("after", "")
    try:
        return UUID(after) if after else None
    except ValueError:
        raise InvalidPlace(field="after") from None


def whole_number(text: str) -> int | None:
    """A number of the database's keys, or None."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def query(request: HttpRequest, **changes: object) -> str:
    """The address of this list with some of its questions changed; an empty one is left out, and the place with it."""
    asked = {name: value for name, value in request.GET.items() if name != "after"} | changes
    kept = {name: value for name, value in asked.items() if value not in ("", None)}
    return f"{request.path}?{urlencode(kept)}" if kept else request.path


def paging(request: HttpRequest, next_after: object, after: object) -> dict[str, str]:
    """The ways to the next page and back to the first one, empty where there is none."""
    return {
        "next": query(request, after=next_after) if next_after else "",
        "first": query(request) if after else "",
    }


def with_names(rows: Iterable[InboxRow | CaseRow]) -> list[dict[str, object]]:
    """Rows with the words for their state and step, as the tables take them."""
    return [
        {
            "row": row,
            "state": STATE_NAMES[row.state],
            "step": STEP_NAMES[row.kind] if isinstance(row, InboxRow) else "",
        }
        for row in rows
    ]
