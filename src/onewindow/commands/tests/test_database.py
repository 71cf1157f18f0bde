import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from onewindow.commands import _database
from onewindow.commands._database import database
from onewindow.integrations.embedded_postgres import THROW_AWAY, EmbeddedPostgres, running_url


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("database") / "postgres"
    monkeypatch.setattr(_database, "FOLDER", folder)
    monkeypatch.delenv("DATABASE_URL")
    yield folder
    server = EmbeddedPostgres(folder, settings=THROW_AWAY, forget=True)
    server.start()
    server.stop()


def test_a_server_that_the_environment_names_is_used_as_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/")
    with database():
        assert os.environ["DATABASE_URL"] == "postgresql://elsewhere/"
    assert not folder.exists()


def test_a_command_beside_the_running_demo_works_on_the_demo_s_database(folder: Path) -> None:
    with EmbeddedPostgres(folder, settings=THROW_AWAY).running() as url:
        with database():
            assert os.environ["DATABASE_URL"] == url
        assert running_url(folder) == url, "the command stopped the demo's server"


def test_a_command_by_itself_has_a_server_for_as_long_as_it_runs(folder: Path) -> None:
    with database():
        assert os.environ["DATABASE_URL"] == running_url(folder)
    assert "DATABASE_URL" not in os.environ
    assert running_url(folder) is None
