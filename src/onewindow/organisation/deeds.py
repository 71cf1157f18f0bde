"""One deed of one actor outside a case: one transaction, on record when done, and on record when refused (M19)."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation

from onewindow.audit.actions import record
from onewindow.audit.models import Entry
from onewindow.lib.refusal import Refused
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Centre


@contextmanager
def deed(act: str, subject: str, *, by: Actor, at: datetime) -> Iterator[dict[str, Any]]:
    """Do what stands in the block in one transaction and keep it in the book of the actor's centre.

    The block fills the yielded mapping with what should be remembered, as plain values. A refusal rolls everything
    back, and is kept itself when it overstepped.
    """
    try:
        with transaction.atomic():
            detail: dict[str, Any] = {}
            yield detail
            keep(Entry.Kind.ACTED, subject, by, at, {"act": act, **detail})
    except Refused as refusal:
        keep_refusal(refusal, act=act, subject=subject, by=by, at=at)
        raise


@translation.override(settings.LANGUAGE_CODE)
def keep_refusal(refusal: Refused, *, act: str, subject: str, by: Actor, at: datetime) -> None:
    """Keep an overstepping attempt with person, hat, act, subject and sentence, in the house's own language (M19)."""
    if not refusal.on_record:
        return
    detail = {"act": act, "code": refusal.code, "sentence": str(refusal), "facts": jsonable(refusal.facts)}
    keep(Entry.Kind.REFUSED, subject, by, at, detail)


def jsonable(facts: Mapping[str, Any]) -> dict[str, str]:
    """The facts of a refusal as the book keeps them."""
    return {key: str(value) for key, value in facts.items()}


def keep(kind: str, subject: str, by: Actor, at: datetime, detail: dict[str, Any]) -> None:
    """Add an entry to the book of the actor's centre."""
    centre_code = Centre.objects.values_list("code", flat=True).get(pk=by.centre_id)
    record(centre_code=centre_code, kind=kind, actor=by.as_record(), subject=subject, at=at, detail=detail)
