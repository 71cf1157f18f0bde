import time
from collections.abc import Callable

import psycopg


def becomes_true(condition: Callable[[], object], *, seconds: float = 20) -> bool:
    """Ask `condition` again and again until it holds; False if it does not within `seconds`."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def answer(url: str, question: str) -> object:
    """The one value that the server at `url` answers to `question`, or None if it cannot be asked."""
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            row = connection.execute(question.encode()).fetchone()
    except psycopg.OperationalError:
        return None
    return row and row[0]
