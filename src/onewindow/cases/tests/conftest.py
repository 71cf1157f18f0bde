from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings

from onewindow.cases.tests import make
from onewindow.documents import actions as documents


@pytest.fixture(autouse=True)
def files(settings: Settings, tmp_path: Path) -> None:
    """No test writes papers or scans where the house keeps its own."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(scope="module")
def kept_cast(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[make.Cast]:
    """The cast, made once for all tests of a module and rolled back after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make.cast()
        transaction.set_rollback(True)


@pytest.fixture
def cast(kept_cast: make.Cast, db: None, unprinted: None) -> make.Cast:
    return kept_cast


@pytest.fixture
def lasting_cast(transactional_db: None, unprinted: None) -> make.Cast:
    """The cast as other connections see it too; a module that asks for it must not ask for `cast`."""
    return make.cast()


@pytest.fixture
def unprinted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Printing takes half the time of an act, and is shown elsewhere: a module of tests may override this."""
    monkeypatch.setattr(documents, "print_paper", lambda issued, *, link, at: f"{issued['number']} {link}".encode())
