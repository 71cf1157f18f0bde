"""`onewindow load-calendar`: a published year goes in, open cases are counted anew, and the book says so."""

import argparse
import os
import pwd
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine

from onewindow.audit.models import Entry
from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.commands import load_calendar
from onewindow.worktime.models import CalendarYear

# Made up: nobody has published 2027 yet.
NOTICE = """日期,类型,名称
2026-12-26,上班,元旦
2026-12-31,放假,元旦
2027-01-01,放假,元旦
2027-01-04,放假,元旦
"""


@pytest.fixture
def case(db: None) -> Iterator[Case]:
    """A case whose legal limit ends in a year that is not published yet."""
    with time_machine.travel(make.moment("2026-12-16 15:00"), tick=False):
        yield make.accepted(make.cast(), make.moment("2026-12-14 10:00"))


def run(path: Path, *words: str) -> int:
    parser = argparse.ArgumentParser()
    load_calendar.add_arguments(parser)
    return load_calendar.run(parser.parse_args([str(path), "--document-no", "示例〔0000〕1号", *words]))


def notice(tmp_path: Path, text: str = NOTICE, encoding: str = "utf-8") -> Path:
    path = tmp_path / "2027.csv"
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_what_was_provisional_is_counted_anew_and_becomes_certain(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    assert case.provisional and case.legal_due_at == make.moment("2027-01-12 17:00")
    assert run(notice(tmp_path, encoding=encoding)) == 0
    case.refresh_from_db()
    assert not case.provisional and case.legal_due_at == make.moment("2027-01-13 17:00")
    out = capsys.readouterr().out
    assert f"{case.number}  法定期限  2027-01-12 → 2027-01-13  +1" in out
    assert "重新计算了 1 个办件的 2 项期限：1 项推后（最多 1 个工作日），0 项提前" in out and "1 项日期不变" in out


def test_the_book_of_each_centre_says_who_loaded_which_notice(case: Case, tmp_path: Path) -> None:
    run(notice(tmp_path))
    entry = Entry.objects.get(kind="calendar_changed")
    assert (entry.chain_id, entry.subject) == ("520300", "national 2027")
    assert entry.detail["document_no"] == "示例〔0000〕1号" and entry.detail["recounted"] == 1
    assert "2027-01-04" in entry.detail["days"]
    assert CalendarYear.objects.get(year=2027).loaded_by == entry.actor["name"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("日期,类型,名称\n2027-13-01,放假,元旦\n2027-01-05,休息,元旦\n", ["第2行", "第3行"]),
        ("", ["没有任何日期"]),
        ("2027-02-20,上班,春节\n", ["没有一个放假日"]),
    ],
)
def test_a_bad_file_is_told_line_by_line_and_changes_nothing(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: list[str]
) -> None:
    assert run(notice(tmp_path, text)) == 1
    err = capsys.readouterr().err
    assert all(each in err for each in said)
    assert not CalendarYear.objects.get(year=2027).official
    assert not Entry.objects.filter(kind="calendar_changed").exists()


def test_an_unknown_calendar_and_an_unreadable_file_are_told(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(notice(tmp_path), "--calendar", "lunar") == 1
    assert "没有编号为“lunar”的日历" in capsys.readouterr().err
    assert run(tmp_path / "nowhere.csv") == 1
    assert "无法读取" in capsys.readouterr().err
    (tmp_path / "2027.csv").write_bytes(b"\xff\xff\xff\x80")
    assert run(tmp_path / "2027.csv") == 1
    assert "编码" in capsys.readouterr().err


def test_who_has_a_number_only_is_recorded_by_it(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", {}.__getitem__)
    assert run(notice(tmp_path)) == 0
    assert CalendarYear.objects.get(year=2027).loaded_by == str(os.getuid())


def test_if_the_recount_fails_the_year_is_not_published(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(**_: object) -> None:
        raise RuntimeError("stumbled")

    monkeypatch.setattr(load_calendar, "recompute", stumble)
    with pytest.raises(RuntimeError):
        run(notice(tmp_path))
    assert not CalendarYear.objects.get(year=2027).official
