from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from onewindow.catalogue.tests import life


@pytest.fixture
def folk(db: None, settings: Settings, tmp_path: Path) -> life.People:
    settings.MEDIA_ROOT = tmp_path
    return life.people()
