import pytest

from onewindow.cases.tests import make


@pytest.fixture
def cast(db: None) -> make.Cast:
    return make.cast()
