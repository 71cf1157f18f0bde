"""A room imports only from the floors below it, and rules are plain Python."""

from importlinter.cli import lint_imports

from .house import PACKAGE, ROOT, floors

DRAWERS = {"utils", "util", "core", "base", "common", "helpers", "misc", "shared"}


def test_every_import_points_down() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_every_room_has_its_floor_and_none_is_a_drawer() -> None:
    rooms = {path.stem for path in PACKAGE.iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert rooms <= floors().keys()
    assert not rooms & DRAWERS
