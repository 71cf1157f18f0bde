"""Places of a page in an address."""

from datetime import UTC, datetime

import pytest

from onewindow.lib.places import InvalidPlace, read_place, write_place


def test_a_place_reads_back_as_written() -> None:
    at = datetime(2026, 11, 24, 1, 30, 0, 123456, tzinfo=UTC)
    assert read_place(write_place(at, 42)) == (at, 42)


@pytest.mark.parametrize(
    "text", ["", "x", "2026-11-24_1", "2026-11-24T01:30:00+0000", "2026-11-24T01:30:00+0000_9" + "9" * 30]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(InvalidPlace):
        read_place(text)
