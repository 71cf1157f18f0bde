"""Chinese text in files: which encoding it is in, and whether an earlier wrong conversion has garbled it."""

import codecs
import re
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_CHUNK = 1 << 16
# �, what it became on the next conversion, what stands for no sign at all (C1), and ??? for what did not fit.
_LOST = re.compile("[\ufffd\x80-\x9f]|锟斤拷|锟斤|斤拷|烫烫烫|屯屯屯|[?]{3}")
# GBK read as Latin-1 is a run of Western letters (»¤Ê¿Ö´Òµ), which Chinese text never holds.
_WESTERN_RUN = re.compile("[\xa1-\xff]{4,}")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_CHINESE = re.compile("[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]")


def detect_encoding(path: Path) -> str | None:
    """Return the encoding in which the whole file reads without a fault: by its mark, else UTF-8, else GB18030, else None."""
    with path.open("rb") as file:
        start = file.read(3)
    marked = [encoding for bom, encoding in _BOMS.items() if start.startswith(bom)]
    return next((encoding for encoding in marked or ("utf-8", "gb18030") if _reads(path, encoding)), None)


def decode(content: bytes) -> str | None:
    """Return the text of a short file, or None when no encoding fits it as a whole; see `detect_encoding`."""
    marked = [encoding for bom, encoding in _BOMS.items() if content.startswith(bom)]
    for encoding in marked or ("utf-8", "gb18030"):
        with suppress(UnicodeError):
            return content.decode(encoding)
    return None


@lru_cache(maxsize=2048)
def is_garbled(text: str) -> bool:
    """Say whether Chinese text was once decoded wrongly: 锟斤拷, � , UTF-8 read as GBK (鎶ゅ＋) or Latin-1 (æŠ¤å£«), GBK as Latin-1.

    Text is garbled when undoing such a conversion brings most of its bytes to light as Chinese; sound Chinese gives little,
    though a short word may give much by chance (设备清单), so that more is asked of a short one.
    """
    if text.isascii():
        return "???" in text
    if _LOST.search(text) or _WESTERN_RUN.search(text):
        return True
    strange = "".join(_BEYOND_ASCII.findall(text))
    enough = 0.5 if len(strange) > 6 else 0.75
    return _share_undone(strange, "cp1252") > 0.5 or (len(strange) > 2 and _share_undone(strange, "gb18030") > enough)


def _share_undone(strange: str, read_as: str) -> float:
    raw = strange.encode(read_as, "ignore")
    return 3 * len(_CHINESE.findall(raw.decode("utf-8", "ignore"))) / len(raw) if raw else 0


def _reads(path: Path, encoding: str) -> bool:
    try:
        with path.open(encoding=encoding, newline="") as file:
            while file.read(_CHUNK):
                pass
    except UnicodeError:
        return False
    return True
