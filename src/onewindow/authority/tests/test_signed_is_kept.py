"""What both sides signed does not come undone: the database itself refuses, whoever asks (M16, M23)."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet

from onewindow.authority.models import Agreement, Grant
from onewindow.authority.rules import Power
from onewindow.authority.tests import make


@pytest.fixture
def agreement(db: None) -> Agreement:
    return make.agree(make.cast().nurse, Power.RECEIVE, Power.ACCEPT)


def refused(rows: QuerySet[Model], **change: object) -> None:
    with pytest.raises(IntegrityError, match="协议已经签署"), transaction.atomic():
        rows.update(**change) if change else rows.delete()


def test_a_signed_agreement_cannot_be_unsigned_or_deleted(agreement: Agreement) -> None:
    rows = Agreement.objects.all()
    refused(rows, state="proposed")
    refused(rows, state="dropped")
    rows.update(state="ended")
    refused(rows, state="signed")


def test_a_grant_ends_once_and_changes_in_nothing_else(agreement: Agreement) -> None:
    rows = Grant.objects.filter(power=Power.RECEIVE)
    refused(rows)
    refused(rows, power=Power.DECIDE)
    rows.update(ended_at=make.NOON)
    refused(rows, ended_at=None)


def test_an_agreement_counts_as_signed_only_with_its_day(agreement: Agreement) -> None:
    with pytest.raises(IntegrityError, match="agreement_signed_on_a_day"), transaction.atomic():
        Agreement.objects.update(signed_on=None)
