"""From what was issued to a PDF: the same values, date and fonts give the same bytes."""

import io
import json
import re
import threading
from datetime import datetime
from pathlib import Path
from typing import Any

import segno
import typst

from onewindow.documents.errors import CharacterMissing
from onewindow.documents.fonts import families, fonts

_FOLDER = Path(__file__).parent / "papers"
_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed|disallowed codepoint `"(.+?)"`')
_local = threading.local()


def print_paper(issued: dict[str, Any], *, link: str, at: datetime) -> bytes:
    """Print what `issue` made of a paper; the QR code leads to `link`, and `at` is the PDF's own date.

    Raises `CharacterMissing` when no installed font has a character of the text, and `NoChineseFont`.
    """
    values = issued | {"qr": _qr(link), "fonts": families()}
    form = "certificate" if issued["paper"]["kind"] == "certificate" else "paper"
    try:
        pdf = _compiler(form).compile(
            format="pdf",
            sys_inputs={"issued": json.dumps(values, ensure_ascii=False)},
            pdf_standards=["a-2a", "ua-1"],  # for the archive, and for readers who cannot see
            timestamp=int(at.timestamp()),
        )
    except typst.TypstError as error:
        unshown = _UNSHOWN.search(str(error))
        if unshown:
            raise CharacterMissing(character=unshown[1] or unshown[2]) from error
        raise
    assert isinstance(pdf, bytes)
    return pdf


def _compiler(form: str) -> typst.Compiler:
    """Keep one compiler per thread and form: it may not be shared, and a warm one is ten times as fast."""
    kept: dict[str, typst.Compiler] = _local.__dict__
    if form not in kept:
        kept[form] = typst.Compiler(_FOLDER / f"{form}.typ", root=_FOLDER, font_paths=fonts(), ignore_system_fonts=True)
    return kept[form]


def _qr(link: str) -> str:
    """Draw the code as SVG. Any mask can be read; trying all eight for the prettiest takes 3 ms of every paper."""
    drawn = io.BytesIO()
    segno.make(link, error="m", mask=2).save(drawn, kind="svg", border=0)
    return drawn.getvalue().decode()
