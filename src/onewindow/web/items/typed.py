"""What the form of a list posts: its cells by their places, and rows added or taken away without a script."""

import re
from collections import defaultdict

from django.http import QueryDict

from onewindow.catalogue.spreadsheet.form import PARTS, POINT, Form

_PLACE = re.compile(
    rf"(?P<part>{'|'.join(PARTS)})-(?P<row>[0-9]{{1,3}})-(?:{POINT}-(?P<point>[0-9]{{1,3}})-)?(?P<element>[a-z_]+)"
)
_ITEM = re.compile(r"item-([a-z_]+)")


def form_typed(posted: QueryDict) -> Form:
    """Return the form as it was typed, rows in the order of their numbers."""
    form: Form = {"item": {}, **{part: [] for part in PARTS}}
    rows: defaultdict[tuple[str, int], dict[str, str]] = defaultdict(dict)
    points: defaultdict[tuple[str, int], defaultdict[int, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for name, values in posted.lists():
        value = ";".join(str(each) for each in values if each)
        if match := _ITEM.fullmatch(name):
            form["item"][match[1]] = value
        elif match := _PLACE.fullmatch(name):
            key = match["part"], int(match["row"])
            if match["point"] is None:
                rows[key][match["element"]] = value
            else:
                points[key][int(match["point"])][match["element"]] = value
    for part, row in sorted(rows.keys() | points.keys()):
        cells: dict[str, object] = dict(rows[part, row])
        if part == "materials":
            cells[POINT] = [points[part, row][n] for n in sorted(points[part, row])]
        form[part].append(cells)
    return form


def reshape(form: Form, add: str, remove: str) -> str:
    """Add a row (`materials`, or `materials-0` for a point of it) or take one away (`materials-0`, or its point).

    Returns the place to go on at, empty when neither was asked for. What names no row changes nothing.
    """
    if add in PARTS:
        form[add].append({POINT: [{}]} if add == "materials" else {})
        return f"{add}-{len(form[add]) - 1}"
    row = _row_of(form, add)
    if row is not None and POINT in row:
        row[POINT].append({})
        return f"{add}-{POINT}-{len(row[POINT]) - 1}"
    owner, _sign, point = remove.rpartition(f"-{POINT}-")
    row = _row_of(form, owner or remove)
    if row is None:
        return "" if not (add or remove) else "form"
    part, number = (owner or remove).split("-")
    if not owner:
        form[part].remove(row)
        return part
    if point.isdecimal() and int(point) < len(row.get(POINT, ())):
        del row[POINT][int(point)]
    return f"{part}-{number}"


def _row_of(form: Form, place: str) -> dict[str, list[dict[str, str]]] | None:
    part, _sign, number = place.partition("-")
    if part in PARTS and number.isascii() and number.isdecimal() and int(number) < len(form[part]):
        found: dict[str, list[dict[str, str]]] = form[part][int(number)]
        return found
    return None
