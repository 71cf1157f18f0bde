"""The house as its tests see it: source files, rooms, and the floors that they stand on."""

import tomllib
from pathlib import Path

import onewindow

ROOT = Path(__file__).parents[2]
PACKAGE = Path(onewindow.__file__).parent


def sources(*, tests: bool = False) -> list[Path]:
    """Every Python file of the house, without migrations and, unless asked for, without tests."""
    return [
        path
        for path in sorted(PACKAGE.rglob("*.py"))
        if "migrations" not in path.parts and (tests or "tests" not in path.parts)
    ]


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def floors() -> dict[str, int]:
    """Each room with its floor; the lowest is 0. Rooms of one line share a floor."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return {room.strip(" ()"): floor for floor, layer in enumerate(reversed(layers)) for room in layer.split("|")}
