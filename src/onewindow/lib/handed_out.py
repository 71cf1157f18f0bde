"""A file that a door hands out: to look at or to save, and kept by no cache."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.http import content_disposition_header


@dataclass(frozen=True, slots=True)
class Viewed:
    """A file as a door hands it out."""

    name: str
    content_type: str
    content: bytes


def hand_out(viewed: Viewed, *, download: bool) -> HttpResponse:
    """Answer with the bytes, shown in place, or saved under their name."""
    response = HttpResponse(viewed.content, content_type=viewed.content_type)
    response.headers["Content-Disposition"] = content_disposition_header(download, viewed.name) or "inline"
    response.headers["Cache-Control"] = "private, no-store"
    return response
