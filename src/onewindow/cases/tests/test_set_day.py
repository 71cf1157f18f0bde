"""A centre's own day off or worked (M22): limits are counted anew, the book knows, and other centres are left alone."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from onewindow.audit.models import Entry
from onewindow.cases import actions
from onewindow.cases.errors import CentreAdminOnly
from onewindow.cases.tests import make
from onewindow.lib.typed_text import FieldMissing
from onewindow.organisation.models import Centre
from onewindow.worktime.errors import CalendarGap
from onewindow.worktime.queries import known_years, special_days, work_calendar

THURSDAY = date(2026, 11, 26)


def test_a_day_off_moves_the_limits_of_open_cases(cast: make.Cast) -> None:
    case = make.accepted(cast)
    before = localdate(case.promised_due_at)
    moved = actions.set_day(day=THURSDAY, is_working=False, name="停电", by=cast.admin, at=make.MORNING)
    case.refresh_from_db()
    assert (before, localdate(case.promised_due_at)) == (date(2026, 12, 1), date(2026, 12, 2))
    assert {each.number for each in moved} == {case.number}
    entry = Entry.objects.get(kind=Entry.Kind.CALENDAR_CHANGED)
    assert entry.detail == {"is_working": False, "name": "停电", "recounted": 1}


def test_a_shared_calendar_stays_as_it_is(cast: make.Cast) -> None:
    shared = cast.centre.calendar
    other = Centre.objects.create(
        code="520302", name="红花岗区", short_name="红花岗区", paper_prefix="红", calendar=shared
    )
    actions.set_day(day=THURSDAY, is_working=False, name="停电", by=cast.admin, at=make.MORNING)
    cast.centre.refresh_from_db()
    assert cast.centre.calendar.code == "centre-520300"
    assert not work_calendar(cast.centre.calendar_id).is_working(THURSDAY)
    assert work_calendar(other.calendar_id).is_working(THURSDAY)
    years = [[(year.year, year.official) for year in known_years(pk)] for pk in (shared.pk, cast.centre.calendar_id)]
    assert years[0] == years[1]


def test_a_day_that_was_set_can_be_set_back(cast: make.Cast) -> None:
    for is_working in (False, True):
        actions.set_day(day=THURSDAY, is_working=is_working, name="停电", by=cast.admin, at=make.MORNING)
    assert THURSDAY not in [day.date for day in special_days(cast.centre.calendar_id, 2026)]


@pytest.mark.parametrize("name", ["supervisor", "leader", "reviewer", "clerk", "outsider"])
def test_only_the_centre_administrator_sets_days(cast: make.Cast, name: str) -> None:
    with pytest.raises(CentreAdminOnly):
        actions.set_day(day=THURSDAY, is_working=False, name="停电", by=cast.people[name], at=make.MORNING)
    assert Entry.objects.get(kind=Entry.Kind.REFUSED).detail["code"] == "centre_admin_only"


def test_a_nameless_day_and_an_unknown_year_change_nothing(cast: make.Cast) -> None:
    with pytest.raises(FieldMissing):
        actions.set_day(day=THURSDAY, is_working=False, name=" ", by=cast.admin, at=make.MORNING)
    with pytest.raises(CalendarGap):
        actions.set_day(day=date(2051, 1, 2), is_working=False, name="放假", by=cast.admin, at=make.MORNING)
    assert not Entry.objects.filter(kind=Entry.Kind.CALENDAR_CHANGED).exists()
