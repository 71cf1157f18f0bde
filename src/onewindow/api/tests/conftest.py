from collections.abc import Callable, Iterator

import pytest
import time_machine

from onewindow.api.tests.make import Caller
from onewindow.cases.tests import make
from onewindow.organisation import hats


@pytest.fixture(autouse=True)
def morning() -> Iterator[object]:
    """A working day at half past nine; hats are remembered per process, so each test begins without."""
    hats.forget()
    with time_machine.travel(make.MORNING) as clock:
        yield clock
    hats.forget()


@pytest.fixture
def cast(db: None) -> make.Cast:
    return make.cast()


@pytest.fixture
def call(cast: make.Cast) -> Callable[[str], Caller]:
    """`call("clerk")` is the clerk with a token."""
    return lambda who: Caller(cast.people[who])
