"""The matrix stands on the cases' own cast, from half past nine on 2026-11-24."""

from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from onewindow.api.tests.conftest import morning
from onewindow.cases.tests import make

__all__ = ["morning"]


@pytest.fixture
def cast(db: None, morning: object, settings: Any, tmp_path: Path) -> make.Cast:
    settings.MEDIA_ROOT = tmp_path
    cache.clear()
    return make.cast()
