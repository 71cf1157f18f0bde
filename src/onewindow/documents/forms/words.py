"""How papers write days, hours and limits."""

from datetime import date, datetime

from onewindow.worktime.rules import SHANGHAI, Due


def day(on: date | datetime) -> str:
    """Write a day as 2026年11月24日; a moment is read in Asia/Shanghai."""
    if isinstance(on, datetime):
        on = on.astimezone(SHANGHAI).date()
    return f"{on.year}年{on.month}月{on.day}日"


def minute(at: datetime) -> str:
    """Write a moment as 2026年11月24日9时05分, Asia/Shanghai."""
    local = at.astimezone(SHANGHAI)
    return f"{day(local)}{local.hour}时{local.minute:02}分"


def due_day(due: Due) -> str:
    """Write the last day of a limit, and say so when it hangs on a holiday arrangement not published yet."""
    return day(due.on) + ("（待放假安排公布）" if due.provisional else "")


def sentence(text: str) -> str:
    """End a text that a person typed with one full stop."""
    text = text.strip()
    return text if not text or text[-1] in "。！？；" else text.rstrip("，,.;、") + "。"
