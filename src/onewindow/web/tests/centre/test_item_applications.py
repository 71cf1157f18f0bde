"""The centre's inbox and its acts: checked, reviewed, configured, published, each by whose turn it is (M33, M34)."""

import pytest

from onewindow.cases.tests.items import CODE, folk_of
from onewindow.cases.tests.make import Cast
from onewindow.catalogue.models import ItemApplication
from onewindow.catalogue.rules.life import Kind, Stage
from onewindow.catalogue.tests import life
from onewindow.web.items.forms import FORMS
from onewindow.web.tests.house import Enter, later


@pytest.fixture
def folk(cast: Cast) -> life.People:
    return folk_of(cast)


def test_each_sees_what_waits_for_them_due_first_with_its_light(folk: life.People, enter: Enter) -> None:
    number = life.submitted(folk, Kind.CHANGE).number
    assert number in enter(folk.checker).get("/centre/items").text
    assert number not in enter(folk.reviewer).get("/centre/items").text
    assert number in enter(folk.reviewer).get("/centre/items?stage=submitted").text
    with later("2026-11-30 09:00"):
        page = enter(folk.checker).get("/centre/items").text
    assert "row-late" in page and "已超期 1 个工作日" in page


def test_a_draft_is_the_departments_own(folk: life.People, enter: Enter) -> None:
    number = life.drafted(folk, Kind.CHANGE).number
    assert number not in enter(folk.admin).get("/centre/items?stage=draft").text
    assert enter(folk.admin).get(f"/centre/items/applications/{number}").status_code == 404


def test_from_the_check_to_the_publication(folk: life.People, enter: Enter) -> None:
    number = life.submitted(folk, Kind.CHANGE).number
    address = f"/centre/items/applications/{number}"
    page = enter(folk.checker).get(address).text
    assert "act-pass" in page and "act-agree" not in page and "<ins>免费</ins>" in page
    empty = enter(folk.checker).post(f"{address}/acts/send_back", {"note": ""})
    assert empty.status_code == 422 and "请填写“理由”" in empty.text
    assert enter(folk.checker).post(f"{address}/acts/pass", {"note": "齐全"}).status_code == 302
    assert enter(folk.reviewer).post(f"{address}/acts/agree").status_code == 302
    assert "N01" in enter(folk.admin).get(address).text
    early = enter(folk.admin).post(f"{address}/acts/publish", {"on": "2026-12-01"})
    assert early.status_code == 422 and 'value="2026-12-01"' in early.text
    assert enter(folk.admin).post(f"{address}/acts/publish", {"on": "someday"}).status_code == 422
    assert enter(folk.admin).post(f"{address}/acts/publish", {"on": "2026-12-07"}).status_code == 302
    assert ItemApplication.objects.get().stage == Stage.PUBLISHED
    page = enter(folk.admin).get(address).text
    assert "本申请已经办结" in page and "齐全" in page
    assert enter(folk.admin).get(f"{address}/acts/publish")["Location"] == address
    assert enter(folk.admin).get(f"/centre/items/{CODE}").status_code == 200


def test_an_addition_shows_what_is_missing_and_is_not_published(folk: life.People, enter: Enter) -> None:
    number = life.approved(folk).number
    address = f"/centre/items/applications/{number}"
    admin = enter(folk.admin)
    assert admin.post(f"{address}/acts/configure").status_code == 302
    page = admin.get(address).text
    for word in ("授权委托协议", "没有把收件权限授予窗口", "没有培训合格的窗口人员", "还缺", "已具备"):
        assert word in page
    refused = admin.post(f"{address}/acts/publish", {"on": ""})
    assert refused.status_code == 409 and "新增事项尚不能发布" in refused.text


@pytest.mark.parametrize("act", FORMS)
def test_whoever_has_no_part_in_it_is_turned_away_at_the_door(
    folk: life.People, enter: Enter, cast: Cast, act: str
) -> None:
    number = life.submitted(folk, Kind.CHANGE).number
    for who in ("clerk", "reviewer", "decider", "supervisor", "outsider", "issuer"):
        for room in ("office", "centre"):
            answer = enter(cast.people[who]).post(f"/{room}/items/applications/{number}/acts/{act}")
            assert answer.status_code == 403, (who, room)
    for person, room in ((folk.manager, "centre"), (folk.checker, "office")):
        assert enter(person).post(f"/{room}/items/applications/{number}/acts/{act}").status_code == 403
    assert ItemApplication.objects.get().stage == Stage.SUBMITTED


@pytest.mark.parametrize("act", [*FORMS, "nonsense"])
def test_an_act_out_of_turn_is_refused_on_the_page(folk: life.People, enter: Enter, act: str) -> None:
    number = life.checked(folk, Kind.CHANGE).number
    answer = enter(folk.admin).post(f"/centre/items/applications/{number}/acts/{act}", {"note": "理由"})
    assert answer.status_code in (403, 404, 409), answer.status_code
    assert ItemApplication.objects.get().stage == Stage.CHECKED


def test_the_pages_cost_a_fixed_number_of_queries(folk: life.People, enter: Enter, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    number = life.submitted(folk, Kind.CHANGE).number
    client = enter(folk.checker)
    for address, count in (("/centre/items", 3), (f"/centre/items/applications/{number}", 6)):
        client.get(address)
        with django_assert_num_queries(count):
            client.get(address)
