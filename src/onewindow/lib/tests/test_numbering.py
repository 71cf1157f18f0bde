"""Numbers never repeat, whoever asks at once and whatever fails; and nobody waits for another to commit."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from onewindow.lib.ids import new_id
from onewindow.lib.numbering import next_number

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def scope():
    return f"测试 {new_id()}"


def in_thread(work):
    def closing(*arguments):
        try:
            return work(*arguments)
        finally:
            connection.close()

    return closing


def test_a_scope_counts_from_one(scope):
    assert [next_number(scope) for _ in range(3)] == [1, 2, 3]


def test_scopes_are_counted_apart_even_when_their_readable_names_are_alike(scope):
    assert [next_number(scope + " 甲"), next_number(scope + " 乙"), next_number(scope + " 甲")] == [1, 1, 2]


def test_any_text_can_be_a_scope(scope):
    for text in ("", "'; DROP TABLE x; --", "a" * 500, "Ⅷ\n“”"):
        assert next_number(scope + text) == 1


def test_numbers_never_repeat_under_eight_threads_some_of_which_fail(scope):
    """The sequence itself is made in the race; every third transaction fails after taking its number."""

    @in_thread
    def take(worker):
        kept = []
        for turn in range(25):
            try:
                with transaction.atomic():
                    number = next_number(scope)
                    if (worker + turn) % 3 == 0 and turn:
                        raise ZeroDivisionError
                kept.append(number)
            except ZeroDivisionError:
                pass
        return kept

    with ThreadPoolExecutor(8) as pool:
        taken = [number for kept in pool.map(take, range(8)) for number in kept]
    assert len(taken) == len(set(taken)) > 8 * 16
    assert min(taken) >= 1


def test_a_number_taken_by_a_transaction_that_fails_is_lost_not_given_again(scope):
    next_number(scope)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        lost = next_number(scope)
        raise ZeroDivisionError
    assert next_number(scope) > lost


def test_nobody_waits_for_another_to_commit(scope):
    next_number(scope)
    taken, may_commit = threading.Event(), threading.Event()

    @in_thread
    def hold():
        with transaction.atomic():
            number = next_number(scope)
            taken.set()
            assert may_commit.wait(20)
            return number

    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(hold)
        try:
            assert taken.wait(20)
            quick = next_number(scope)
            assert not slow.done()
        finally:
            may_commit.set()
        assert slow.result() != quick


def test_two_who_need_new_sequences_in_opposite_order_do_not_block_each_other(scope):
    @in_thread
    def both(names):
        with transaction.atomic():
            return [next_number(f"{scope} {name}") for name in names]

    for turn in range(5):
        names = [f"{turn} 甲", f"{turn} 乙"]
        with ThreadPoolExecutor(2) as pool:
            assert sorted(map(sorted, pool.map(both, [names, names[::-1]]))) == [[1, 1], [2, 2]]


def test_a_known_scope_takes_one_round_trip(scope, django_assert_num_queries):
    next_number(scope)
    with django_assert_num_queries(1):
        next_number(scope)
