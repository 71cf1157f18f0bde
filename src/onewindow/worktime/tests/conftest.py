import pytest

from onewindow.worktime.actions import NATIONAL, seed_calendar
from onewindow.worktime.models import Calendar
from onewindow.worktime.queries import calendar_by_code
from onewindow.worktime.tests.make import AT, BY


@pytest.fixture
def calendar(db) -> Calendar:
    seed_calendar(by=BY, at=AT)
    return calendar_by_code(NATIONAL)
