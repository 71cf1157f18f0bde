import os
from pathlib import Path

import pytest

from onewindow.integrations.embedded_postgres import THROW_AWAY, EmbeddedPostgres, EmbeddedPostgresError, processes
from onewindow.integrations.embedded_postgres.places import copy_programs, find_programs

from .polling import answer


def test_the_folder_named_in_the_environment_is_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_programs = copy_programs(find_programs(), folder.parent / "elsewhere")
    monkeypatch.setenv("ONEWINDOW_PG_BINDIR", str(own_programs))
    with EmbeddedPostgres(folder, settings=THROW_AWAY).running() as url:
        assert answer(url, "SELECT 1") == 1
        assert Path(os.readlink(f"/proc/{processes.postmaster(folder / 'data')}/exe")) == own_programs / "postgres"


def test_a_folder_without_the_programs_is_refused_by_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONEWINDOW_PG_BINDIR", "/usr/share")
    with pytest.raises(EmbeddedPostgresError, match=r"/usr/share does not hold.*initdb, pg_ctl, postgres"):
        EmbeddedPostgres(folder).start()


def test_data_of_another_version_are_left_alone(folder: Path) -> None:
    with EmbeddedPostgres(folder, settings=THROW_AWAY).running():
        pass
    (folder / "data" / "PG_VERSION").write_text("12\n")
    with pytest.raises(EmbeddedPostgresError, match="written by PostgreSQL 12"):
        EmbeddedPostgres(folder).start()
    assert (folder / "password").exists()
