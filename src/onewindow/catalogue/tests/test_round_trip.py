"""Into an empty centre and out again: every cell as it was; and no field of the tables is forgotten (M11)."""

import gc
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onewindow.catalogue.actions import import_items
from onewindow.catalogue.models import (
    ItemApplication,
    ItemApplicationEvent,
    ItemApplicationFile,
    ItemType,
    ItemVersion,
    MaterialRequirement,
    ReviewPoint,
    SpecialProcedure,
)
from onewindow.catalogue.queries import versions_in_use
from onewindow.catalogue.rules import Checklist, ListedMaterial, ListedPoint, ListedProcedure, ListedSituation
from onewindow.catalogue.spreadsheet import open_import, write_export
from onewindow.catalogue.spreadsheet.columns import LEFT_OUT, SHEETS
from onewindow.catalogue.tests.make import AT, TODAY, days, listing, publish, zunyi
from onewindow.catalogue.tests.test_export_items import DATA, content, demo_departments, export, lists, take
from onewindow.lib.plain_text import is_garbled
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Applicant
from onewindow.worktime.rules import ON_THE_SPOT, Limit, Unit

# How an item came to be what it is, not what it is.
APPLICATIONS = {ItemApplication, ItemApplicationEvent, ItemApplicationFile}


@pytest.fixture
def by(db: None) -> Actor:
    return zunyi()


def emptied(export_it: Callable[[], Path]) -> Path:
    """Export, and leave the centre as it was before anything was imported into it."""
    with transaction.atomic():
        path = export_it()
        transaction.set_rollback(True)
    return path


def texts(limit: int) -> st.SearchStrategy[str]:
    sound = st.text("护士执业注册；、→\"'=+-@＝一\n ,a_x0041&<>1.5是无/\t𠮷", max_size=min(limit, 12)).map(str.strip)
    return sound.filter(lambda text: not is_garbled(text))


def names(limit: int) -> st.SearchStrategy[str]:
    return texts(limit).filter(bool)


def chosen(choices: type[models.TextChoices]) -> st.SearchStrategy[str]:
    return st.sampled_from([str(code) for code in choices.values])


def several(choices: type[models.TextChoices]) -> st.SearchStrategy[tuple[str, ...]]:
    codes = [str(code) for code in choices.values]
    return st.sets(st.sampled_from(codes), min_size=1).map(lambda some: tuple(code for code in codes if code in some))


@st.composite
def materials(draw: Any, situations: list[str]) -> tuple[ListedMaterial, ...]:
    codes = draw(st.lists(names(10), max_size=3, unique=True))
    made = []
    for code in codes:
        some = draw(st.sets(st.sampled_from(situations))) if situations else set()
        necessity = "conditional" if some else draw(st.sampled_from(["required", "optional"]))
        aspects, point = chosen(ReviewPoint.Aspect), names(300)
        made.append(
            ListedMaterial(
                code=code,
                name=draw(names(100)),
                copies=draw(st.integers(1, 100)),
                form=draw(chosen(MaterialRequirement.Form)),
                medium=draw(chosen(MaterialRequirement.Medium)),
                necessity=necessity,
                source=draw(texts(50)),
                standard=draw(texts(300)),
                sample=draw(texts(200)),
                situations=tuple(name for name in situations if name in some),
                review_points=tuple(draw(st.lists(st.builds(ListedPoint, text=point, aspect=aspects), max_size=2))),
            )
        )
    return tuple(made)


@st.composite
def checklists(draw: Any, serial: int) -> Checklist:
    situations = draw(st.lists(names(100), max_size=3, unique=True))
    question = draw(texts(100)) if len(situations) > 1 else ""
    on_the_spot = draw(st.booleans())
    procedure = st.builds(
        ListedProcedure,
        kind=chosen(SpecialProcedure.Kind),
        name=names(50),
        basis=names(200),
        days=st.integers(1, 365),
    )
    return listing(
        serial,
        name=draw(names(200)),
        kind="immediate" if on_the_spot else "promised",
        service_objects=draw(several(Applicant.Kind)),
        promised=ON_THE_SPOT if on_the_spot else draw(st.sampled_from([days(3), Limit(2, Unit.HOUR)])),
        legal=draw(st.sampled_from([None, days(20), Limit(3, Unit.MONTH), Limit(60, Unit.CALENDAR_DAY)])),
        legal_source=draw(texts(200)),
        extension=draw(st.sampled_from([None, days(10), Limit(30, Unit.CALENDAR_DAY)])),
        limit_note=draw(texts(200)),
        legal_basis=draw(texts(500)),
        conditions=draw(texts(500)),
        flow=tuple(draw(st.lists(names(50), max_size=3))),
        result_name=draw(texts(100)),
        result_is_certificate=draw(st.booleans()),
        result_validity_years=draw(st.none() | st.integers(1, 100)),
        maker=draw(chosen(ItemVersion.Maker)),
        paper_mode=draw(chosen(ItemVersion.PaperMode)),
        visits=draw(st.integers(0, 20)),
        fee=draw(texts(200)),
        scope=draw(texts(20)),
        channels=draw(several(ItemVersion.Channel)),
        yearly_volume=draw(st.none() | st.integers(0, 100_000_000)),
        needs_biometrics=draw(st.booleans()),
        completion_stops_clock=draw(st.booleans()),
        joint=draw(st.booleans()),
        made_up=tuple(draw(st.lists(names(40), max_size=2))),
        situations=tuple(ListedSituation(name, question=question) for name in situations),
        materials=draw(materials(situations)),
        procedures=tuple(draw(st.lists(procedure, max_size=2))),
        effective_from=draw(st.dates()),
    )


@pytest.mark.parametrize("name", ["事项.xlsx", "事项"])
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(catalogue=st.tuples(checklists(1), checklists(2)))
def test_any_catalogue_comes_back_cell_by_cell(by: Actor, name: str, catalogue: tuple[Checklist, ...]) -> None:
    with TemporaryDirectory() as made:
        folder = Path(made)

        def first() -> Path:
            publish(by, *catalogue)
            return export(folder / f"1{name}", by)

        given_out = emptied(first)

        def second() -> Path:
            assert take(given_out, by).created == len(lists(by))
            return export(folder / f"2{name}", by)

        assert content(emptied(second)) == content(given_out)


@pytest.mark.parametrize("name", ["事项.xlsx", "事项"])
def test_the_demo_s_78_items_come_back_cell_by_cell(by: Actor, tmp_path: Path, name: str) -> None:
    demo_departments(by)

    def first() -> Path:
        assert take(DATA / "items", by).created == 78
        return export(tmp_path / f"1{name}", by)

    given_out = emptied(first)
    assert take(given_out, by).created == 78
    assert content(export(tmp_path / f"2{name}", by)) == content(given_out)


def test_every_field_of_the_tables_is_in_the_workbook_or_left_out_for_a_reason() -> None:
    held = {name for sheet in SHEETS for name in sheet.fields}
    known = {f"{model.__name__}.{field.name}" for model, field in _elements()}
    told = {name for name in known if name in LEFT_OUT or name.partition(".")[0] in LEFT_OUT}
    assert known - held - told == set()
    assert held | {name for name in LEFT_OUT if "." in name} <= known
    assert {name for name in LEFT_OUT if "." not in name} <= {name.partition(".")[0] for name in known}


def _elements() -> Iterator[tuple[type[models.Model], Any]]:
    """What the tables of this room hold of an item, but for keys, places in a list, and the way from part to whole."""
    own = set(apps.get_app_config("catalogue").get_models()) - {ItemType} - APPLICATIONS
    for model in own:
        for field in [*model._meta.concrete_fields, *model._meta.many_to_many]:
            upward = field.many_to_one and field.related_model in own
            if not (field.primary_key or upward or field.name == "order"):
                yield model, field


def test_memory_holds_a_batch_and_not_the_file(by: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onewindow.lib.batches.BATCH", 10)
    gc.freeze()
    few, many = (_peak_of_a_round(by, tmp_path / f"{items}.xlsx", items) for items in (30, 150))
    gc.unfreeze()
    assert many < few * 1.5


def _peak_of_a_round(by: Actor, path: Path, items: int) -> int:
    """The most that Python held at once while that many items went out and in, waste aside."""
    publish(by, *(listing(serial) for serial in range(1, items + 1)))
    tracemalloc.start()
    write_export(path, versions_in_use(centre_id=by.centre_id, on=TODAY), progress=_sweep)
    outcome = import_items(rows=open_import(path).rows(), by=by, at=AT, progress=_sweep)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert outcome.unchanged == items
    return peak


def _sweep(items: int) -> None:
    gc.collect()
