"""An addition is published only when all four are done: agreement, guide, training, configuration (M33)."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from onewindow.authority.readiness import missing, publish_item, readiness
from onewindow.authority.rules import Power
from onewindow.authority.tests import make, training
from onewindow.catalogue import actions
from onewindow.catalogue.life_errors import InTheWay, NotReady
from onewindow.catalogue.models import Item, ItemApplication
from onewindow.catalogue.rules.life import Kind, Stage
from onewindow.catalogue.tests import life
from onewindow.organisation.models import Account, Centre, Post, Role, Window, Zone

AT, PLANNED = life.AT, life.PLANNED


@pytest.fixture
def folk(db: None, settings: Settings, tmp_path: Path) -> life.People:
    settings.MEDIA_ROOT = tmp_path
    return life.people()


def met(application: ItemApplication, on: date = PLANNED) -> dict[str, bool]:
    application.refresh_from_db()
    return {str(each.name): each.met for each in readiness(application, on=on)}


def train(item: Item, until: date) -> None:
    centre = Centre.objects.get()
    clerk = Account.objects.create(sign_in_name="clerk", full_name="王晓梅", password="!")
    Post.objects.create(account=clerk, role=Role.CLERK, centre=centre, begins_on=date(2020, 1, 1))
    training.train([clerk.pk], training.course(item), valid_until=until)


def window(kind: str = "natural") -> None:
    centre = Centre.objects.get()
    zone = Zone.objects.create(centre=centre, code=kind, name=kind)
    Window.objects.create(centre=centre, zone=zone, number=kind, name=kind, kind=kind)


def test_each_of_the_four_is_waited_for_and_said_in_words(folk: life.People) -> None:
    application = life.approved(folk, legal_basis="", conditions="")
    item = application.item
    assert met(application) == {"授权委托协议": False, "办事指南": False, "培训": False, "配置": False}
    said = "；".join(map(str, missing(readiness(application, on=PLANNED))))
    assert said == (
        "授权委托协议：2026-12-07没有把收件权限授予窗口的有效协议；办事指南：清单还没有填写设定依据、受理条件；"
        "培训：2026-12-07没有培训合格的窗口人员；配置：没有面向其服务对象的窗口"
    )
    make.agree(item, Power.RECEIVE, ends_on=PLANNED)
    train(item, PLANNED)
    window("legal")
    assert met(application) == {"授权委托协议": True, "办事指南": False, "培训": True, "配置": False}
    window("natural")
    actions.configure(number=application.number, by=folk.admin, at=AT)
    assert met(application)["配置"]
    assert met(application, PLANNED + timedelta(days=1)) == {
        "授权委托协议": False, "办事指南": False, "培训": False, "配置": True,
    }  # fmt: skip


def test_it_is_published_when_nothing_is_missing(folk: life.People) -> None:
    application = life.approved(folk)
    window()
    actions.configure(number=application.number, by=folk.admin, at=AT)
    train(application.item, date(2027, 1, 1))
    with pytest.raises(NotReady, match="授权委托协议"):
        publish_item(number=application.number, by=folk.admin, at=AT)
    make.agree(application.item, Power.RECEIVE, signed=False)
    with pytest.raises(NotReady):
        publish_item(number=application.number, by=folk.admin, at=AT)
    make.agree(application.item, Power.RECEIVE)
    assert publish_item(number=application.number, by=folk.admin, at=AT).stage == Stage.PUBLISHED


def test_only_an_addition_has_conditions(folk: life.People) -> None:
    change = life.approved(folk, Kind.CHANGE)
    assert readiness(change, on=PLANNED) == ()
    assert publish_item(number=change.number, by=folk.admin, at=AT).stage == Stage.PUBLISHED


def test_an_unconfigured_addition_is_refused_first(folk: life.People) -> None:
    with pytest.raises(InTheWay, match="配置"):
        publish_item(number=life.approved(folk).number, by=folk.admin, at=AT)
