"""Putting up a material's sample with its marks, from a day on, and taking it away (M12)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.timezone import localdate

from onewindow.catalogue.actions._manager import item_to_explain
from onewindow.catalogue.guide_errors import MaterialNotListed, SampleInThePast, SampleMissing
from onewindow.catalogue.models import Item, MaterialSample
from onewindow.catalogue.pictures import keep_picture, picture_of
from onewindow.catalogue.queries.explained import explained_list
from onewindow.catalogue.rules import ListedMaterial
from onewindow.catalogue.rules.marks import Mark, checked_marks
from onewindow.lib.uploads import Upload
from onewindow.organisation.actor import Actor
from onewindow.organisation.deeds import deed


def put_sample(
    *,
    item_code: str,
    material_code: str,
    marks: Sequence[Mark],
    by: Actor,
    at: datetime,
    upload: Upload | None = None,
    page: int = 1,
    begins_on: date | None = None,
) -> MaterialSample:
    """Add an edition of a material's sample, shown from `begins_on` (today otherwise), and return it.

    Without an upload the picture of the edition before stays and only the marks are new. The same again adds nothing.
    Refuses with NotItemManager, ItemNotFound, `MaterialNotListed`, `SampleMissing`, `SampleInThePast`, and what
    `picture_of` and `checked_marks` refuse.
    """
    with deed("put_sample", item_code, by=by, at=at) as kept:
        item = item_to_explain(item_code, by)
        material = _listed(item, material_code, localdate(at))
        before = _newest(item, material_code)
        sample = MaterialSample(
            item=item,
            material_code=material.code,
            material_name=material.name,
            number=before.number + 1 if before else 1,
            begins_on=_begins_on(begins_on, at),
            marks=[mark.as_kept() for mark in checked_marks(marks)],
            made_by=by.as_record(),
            made_at=at,
        )
        if upload:
            picture = picture_of(upload, page=page)
            sample.file, sample.sha256 = keep_picture(picture), picture.sha256
            sample.width, sample.height = picture.width, picture.height
        elif before and before.file:
            sample.file, sample.sha256 = before.file, before.sha256
            sample.width, sample.height = before.width, before.height
        else:
            raise SampleMissing(field="file")
        kept |= {"material": material.code, "sha256": sample.sha256, "marks": len(marks), "from": f"{sample.begins_on}"}
        return _added(sample, before)


def withdraw_sample(
    *, item_code: str, material_code: str, by: Actor, at: datetime, begins_on: date | None = None
) -> MaterialSample | None:
    """Take a material's sample away from `begins_on` (today otherwise); the editions before stay on record.

    Refuses with NotItemManager, ItemNotFound, `SampleInThePast`.
    """
    with deed("withdraw_sample", item_code, by=by, at=at) as kept:
        item = item_to_explain(item_code, by)
        before = _newest(item, material_code)
        kept |= {"material": material_code}
        if before is None or not before.file:
            return before
        return MaterialSample.objects.create(
            item=item,
            material_code=material_code,
            material_name=before.material_name,
            number=before.number + 1,
            begins_on=_begins_on(begins_on, at),
            made_by=by.as_record(),
            made_at=at,
        )


def _listed(item: Item, code: str, today: date) -> ListedMaterial:
    listed = explained_list(item, today)
    found = next((each for each in listed.materials if each.code == code), None) if listed else None
    if found is None:
        raise MaterialNotListed(field="material", item=item.name, material=code)
    return found


def _newest(item: Item, code: str) -> MaterialSample | None:
    return MaterialSample.objects.filter(item=item, material_code=code).order_by("-number").first()


def _begins_on(day: date | None, at: datetime) -> date:
    today = localdate(at)
    if day is not None and day < today:
        raise SampleInThePast(field="begins_on")
    return day or today


def _added(sample: MaterialSample, before: MaterialSample | None) -> MaterialSample:
    """Save an edition unless it says the same as the one before."""
    said = ("material_name", "sha256", "marks")
    same = before and all(getattr(before, name) == getattr(sample, name) for name in said)
    if before and same and before.begins_on <= sample.begins_on:
        return before
    sample.save(force_insert=True)
    return sample
