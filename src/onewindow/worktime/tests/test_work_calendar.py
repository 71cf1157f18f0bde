"""The calendar kept in the process: one small query while nothing changes, and never out of date."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction

from onewindow.worktime import queries
from onewindow.worktime.actions import NATIONAL, seed_calendar, set_day
from onewindow.worktime.queries import calendar_by_code, work_calendar
from onewindow.worktime.tests.make import AT, BY

MONDAY = date(2026, 11, 30)


def edit(calendar, day, is_working):
    return set_day(calendar=calendar, day=day, is_working=is_working, name="停电", by=BY, at=AT)


def test_the_kept_calendar_costs_one_query(calendar, django_assert_num_queries):
    first = work_calendar(calendar.pk)
    with django_assert_num_queries(1):
        assert work_calendar(calendar.pk) is first


def test_an_edit_is_seen_at_once(calendar):
    assert work_calendar(calendar.pk).is_working(MONDAY)
    edit(calendar, MONDAY, False)
    assert not work_calendar(calendar.pk).is_working(MONDAY)


def test_an_edit_rolled_back_is_forgotten(calendar):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        edit(calendar, MONDAY, False)
        assert not work_calendar(calendar.pk).is_working(MONDAY)
        raise ZeroDivisionError
    assert work_calendar(calendar.pk).is_working(MONDAY)
    edit(calendar, date(2026, 12, 1), False)
    assert work_calendar(calendar.pk).is_working(MONDAY)


def test_an_edit_between_the_reads_is_not_lost(calendar, monkeypatch):
    read = queries.read_calendar
    edits = iter([MONDAY])

    def read_then_edited(calendar_id, name):
        known = read(calendar_id, name)
        for day in edits:
            edit(calendar, day, False)
        return known

    edit(calendar, date(2026, 12, 1), False)
    monkeypatch.setattr(queries, "read_calendar", read_then_edited)
    assert not work_calendar(calendar.pk).is_working(MONDAY)


@pytest.mark.django_db(transaction=True)
def test_edits_at_the_same_time_wait_for_each_other():
    seed_calendar(by=BY, at=AT)
    calendar = calendar_by_code(NATIONAL)
    days = [date(2026, 11, day) for day in (9, 10, 11, 12)]
    together = Barrier(len(days))
    changes = []

    def take_off(day):
        together.wait(timeout=10)
        changes.append(edit(calendar, day, False).days)
        connection.close()

    threads = [Thread(target=take_off, args=(day,)) for day in days]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert sorted(changes, key=min) == [{day} for day in days]
    assert not any(map(work_calendar(calendar.pk).is_working, days))
