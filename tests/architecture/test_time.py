"""The clock is read at the doors only; below, time is the argument `at`."""

import ast
from pathlib import Path

import pytest

from .house import PACKAGE, room_of, sources

DOORS = {"web", "api", "commands", "integrations", "demo", "wsgi", "__main__"}
BELOW = [path for path in sources() if room_of(path) not in DOORS]
ALWAYS = {"utcnow", "today", "now", "time", "monotonic", "Now"}
WITHOUT_ARGUMENT = {"localtime", "localdate"}


def readings(tree: ast.AST) -> list[str]:
    """The calls in a module that read the clock of the machine or of the database."""
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        of_a_value = isinstance(node.func, ast.Attribute) and name == "time" and not _is_module(node.func.value, "time")
        if (name in ALWAYS and not of_a_value and not (name == "time" and isinstance(node.func, ast.Name))) or (
            name in WITHOUT_ARGUMENT and not (node.args or node.keywords)
        ):
            found.append(f"line {node.lineno}: {ast.unparse(node)}")
    return found


def _is_module(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


@pytest.mark.parametrize("path", BELOW, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_below_the_doors_reads_the_clock(path: Path) -> None:
    assert readings(ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "code",
    ["timezone.now()", "datetime.now(UTC)", "date.today()", "time.time()", "localdate()", "localtime()", "Now()"],
)
def test_a_reading_is_noticed(code: str) -> None:
    assert readings(ast.parse(code))


@pytest.mark.parametrize("code", ["localdate(at)", "time(17, 0)", "at.time()", "localtime(at).time()"])
def test_a_given_moment_is_no_reading(code: str) -> None:
    assert not readings(ast.parse(code))
