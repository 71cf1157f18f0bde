"""What explains the demo's items: answers of the manual, and the province's review points."""

import csv
from datetime import datetime, timedelta

from onewindow.catalogue.actions import AnswerInput, import_provincial_points, write_answer
from onewindow.catalogue.spreadsheet.provincial import read_provincial_points
from onewindow.demo.places import CENTRES, DATA
from onewindow.demo.samples import manager_of
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Centre

WRITTEN_BEFORE = timedelta(days=30)
VISIBILITIES = {"对外公开": "public", "内部掌握": "internal"}


def load_explained(*, at: datetime) -> None:
    """Write the answers of a month ago, then take over the province's points, so that some answers wait to be checked."""
    with (DATA / "answers.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            written = AnswerInput(row["问题"], row["答复"], row["依据"], VISIBILITIES[row["公开范围"]], row["材料代码"])
            code = row["实施编码"]
            write_answer(item_code=code, written=written, by=manager_of(code), at=at - WRITTEN_BEFORE)
    centre = Centre.objects.get(code=next(iter(CENTRES)))
    rows = read_provincial_points(DATA / "省级审查要点.csv")
    import_provincial_points(rows=rows, by=Actor.system(centre.pk), at=at)
