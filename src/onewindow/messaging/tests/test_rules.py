"""When messages go out and what they say: plain answers."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from onewindow.messaging.rules import MOST_ATTEMPTS, WrongPlaceholder, filled, morning_after, placeholders, retry_in
from onewindow.messaging.wordings import WORDINGS

SHANGHAI = ZoneInfo("Asia/Shanghai")
NIGHT = (time(21, 0), time(8, 0))
LUNCH = (time(12, 0), time(14, 0))


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("moment", "hours", "sent"),
    [
        ("2026-11-24 20:59", NIGHT, "2026-11-24 20:59"),
        ("2026-11-24 21:00", NIGHT, "2026-11-25 08:00"),
        ("2026-11-25 07:59", NIGHT, "2026-11-25 08:00"),
        ("2026-11-25 08:00", NIGHT, "2026-11-25 08:00"),
        ("2026-11-24 12:00", LUNCH, "2026-11-24 14:00"),
        ("2026-11-24 14:00", LUNCH, "2026-11-24 14:00"),
        ("2026-11-24 23:00", (time(8, 0), time(8, 0)), "2026-11-24 23:00"),
    ],
)
def test_people_are_left_alone_in_quiet_hours(moment: str, hours: tuple[time, time], sent: str) -> None:
    assert morning_after(local(moment), *hours) == local(sent)


@given(some.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)), some.times(), some.times())
def test_a_message_waits_less_than_a_day_and_never_goes_out_in_quiet_hours(
    moment: datetime, begin: time, end: time
) -> None:
    aware = moment.replace(tzinfo=SHANGHAI)
    sent = morning_after(aware, begin, end)
    assert timedelta(0) <= sent - aware <= timedelta(days=1)
    assert morning_after(sent, begin, end) == sent


def test_pauses_grow_and_end() -> None:
    pauses = [retry_in(attempts) for attempts in range(1, MOST_ATTEMPTS + 1)]
    assert pauses[-1] is None
    growing = [pause for pause in pauses if pause]
    assert growing == sorted(growing) and len(growing) == MOST_ATTEMPTS - 1


@pytest.mark.parametrize("text", ["{0}", "{}", "{a.b}", "{a!r}", "{a:>9}", "{a", "a}", "{__class__.x}"])
def test_a_template_holds_plain_names_only(text: str) -> None:
    with pytest.raises(WrongPlaceholder):
        placeholders(text)


@pytest.mark.parametrize("occasion", WORDINGS)
def test_the_words_of_each_occasion_are_filled_by_its_own_facts(occasion: str) -> None:
    wording = WORDINGS[occasion]
    said = filled(wording.text, wording.facts)
    assert "{" not in said and wording.facts["number"] in said
    assert len(said) <= 140  # two parts of a short message
    with pytest.raises(WrongPlaceholder):
        filled(wording.text + "{nobody_knows}", wording.facts)
