import os

import pytest

from onewindow.__main__ import main
from onewindow.commands import prepare
from onewindow.commands.prepare import database_problem


def test_a_database_that_does_not_answer_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing")
    assert main(["prepare"]) == 1
    assert "The database that DATABASE_URL names cannot be used" in capsys.readouterr().err


def test_an_older_postgresql_is_refused_and_this_one_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    url = os.environ["DATABASE_URL"]
    assert database_problem(url) is None
    monkeypatch.setattr(prepare, "OLDEST_POSTGRESQL", 99)
    assert "needs PostgreSQL 99 or newer" in str(database_problem(url))
