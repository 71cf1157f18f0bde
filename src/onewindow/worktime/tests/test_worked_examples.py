"""The worked examples of the field, with the calendars of 2021 and 2022."""

from datetime import date

from onewindow.worktime.rules import Suspension, due
from onewindow.worktime.tests.make import NATIONAL, calendar_days, working_days


def test_the_calendars_of_2021_and_2022_are_those_of_the_examples():
    off = [date(2021, 10, day) for day in (1, 4, 5, 6, 7)] + [date(2022, 1, 3), date(2022, 1, 31)]
    off += [date(2022, 2, day) for day in range(1, 7)]
    worked = [date(2021, 9, 26), date(2021, 10, 9), date(2022, 1, 29), date(2022, 1, 30)]
    assert not any(map(NATIONAL.is_working, off))
    assert all(map(NATIONAL.is_working, worked))


def test_e1_one_time_notice_counts_the_make_up_sunday():
    assert due(date(2021, 9, 24), working_days(5), NATIONAL).on == date(2021, 9, 30)


def test_e2_twenty_working_days_over_new_year():
    assert due(date(2021, 12, 13), working_days(20), NATIONAL).on == date(2022, 1, 11)


def test_e3_seven_working_days_over_spring_festival_with_make_up_days():
    assert due(date(2022, 1, 24), working_days(7), NATIONAL).on == date(2022, 2, 7)


def test_e4_expert_review_stops_the_clock_for_eight_working_days():
    review = Suspension(date(2021, 12, 20), date(2021, 12, 30))
    assert due(date(2021, 12, 13), working_days(20), NATIONAL, [review]).on == date(2022, 1, 21)


def test_e5_the_sixtieth_day_on_a_holiday_moves_to_the_next_working_day():
    assert due(date(2021, 12, 8), calendar_days(60), NATIONAL).on == date(2022, 2, 7)


def test_e6_a_certificate_granted_before_national_day_is_handed_over_after_it():
    assert due(date(2021, 9, 30), working_days(1), NATIONAL).on == date(2021, 10, 8)


def test_e7_a_holiday_receipt_counts_as_it_is_or_from_the_next_working_day():
    received = date(2021, 10, 2)
    assert due(received, working_days(5), NATIONAL).on == date(2021, 10, 13)
    assert due(received, working_days(5), NATIONAL, as_received_next_working_day=True).on == date(2021, 10, 14)


def test_e8_an_extension_of_ten_working_days():
    assert due(date(2021, 12, 13), working_days(20), NATIONAL, extra=working_days(10)).on == date(2022, 1, 25)
