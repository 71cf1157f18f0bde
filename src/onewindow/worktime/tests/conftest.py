import pytest
from hypothesis import settings

from onewindow.worktime.actions import NATIONAL, seed_calendar
from onewindow.worktime.models import Calendar
from onewindow.worktime.queries import calendar_by_code
from onewindow.worktime.tests.make import AT, BY

# A slow example on a busy machine is no fault of the arithmetic.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture
def calendar(db) -> Calendar:
    seed_calendar(by=BY, at=AT)
    return calendar_by_code(NATIONAL)
