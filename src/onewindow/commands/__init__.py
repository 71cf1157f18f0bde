"""What can be done from the command line: one module for each command, `_name.py` for what they share."""

from pathlib import Path

FOLDER = Path(__file__).parent


def command_names() -> list[str]:
    """The names of all commands, in order."""
    return sorted(file.stem.replace("_", "-") for file in FOLDER.glob("[a-z]*.py"))


def source_of(name: str) -> Path:
    """The file that holds the command `name`."""
    return FOLDER / f"{name.replace('-', '_')}.py"
