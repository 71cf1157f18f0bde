"""From an uploaded image or a page of a PDF to a picture fit for a phone: redrawn, so that nothing else of it is kept."""

import hashlib
import io
import tempfile
from dataclasses import dataclass
from pathlib import Path

import typst
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageOps, UnidentifiedImageError

from onewindow.catalogue.guide_errors import PageMissing, PictureTooLarge, PictureUnreadable
from onewindow.lib.uploads import Upload, content_type_of

CONTENT_TYPE = "image/webp"
PIXELS = 40_000_000
FITS = 55_000  # bytes: a page that shows the picture stays below 100 kB
TRIES = ((1000, 75), (1000, 55), (1000, 40), (800, 45), (800, 30), (560, 30), (400, 30))  # width in pixels, quality


@dataclass(frozen=True, slots=True)
class Picture:
    content: bytes
    width: int
    height: int

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def picture_of(upload: Upload, *, page: int = 1, field: str = "file") -> Picture:
    """Redraw an image, or the page of a PDF (from 1), no wider than 1000 pixels and without what was hidden in the file.

    Refuses with FileEmpty, FileTooLarge, FileTypeWrong, `PageMissing`, `PictureTooLarge`, `PictureUnreadable`.
    """
    is_pdf = content_type_of(upload, field) == "application/pdf"
    content = _page_of(upload, page, field) if is_pdf else upload.content
    try:
        with Image.open(io.BytesIO(content)) as opened:
            if opened.width * opened.height > PIXELS:
                raise PictureTooLarge(field=field, name=upload.name, limit=PIXELS // 10_000)
            image = _on_white(ImageOps.exif_transpose(opened))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise PictureUnreadable(field=field, name=upload.name) from error
    return _fitted(image)


def keep_picture(picture: Picture) -> str:
    """Store a picture by its digest, once however often it is used, and return where."""
    path = f"samples/{picture.sha256[:2]}/{picture.sha256}.webp"
    return path if default_storage.exists(path) else default_storage.save(path, ContentFile(picture.content))


def _fitted(image: Image.Image) -> Picture:
    """The best of the tries that fits, or else the last."""
    for width, quality in TRIES:
        drawn = image if image.width <= width else image.resize((width, max(1, image.height * width // image.width)))
        written = io.BytesIO()
        drawn.save(written, "WEBP", quality=quality)
        if written.tell() <= FITS:
            break
    return Picture(written.getvalue(), drawn.width, drawn.height)


def _on_white(image: Image.Image) -> Image.Image:
    """Without transparency, palette and colour profile."""
    drawn = image.convert("RGBA")
    white = Image.new("RGBA", drawn.size, "white")
    white.alpha_composite(drawn)
    return white.convert("RGB")


def _page_of(upload: Upload, page: int, field: str) -> bytes:
    """Draw one page of a PDF by typst, in a folder of its own from which it can read nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "sheet.pdf").write_bytes(upload.content)
        sheet = f'#set page(width: auto, height: auto, margin: 0pt)\n#image("sheet.pdf", page: {page}, width: 1000pt)'
        (place / "sheet.typ").write_text(sheet, encoding="utf-8")
        try:
            drawn = typst.compile(place / "sheet.typ", root=place, format="png", ppi=72)
        except typst.TypstError as error:
            if "does not exist" in str(error):
                raise PageMissing(field="page", name=upload.name, page=page) from error
            raise PictureUnreadable(field=field, name=upload.name) from error
    assert isinstance(drawn, bytes)
    return drawn
