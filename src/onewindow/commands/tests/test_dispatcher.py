import argparse

import pytest

from onewindow.__main__ import main
from onewindow.commands import command_names, manage


def test_without_a_command_every_command_is_listed_with_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    lines = [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()[2:]]
    assert [name for name, _ in lines] == command_names()
    assert {"demo", "demo-accounts", "manage", "serve"} <= set(command_names())


def test_an_unknown_command_is_a_mistake_and_shows_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["receve"]) == 2
    assert "usage: onewindow" in capsys.readouterr().out


def test_arguments_and_the_exit_status_pass_through(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[argparse.Namespace] = []

    def run(args: argparse.Namespace) -> int:
        seen.append(args)
        return 3

    monkeypatch.setattr(manage, "run", run)
    assert main(["manage", "migrate", "--plan"]) == 3
    assert seen[0].words == ["migrate", "--plan"]
