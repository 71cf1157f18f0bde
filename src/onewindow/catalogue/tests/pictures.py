"""Pictures and papers as a department would hand them in."""

import io

from PIL import Image

from onewindow.lib.uploads import Upload


def image(width: int = 300, height: int = 400, colour: str = "#fff", form: str = "PNG") -> Upload:
    drawn = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(drawn, form)
    return Upload(f"样表.{form.lower()}", drawn.getvalue())


def noise(width: int = 1600, height: int = 2200) -> Upload:
    """A picture that can hardly be made small."""
    drawn = io.BytesIO()
    Image.effect_noise((width, height), 90).convert("RGB").save(drawn, "JPEG", quality=60)
    return Upload("扫描.jpg", drawn.getvalue())


def pdf(pages: int = 2) -> Upload:
    drawn = io.BytesIO()
    sheets = [Image.new("RGB", (210, 297), "#fff") for _page in range(pages)]
    sheets[0].save(drawn, "PDF", save_all=True, append_images=sheets[1:])
    return Upload("样表.pdf", drawn.getvalue())
