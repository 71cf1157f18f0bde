"""20,000 items by the command itself: progress told, one transaction, memory bounded, and nothing lost on the way.

`make test-large` runs this file; `make test` shows the same with a few hundred items.
"""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection
from python_calamine import CalamineWorkbook

from onewindow.audit.models import Entry
from onewindow.catalogue.models import Item, ItemVersion, ReviewPoint
from onewindow.catalogue.tests.make import zunyi

from .catalogue import write_catalogue

ITEMS = 20_000
FEW = 2_000


@dataclass(frozen=True)
class Run:
    """How one command went: what it said, the memory it took at most, and how long."""

    status: int
    out: str
    err: str
    megabytes: float
    seconds: float


def onewindow(tmp_path: Path, *words: object) -> Run:
    """Run `onewindow` in a process of its own on the test's database."""
    chosen = connection.settings_dict
    place = f"{chosen['USER']}:{chosen['PASSWORD']}@{chosen['HOST']}:{chosen['PORT']}"
    env = {**os.environ, "DATABASE_URL": f"postgresql://{place}/{chosen['NAME']}"}
    files = [tmp_path / "out", tmp_path / "err"]
    with files[0].open("wb") as out, files[1].open("wb") as err:
        began = time.monotonic()
        command = [sys.executable, "-m", "onewindow", *map(str, words)]
        process = subprocess.Popen(command, stdout=out, stderr=err, env=env)
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    said, complained = (file.read_text("utf-8") for file in files)
    per_megabyte = 1024 if sys.platform == "linux" else 1024 * 1024
    return Run(process.returncode, said, complained, used.ru_maxrss / per_megabyte, time.monotonic() - began)


def content(path: Path) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@pytest.mark.django_db(transaction=True)
def test_twenty_thousand_items_go_in_and_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    zunyi()
    few = onewindow(tmp_path, "import-items", write_catalogue(tmp_path / "few.xlsx", FEW))
    assert few.status == 0, few.err
    few_out = onewindow(tmp_path, "export-items", tmp_path / "few-out.xlsx")
    assert few_out.status == 0, few_out.err

    file = write_catalogue(tmp_path / "many.xlsx", ITEMS)
    taken = onewindow(tmp_path, "import-items", file, "--ground", "演示文件〔2026〕1号")
    assert taken.status == 0, taken.err
    assert f"新增事项{ITEMS - FEW}个，新版本0个，未变{FEW}个" in taken.out
    assert "100%" in taken.err and f"{ITEMS}/{ITEMS}" in taken.err
    assert Item.objects.count() == ItemVersion.objects.count() == ITEMS
    assert ReviewPoint.objects.count() == ITEMS * 7
    kept = Entry.objects.filter(kind=Entry.Kind.IMPORTED).values_list("detail__items", flat=True)
    assert sum(map(len, kept)) == ITEMS

    given = onewindow(tmp_path, "export-items", tmp_path / "out.xlsx")
    assert given.status == 0, given.err
    again = onewindow(tmp_path, "import-items", tmp_path / "out.xlsx")
    assert f"新增事项0个，新版本0个，未变{ITEMS}个" in again.out
    onewindow(tmp_path, "export-items", tmp_path / "again.xlsx")
    assert content(tmp_path / "again.xlsx") == content(tmp_path / "out.xlsx")

    assert taken.megabytes < few.megabytes * 1.25
    assert given.megabytes < few_out.megabytes * 1.25
    with capsys.disabled():
        runs = {"import": (few, taken), "export": (few_out, given)}
        for name, (small, large) in runs.items():
            print(f"\n{name} {FEW}: {small.megabytes:.0f} MB, {small.seconds:.0f} s", end="; ")
            print(f"{ITEMS}: {large.megabytes:.0f} MB, {large.seconds:.0f} s", end="")
        print(f"\nunchanged {ITEMS}: {again.megabytes:.0f} MB, {again.seconds:.0f} s")
