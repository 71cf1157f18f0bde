"""The database itself refuses to change or delete what was recorded."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from onewindow.audit.actions import record
from onewindow.audit.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry() -> Entry:
    at = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
    return record(centre_code="520300", kind=Entry.Kind.REFUSED, actor={"name": "王晓梅"}, subject="1", at=at)


def test_an_entry_is_not_changed(entry: Entry) -> None:
    with pytest.raises(IntegrityError, match="留痕只能追加"), transaction.atomic():
        Entry.objects.update(subject="2")
    entry.refresh_from_db()
    assert entry.subject == "1"


def test_an_entry_is_not_deleted(entry: Entry) -> None:
    with pytest.raises(IntegrityError, match="留痕只能追加"), transaction.atomic():
        entry.delete()
    assert Entry.objects.exists()


def test_plain_sql_is_refused_too(entry: Entry) -> None:
    for statement in ("DELETE FROM audit_entry", "UPDATE audit_entry SET hash = ''"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert Entry.objects.get().hash == entry.hash
