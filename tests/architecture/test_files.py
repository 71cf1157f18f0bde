"""Small files, complete migrations, and a sentence on every public act."""

import ast
import inspect
from pathlib import Path
from statistics import median

import pytest
from django.core.management import call_command

from onewindow.cases import actions

from .house import PACKAGE, sources

LONGEST = 400
USUAL = 80


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_long_and_the_median_is_short() -> None:
    shown = [path for kind in ("html", "css", "js", "typ") for path in PACKAGE.rglob(f"*.{kind}")]
    assert {str(path): lines(path) for path in [*sources(tests=True), *shown] if lines(path) > LONGEST} == {}
    assert median(map(lines, sources())) < USUAL


@pytest.mark.django_db
def test_migrations_say_all_that_the_models_say() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


ACTIONS = [path for path in sources() if path.stem == "actions" or "actions" in path.parent.parts]


@pytest.mark.parametrize("path", ACTIONS, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_public_action_says_what_it_does(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the module"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not path.stem.startswith("_"):
            assert ast.get_docstring(node), node.name


VERBS = {name: verb for name in actions.__all__ if inspect.isfunction(verb := getattr(actions, name))}


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_takes_names_and_the_moment_and_its_person(name: str) -> None:
    parameters = inspect.signature(VERBS[name]).parameters
    assert all(parameter.kind is parameter.KEYWORD_ONLY for parameter in parameters.values())
    assert "at" in parameters
    assert "by" in parameters or "limit" in parameters  # what the clock does by itself, a batch at a time
