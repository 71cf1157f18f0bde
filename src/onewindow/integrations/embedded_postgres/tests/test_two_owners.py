import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from onewindow.integrations.embedded_postgres import THROW_AWAY, EmbeddedPostgres, EmbeddedPostgresError, processes

from .polling import answer


def test_a_second_owner_is_told_and_the_first_keeps_its_server(folder: Path, owner: subprocess.Popen[str]) -> None:
    assert owner.stdout
    url = owner.stdout.readline().strip()
    with pytest.raises(EmbeddedPostgresError, match="in use by another OneWindow"):
        EmbeddedPostgres(folder, patience=0).start()
    assert answer(url, "SELECT 1") == 1


def test_two_first_starts_at_once_take_their_turns(folder: Path) -> None:
    def use() -> object:
        with EmbeddedPostgres(folder, settings=THROW_AWAY, patience=60).running() as url:
            return answer(url, "SELECT count(*) FROM pg_database WHERE datname = 'onewindow'")

    with ThreadPoolExecutor(2) as both:
        assert [one.result() for one in [both.submit(use), both.submit(use)]] == [1, 1]
    assert not processes.living(folder / "data")
