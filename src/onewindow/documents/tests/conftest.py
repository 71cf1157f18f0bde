import pytest

from onewindow.organisation.models import Centre
from onewindow.worktime.models import Calendar


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    """Keep what the tests store apart from what the demo stores."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def centre(db):
    calendar, _ = Calendar.objects.get_or_create(code="papers", defaults={"name": "文书测试日历"})
    return Centre.objects.create(
        code="520399",
        name="遵义市政务服务中心",
        short_name="市中心",
        paper_prefix="遵试政务",
        calendar=calendar,
        supervision_phone="0851-28221234",
    )
