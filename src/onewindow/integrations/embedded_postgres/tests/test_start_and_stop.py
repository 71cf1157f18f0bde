from pathlib import Path

import psycopg
import pytest

from onewindow.integrations.embedded_postgres import THROW_AWAY, EmbeddedPostgres, processes, running_url

from .polling import answer


def test_a_server_runs_inside_the_with_block_and_not_after_it(folder: Path) -> None:
    with EmbeddedPostgres(folder, settings=THROW_AWAY).running() as url:
        assert answer(url, "SELECT 40 + 2") == 42
        assert running_url(folder) == url
        assert processes.living(folder / "data")
    assert answer(url, "SELECT 40 + 2") is None
    assert running_url(folder) is None
    assert not processes.living(folder / "data")


def test_an_error_in_the_block_stops_the_server_too(folder: Path) -> None:
    with pytest.raises(ZeroDivisionError), EmbeddedPostgres(folder, settings=THROW_AWAY).running():
        _ = 1 / 0
    assert not processes.living(folder / "data")


def test_data_survive_a_second_start(folder: Path) -> None:
    with EmbeddedPostgres(folder).running() as url, psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT '一窗通办' AS words")
    with EmbeddedPostgres(folder).running() as url:
        assert answer(url, "SELECT words FROM kept") == "一窗通办"


def test_a_throw_away_server_leaves_no_files(folder: Path) -> None:
    server = EmbeddedPostgres(folder, settings=THROW_AWAY, forget=True)
    with server.running() as url:
        assert answer(url, "SHOW fsync") == "off"
    assert not folder.exists()
    server.stop()  # stopping what has stopped does nothing


def test_the_program_works_with_the_rights_that_a_real_server_would_give_it(folder: Path) -> None:
    with EmbeddedPostgres(folder, settings=THROW_AWAY).running() as url:
        assert answer(url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
        assert answer(url, "SHOW server_encoding") == "UTF8"
        assert answer(url, "SELECT lower('ÀÉ')") == "àé"
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CREATE EXTENSION btree_gist")
            connection.execute("CREATE DATABASE test_of_rights")


def test_strangers_on_this_machine_are_not_let_in(folder: Path) -> None:
    with EmbeddedPostgres(folder, settings=THROW_AWAY).running() as url:
        password = url.split(":")[2].split("@")[0]
        assert (folder / "password").stat().st_mode & 0o077 == 0
        for stranger in (url.replace(password, "guess"), url.replace("onewindow:", "postgres:")):
            assert answer(stranger, "SELECT 1") is None


def test_settings_of_the_shell_for_other_servers_do_not_disturb(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"PGDATA": "/nowhere", "PGPORT": "1", "PGOPTIONS": "-c bad=1", "LC_ALL": "no_SUCH"}.items():
        monkeypatch.setenv(name, value)
    server = EmbeddedPostgres(folder, settings=THROW_AWAY)
    url = server.start()
    monkeypatch.undo()
    assert answer(url, "SELECT 1") == 1
    server.stop()


def test_a_start_that_was_cut_short_is_begun_again(folder: Path) -> None:
    (folder / "data" / "base").mkdir(parents=True)
    (folder / "data" / "PG_VERSION").write_text("18")
    with EmbeddedPostgres(folder, settings=THROW_AWAY).running() as url:
        assert answer(url, "SELECT 1") == 1
