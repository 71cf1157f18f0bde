"""How often somebody may guess: ten wrong answers a minute per address, and per case from wherever they come."""

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from onewindow.lib.refusal import Refused
from onewindow.web.session import Request

GUESSES = 10
SECONDS = 60


class TooManyGuesses(Refused):
    code = "too_many_guesses"
    sentence = _("查询次数过多，请过一分钟再试。急需了解的，请致电中心咨询。")
    status = 429
    on_record = False


def may_guess(*whence: str) -> None:
    """Refuse with TooManyGuesses when one of these has guessed wrong too often within the minute."""
    if any(cache.get(_key(each), 0) >= GUESSES for each in whence):
        raise TooManyGuesses()


def guessed_wrong(*whence: str) -> None:
    """Count one wrong guess against each of these."""
    for each in whence:
        if not cache.add(_key(each), 1, SECONDS):
            cache.incr(_key(each))


def address(request: Request) -> str:
    """Where a request comes from, as the server sees it."""
    return str(request.META.get("REMOTE_ADDR", ""))


def _key(whence: str) -> str:
    return f"guess:{whence}"
