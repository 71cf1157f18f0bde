"""What people read is marked for translation: in the pages, their templates and scripts, and in every room's words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from onewindow import PACKAGE

CHINESE = re.compile("[\u2e80-\u9fff\uff00-\uffef]")
MARKS = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
MARKS |= {f"{mark}_lazy" for mark in MARKS if mark != "_"}
TEMPLATES = PACKAGE / "web" / "templates"
# Left out: papers, which are Chinese whatever the page's language; what a spreadsheet calls its columns; what is put on
# record; the command line, which says both; and the names of the rooms (apps.py), which are for the programmer.
DOORS = [file for door in ("web", "api") for file in PACKAGE.glob(f"{door}/**/*.py") if file.name != "apps.py"]
WORDS = [file for name in ("errors.py", "words.py", "models.py", "models/*.py") for file in PACKAGE.glob(f"*/{name}")]
SPOKEN = sorted({file for file in DOORS + WORDS if "tests" not in file.parts})
EVERYTHING = sorted(file for file in PACKAGE.glob("**/*.py") if not {"tests", "migrations"} & set(file.parts))
PAGES = sorted(
    file for file in TEMPLATES.glob("**/*.html") if not str(file.relative_to(TEMPLATES)).startswith("styleguide")
)
DATES = {("web/words.py", word) for word in "年月日"}


def name_of(file: Path) -> str:
    return str(file.relative_to(PACKAGE))


@pytest.mark.parametrize("file", SPOKEN, ids=name_of)
def test_chinese_in_code_is_marked(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    silent = set(_marked(tree)) | set(_standing_alone(tree))
    unmarked = [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CHINESE.search(node.value)
        if node not in silent and (name_of(file), node.value) not in DATES
    ]
    assert unmarked == []


@pytest.mark.parametrize("file", PAGES, ids=name_of)
def test_chinese_in_a_template_is_marked(file: Path) -> None:
    assert list(unmarked_in(file)) == []


@pytest.mark.parametrize("file", sorted(PACKAGE.glob("web/static/*.js")), ids=name_of)
def test_scripts_take_their_words_from_the_page(file: Path) -> None:
    assert CHINESE.findall(re.sub(r"/\*.*?\*/|//[^\n]*", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)) == []


@pytest.mark.parametrize("file", EVERYTHING, ids=name_of)
def test_nothing_is_translated_before_anybody_reads_it(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    eager = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in MARKS and not alias.name.endswith("_lazy")
    }
    assert [node.lineno for node in _at_import(tree) if isinstance(node, ast.Call) and _called(node) in eager] == []


def unmarked_in(template: Path) -> Iterator[tuple[int, str]]:
    """The Chinese text of a template that no mark covers, line by line."""
    tree = Environment(extensions=["jinja2.ext.i18n"]).parse(template.read_text(encoding="utf-8"))
    marked = {
        id(part)
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name in MARKS
        for part in call.find_all(nodes.Const)
    }
    for node in tree.find_all((nodes.TemplateData, nodes.Const)):
        text = node.data if isinstance(node, nodes.TemplateData) else node.value
        if id(node) not in marked and isinstance(text, str) and CHINESE.search(text):
            yield node.lineno, text.strip()


def _marked(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in MARKS:
            yield from ast.walk(node)


def _standing_alone(tree: ast.AST) -> Iterator[ast.AST]:
    """Docstrings: strings that are statements of their own."""
    return (node.value for node in ast.walk(tree) if isinstance(node, ast.Expr))


def _at_import(node: ast.AST) -> Iterator[ast.AST]:
    """What runs when the module is imported: all but the bodies of functions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        yield child
        yield from _at_import(child)


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""
