"""The demo's samples: made-up filled forms, drawn by typst at loading, with marks on their rows."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import typst

from onewindow.catalogue.actions import put_sample
from onewindow.catalogue.queries import item_by_code
from onewindow.catalogue.rules.marks import Mark
from onewindow.demo.places import DATA
from onewindow.documents.fonts import families, fonts
from onewindow.lib.uploads import Upload
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Role

FOLDER = DATA / "samples"
WIDE = 210  # millimetres, as A4
TOP, LEFT, BOTTOM = 40, 18, 20  # around the rows
PIXELS_PER_INCH = 121  # 1000 pixels across


def load_samples(*, at: datetime) -> None:
    """Put up the demo's samples in the name of the item managers; the items must be there."""
    compiler = typst.Compiler(FOLDER / "form.typ", root=FOLDER, font_paths=fonts(), ignore_system_fonts=True)
    for form in json.loads((FOLDER / "samples.json").read_text(encoding="utf-8")):
        heights = [_height(row) for row in form["rows"]]
        values = json.dumps(
            form | {"heights": heights, "height": TOP + sum(heights) + BOTTOM, "fonts": families()}, ensure_ascii=False
        )
        drawn = compiler.compile(format="png", ppi=PIXELS_PER_INCH, sys_inputs={"form": values})
        assert isinstance(drawn, bytes)
        put_sample(
            item_code=form["item"],
            material_code=form["material"],
            upload=Upload(f"{form['title']}.png", drawn),
            marks=[_mark(kind, rows, text, heights) for kind, rows, text in form["marks"]],
            by=manager_of(form["item"]),
            at=at,
        )


def manager_of(item_code: str) -> Actor:
    """The item manager of an item's department, as the demo's own data are written by them."""
    department = item_by_code(item_code).department
    clock = Actor.system(department.centre_id)
    return replace(clock, name="演示数据", role=Role.ITEM_MANAGER, department_id=department.pk, place=str(department))


def _height(row: list[Any]) -> int:
    """Millimetres: room for each line of the text."""
    return 12 + 7 * max(pair[1].count("\n") for pair in row)


def _mark(kind: str, rows: list[int], text: str, heights: list[int]) -> Mark:
    """A box around rows of the form, in percent of the sheet."""
    sheet = TOP + sum(heights) + BOTTOM
    above, tall = sum(heights[: rows[0]]), sum(heights[row] for row in rows)
    x, w = 100 * LEFT / WIDE, 100 * (WIDE - 2 * LEFT) / WIDE
    return Mark(kind, x, 100 * (TOP + above) / sheet, w, 100 * tall / sheet, text)
