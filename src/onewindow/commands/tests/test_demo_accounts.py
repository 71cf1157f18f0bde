import json

import pytest

from onewindow.__main__ import main
from onewindow.commands.demo_accounts import table


def test_programs_get_role_sign_in_name_and_password_of_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo-accounts", "--json"]) == 0
    people = json.loads(capsys.readouterr().out)
    assert people
    assert all(set(person) == {"role", "sign_in_name", "password"} and all(person.values()) for person in people)
    names = [person["sign_in_name"] for person in people]
    assert len(set(names)) == len(names)


def test_people_get_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo-accounts"]) == 0
    assert "Sign-in name" in capsys.readouterr().out


def test_the_demo_shows_one_of_each_role_and_says_how_to_see_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo-accounts", "--json"]) == 0
    roles = {person["role"] for person in json.loads(capsys.readouterr().out)}
    assert main(["demo-accounts", "--one-each"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:-1]] == list(dict.fromkeys(line.split()[0] for line in lines[1:-1]))
    assert {line.split()[0] for line in lines[1:-1]} == roles
    assert lines[-1].endswith("onewindow demo-accounts")


def test_columns_stand_straight_under_chinese_headings() -> None:
    assert table([("角色", "b"), ("clerk", "x")]) == "角色   b\nclerk  x"
