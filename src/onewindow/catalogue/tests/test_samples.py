"""A sample with its marks: put up from a day on by the department's item manager, never changed, only followed (M12)."""

import io
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from onewindow.audit.models import Entry
from onewindow.catalogue.actions import put_sample, withdraw_sample
from onewindow.catalogue.guide_errors import (
    MarkKind,
    MarkOutside,
    MarkTextTooLong,
    MarkWithoutText,
    MaterialNotListed,
    NotItemManager,
    PageMissing,
    PictureTooLarge,
    PictureUnreadable,
    SampleInThePast,
    SampleMissing,
    SampleNotFound,
    TooManyMarks,
)
from onewindow.catalogue.models import Item, MaterialSample
from onewindow.catalogue.pictures import FITS, picture_of
from onewindow.catalogue.queries import checklist, published_version
from onewindow.catalogue.queries.samples import picture, samples_of
from onewindow.catalogue.rules.marks import Mark, checked_marks
from onewindow.catalogue.tests.make import AT, TODAY, item_code, listing, publish, zunyi
from onewindow.catalogue.tests.pictures import image, noise, pdf
from onewindow.lib.refusal import InvalidInput
from onewindow.lib.uploads import FileEmpty, FileTypeWrong, Upload
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Department, Role

CODE = item_code(22001)
BOX = Mark("standard", 10, 20, 30, 5, "日期不晚于收件当日")
POINT = Mark("method", 50, 50, 0, 0, "核对签名")


@pytest.fixture(autouse=True)
def manager(db: None, settings, tmp_path) -> Actor:
    settings.MEDIA_ROOT = tmp_path
    clock = zunyi()
    publish(clock, listing())
    health = Department.objects.get(short_name="市卫生健康局")
    return replace(clock, account_id=7, name="何琳", role=Role.ITEM_MANAGER, department_id=health.pk)


def put(by: Actor, at: datetime = AT, **changes) -> MaterialSample:
    usual = {"item_code": CODE, "material_code": "01", "upload": image(), "marks": [BOX, POINT]}
    return put_sample(**(usual | changes), by=by, at=at)


def on(day: date) -> dict[str, object]:
    version = published_version(CODE, TODAY)
    return samples_of(version.item_id, checklist(version).materials, day)


def test_a_sample_stands_beside_its_material_with_its_marks(manager):
    put(manager)
    (sample,) = on(TODAY).values()
    assert (sample.material_code, sample.number, sample.width, sample.height) == ("01", 1, 300, 400)
    assert sample.marks == (BOX, POINT)
    assert Image.open(io.BytesIO(picture(sample.id, TODAY))).size == (300, 400)


def test_the_next_edition_takes_over_on_its_day(manager):
    first = put(manager)
    second = put(manager, upload=image(colour="#eee"), begins_on=date(2026, 12, 1))
    assert on(date(2026, 11, 30))["01"].id == first.pk
    assert on(date(2026, 12, 1))["01"].id == second.pk
    with pytest.raises(SampleNotFound):
        picture(second.pk, date(2026, 11, 30))
    with pytest.raises(SampleNotFound):
        picture(first.pk, date(2026, 12, 1))
    assert picture(first.pk, None)


def test_other_marks_keep_the_picture(manager):
    first = put(manager)
    second = put(manager, upload=None, marks=[POINT])
    assert (second.number, second.sha256, second.file) == (2, first.sha256, first.file)
    assert on(TODAY)["01"].marks == (POINT,)


def test_the_same_again_adds_nothing(manager):
    put(manager)
    put(manager, at=AT + timedelta(minutes=1))
    assert MaterialSample.objects.count() == 1


def test_a_sample_taken_away_is_shown_to_nobody(manager):
    first = put(manager)
    withdraw_sample(item_code=CODE, material_code="01", by=manager, at=AT)
    withdraw_sample(item_code=CODE, material_code="01", by=manager, at=AT)
    assert on(TODAY) == {} and MaterialSample.objects.count() == 2
    with pytest.raises(SampleNotFound):
        picture(first.pk, TODAY)
    with pytest.raises(SampleMissing):
        put(manager, upload=None)


def test_a_sample_does_not_stand_beside_another_material_of_that_code(manager):
    put(manager)
    materials = tuple(replace(each, name=f"新{each.name}") for each in listing().materials)
    publish(Actor.system(manager.centre_id), listing(materials=materials), at=AT + timedelta(days=1))
    version = published_version(CODE, TODAY + timedelta(days=1))
    assert samples_of(version.item_id, checklist(version).materials, TODAY + timedelta(days=1)) == {}


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"material_code": "99"}, MaterialNotListed),
        ({"upload": None}, SampleMissing),
        ({"begins_on": date(2026, 11, 23)}, SampleInThePast),
        ({"upload": Upload("空.png", b"")}, FileEmpty),
        ({"upload": Upload("a.png", b"MZ a program")}, FileTypeWrong),
        ({"upload": Upload("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40)}, PictureUnreadable),
        ({"upload": Upload("a.pdf", b"%PDF-1.4\n%%EOF\n")}, PictureUnreadable),
        ({"upload": pdf(2), "page": 3}, PageMissing),
        ({"marks": [replace(BOX, kind="wish")]}, MarkKind),
    ],
)
def test_what_cannot_be_right_adds_nothing(manager, changes, refusal):
    with pytest.raises(refusal):
        put(manager, **changes)
    assert not MaterialSample.objects.exists()


@pytest.mark.parametrize(
    "hat", [{"role": Role.REVIEWER}, {"role": Role.CENTRE_ADMIN, "department_id": None}, {"department_id": 0}]
)
def test_nobody_else_explains_the_item_and_the_attempt_is_kept(manager, hat):
    stranger = replace(manager, name="外人", **hat)
    for act in (put, lambda by: withdraw_sample(item_code=CODE, material_code="01", by=by, at=AT)):
        with pytest.raises(NotItemManager):
            act(stranger)
    kept = Entry.objects.filter(kind=Entry.Kind.REFUSED)
    assert [entry.detail["act"] for entry in kept.order_by("sequence")] == ["put_sample", "withdraw_sample"]
    assert {(entry.actor["name"], entry.subject) for entry in kept} == {("外人", CODE)}


def test_an_edition_is_on_record_and_never_changed(manager):
    put(manager)
    assert Entry.objects.get(kind=Entry.Kind.ACTED).detail["material"] == "01"
    with pytest.raises(IntegrityError, match="只能增加"), transaction.atomic():
        MaterialSample.objects.update(marks=[])
    with pytest.raises(IntegrityError, match="只能增加"), transaction.atomic():
        MaterialSample.objects.all()._raw_delete("default")


def test_an_item_that_is_closed_may_be_explained(manager):
    Item.objects.update(state=Item.State.SUSPENDED)
    assert put(manager).number == 1


def test_a_page_of_a_pdf_becomes_a_picture():
    drawn = picture_of(pdf(2), page=2)
    assert drawn.width == 1000 and 1400 < drawn.height < 1430


def test_a_picture_fits_a_phone_and_keeps_nothing_but_what_is_seen():
    drawn = picture_of(noise())
    assert len(drawn.content) <= FITS and Image.open(io.BytesIO(drawn.content)).getexif() == {}
    assert picture_of(image(2000, 3000, form="JPEG")).width == 1000


def test_a_picture_of_too_many_pixels_is_not_opened():
    with pytest.raises(PictureTooLarge):
        picture_of(image(8000, 6000))


@pytest.mark.parametrize(
    ("changes", "refusal", "field"),
    [
        ({"x": -0.1}, MarkOutside, "marks.1.x"),
        ({"x": 70.2}, MarkOutside, "marks.1.w"),
        ({"y": 96}, MarkOutside, "marks.1.h"),
        ({"h": float("nan")}, MarkOutside, "marks.1.h"),
        ({"w": float("inf")}, MarkOutside, "marks.1.w"),
        ({"text": " \n "}, MarkWithoutText, "marks.1.text"),
        ({"text": "长" * 201}, MarkTextTooLong, "marks.1.text"),
        ({"kind": ""}, MarkKind, "marks.1.kind"),
    ],
)
def test_a_fault_of_a_mark_names_its_place(changes, refusal, field):
    with pytest.raises(refusal) as refused:
        checked_marks([replace(BOX, **changes)])
    assert refused.value.field == field


def test_a_sample_holds_thirty_marks():
    assert len(checked_marks([POINT] * 30)) == 30
    with pytest.raises(TooManyMarks):
        checked_marks([POINT] * 31)


@given(*[st.floats(-10, 110)] * 4)
def test_a_mark_that_is_taken_lies_on_the_picture(x, y, w, h):
    try:
        (mark,) = checked_marks([Mark("method", x, y, w, h, "看")])
    except InvalidInput:
        return
    assert min(mark.x, mark.y, mark.w, mark.h) >= 0 and mark.x + mark.w <= 100.2 and mark.y + mark.h <= 100.2
