"""Start-up checks of this room."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from onewindow.documents.errors import NoChineseFont
from onewindow.documents.fonts import families


@register
def papers_have_a_chinese_font(**_: Any) -> list[CheckMessage]:
    """Refuse to start without fonts, rather than issue papers of empty boxes."""
    try:
        families()
    except NoChineseFont as refused:
        return [Error(str(refused), id="documents.E001")]
    return []
