"""A string foreign key passes the import linter unseen: every relation of every model points down, too."""

import pytest
from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from .house import floors

MODELS = [model for model in apps.get_models() if model.__module__.startswith("onewindow.")]


def room(model: type[Model]) -> str:
    parts = model.__module__.split(".")
    return parts[1] if parts[0] == "onewindow" else ""


def relations(model: type[Model]) -> list[type[Model]]:
    fields = [*model._meta.fields, *model._meta.many_to_many]
    return [field.related_model for field in fields if field.related_model]  # type: ignore[misc]


def test_there_are_models_to_look_at() -> None:
    assert {"organisation", "catalogue", "authority", "documents", "cases"} <= {room(model) for model in MODELS}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_relation_points_down_or_stays_in_the_room(model: type[Model]) -> None:
    for target in relations(model):
        here, there = room(model), room(target)
        assert there == here or floors()[there] < floors()[here], f"{model} points up to {target}"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_no_relation_is_generic(model: type[Model]) -> None:
    assert not [field for field in model._meta.private_fields if isinstance(field, GenericForeignKey)]
    assert ContentType not in relations(model)
