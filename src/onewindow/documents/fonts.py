"""The Chinese fonts of the papers: from the package mplfonts, else from the system; without any, nothing is printed."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import typst

from onewindow.documents.errors import NoChineseFont

SERIF = ("Source Han Serif SC", "Noto Serif CJK SC", "Source Han Serif CN")
SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN")


def packaged_folder() -> Path | None:
    """Return the font folder of mplfonts, found without importing it (it would want matplotlib)."""
    spec = find_spec("mplfonts")
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0]) / "fonts"
    return folder if folder.is_dir() else None


@cache
def fonts() -> typst.Fonts:
    """Load the fonts once for the process; those of the system serve for rare characters."""
    folder = packaged_folder()
    return typst.Fonts(
        include_system_fonts=True, include_embedded_fonts=False, font_paths=[str(folder)] if folder else []
    )


@cache
def families() -> dict[str, str]:
    """Name the text face and the head face. Raises `NoChineseFont` rather than print empty boxes."""
    found = set(fonts().families())
    serif = next((family for family in SERIF if family in found), None)
    sans = next((family for family in SANS if family in found), None)
    if serif is None or sans is None:
        raise NoChineseFont()
    return {"serif": serif, "sans": sans}
