"""The life of items over the API: the same acts as on the pages, each by its own hat (M33, M34, M35)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from pytest_django.fixtures import Settings

from onewindow.api.resources.item_applications import DOORS
from onewindow.api.tests.make import ROOT, Caller, problem
from onewindow.cases.tests import make
from onewindow.cases.tests.items import CODE, NEW_CODE, folk_of
from onewindow.catalogue.models import ItemApplication
from onewindow.catalogue.rules.life import Kind, Stage
from onewindow.catalogue.spreadsheet import form as forms
from onewindow.catalogue.tests import life

Call = Callable[[str], Caller]
HERE = "/item-applications"


@pytest.fixture
def folk(cast: make.Cast, settings: Settings, tmp_path: Any) -> life.People:
    settings.MEDIA_ROOT = tmp_path
    return folk_of(cast)


def act(caller: Caller, number: str, name: str, **body: Any) -> HttpResponse:
    return caller.post(f"{HERE}/{number}/acts/{name}", body)


def upload(caller: Caller, number: str, content: bytes = life.PDF) -> HttpResponse:
    file = SimpleUploadedFile("依据.pdf", content, "application/pdf")
    return caller.client.post(f"{ROOT}{HERE}/{number}/acts/attach", {"file": file}, headers=caller.headers)


def test_an_item_is_added_from_the_first_word_to_the_wait_for_its_conditions(call: Call, folk: life.People) -> None:
    manager = call("item_manager")
    begun = manager.post(HERE, {"kind": "addition", "item_code": NEW_CODE, "name": "托育机构备案"}).json()
    number = begun["number"]
    assert {fault["field"] for fault in begun["faults"]} == {"item-service_objects", "item-promised"}
    edited = act(
        manager,
        number,
        "edit",
        ground="《办法》",
        reason="下放",
        planned_on="2026-12-07",
        form=forms.written(life.whole()),
    ).json()
    assert edited["faults"] == []
    assert ("items", "", "name") in {(each["part"], each["entry"], each["element"]) for each in edited["changes"]}
    problem(act(manager, number, "submit"), 409, "item_no_file")
    (file,) = upload(manager, number).json()["files"]
    assert manager.get(file["url"]).content == life.PDF
    assert act(manager, number, "submit").json()["stage"] == Stage.SUBMITTED
    waits = call("item_checker").get(f"{HERE}/waiting").json()["results"]
    assert [(each["number"], each["due_at"]) for each in waits] == [(number, "2026-11-27T17:00:00+08:00")]
    assert act(call("item_checker"), number, "pass", note="齐全").json()["stage"] == Stage.CHECKED
    told = act(call("item_reviewer"), number, "agree").json()
    assert told["acts"] == [] and told["events"][-1]["act"] == "agree"
    admin = call("admin")
    told = act(admin, number, "configure").json()
    assert {each["name"]: each["met"] for each in told["conditions"]} == {
        "授权委托协议": False, "办事指南": True, "培训": False, "配置": True,
    }  # fmt: skip
    found = problem(act(admin, number, "publish"), 409, "item_not_ready")
    assert "授权委托协议" in found["detail"] and "培训" in found["detail"]


def test_a_change_is_published_and_its_versions_compared(call: Call, folk: life.People) -> None:
    number = life.approved(folk, Kind.CHANGE).number
    admin = call("admin")
    problem(act(admin, number, "publish", on="2026-11-23"), 422, "item_day_earlier")
    told = act(admin, number, "publish", on="2026-12-09").json()
    assert (told["stage"], told["version"], told["planned_on"]) == ("published", 2, "2026-12-09")
    history = call("item_manager").get(f"/items/{CODE}/history").json()
    assert [(each["number"], each["application"]) for each in history["versions"]] == [(2, number), (1, None)]
    found = call("item_checker").get(f"/items/{CODE}/difference", before=1, after=2).json()["changes"]
    assert [(each["element"], each["before"], each["after"], each["editorial"]) for each in found] == [
        ("fee", "", "免费", False)
    ]
    problem(admin.get(f"/items/{CODE}/difference", before=1, after=9), 404, "item_version_unknown")
    problem(call("clerk").get(f"/items/{CODE}/history"), 404, "item_not_found")


@pytest.mark.parametrize("name", [act.value for act in DOORS])
def test_every_act_by_every_other_hat_is_refused(call: Call, cast: make.Cast, folk: life.People, name: str) -> None:
    number = life.submitted(folk, Kind.CHANGE).number
    body = {"note": "理由"} if name in ("withdraw", "send_back", "reclassify", "reject") else {}
    body |= {"file_id": "0190f0e2-0000-7000-8000-000000000000"} if name == "detach" else {}
    for who in ("clerk", "reviewer", "decider", "supervisor", "leader", "outsider", "issuer"):
        problem(act(call(who), number, name, **body), 403, "item_act_not_yours")
    other = Caller(folk.other_manager)
    assert act(other, number, name, **body).status_code in (403, 404)
    assert ItemApplication.objects.get().stage == Stage.SUBMITTED


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("", {"kind": "wish", "item_code": CODE}, 422, "field_not_listed"),
        ("", {"kind": "addition", "item_code": "1"}, 422, "item_code_length"),
        ("", {"kind": "addition", "item_code": NEW_CODE}, 422, "field_missing"),
        ("", {"kind": "resumption", "item_code": CODE}, 409, "item_kind_not_fitting"),
        ("", {"kind": "change", "item_code": "nothing"}, 404, "not_found"),
        ("/{number}/acts/edit", {"planned_on": "someday"}, 422, "field_wrong_kind"),
        ("/{number}/acts/edit", {"form": [1]}, 422, "field_wrong_kind"),
        ("/{number}/acts/edit", {"form": {"item": {"fee": "长" * 5001}}}, 422, "item_form_too_large"),
        ("/{number}/acts/edit", {"ground": "长" * 501}, 422, "field_too_long"),
        ("/{number}/acts/edit", {"number": "x"}, 422, "field_unknown"),
        ("/{number}/acts/withdraw", {"note": " "}, 422, "field_missing"),
        ("/{number}/acts/dance", {}, 404, "address_unknown"),
    ],
)
def test_bad_input_is_refused_in_the_one_form(
    call: Call, folk: life.People, path: str, body: dict[str, Any], status: int, code: str
) -> None:
    number = life.drafted(folk, Kind.CHANGE).number
    answer = call("item_manager").post(HERE + path.format(number=number), body)
    assert answer.status_code == status, answer.content
    assert code in {answer.json()["code"], *(each["code"] for each in answer.json()["errors"])}


def test_lists_are_scoped_and_paged(call: Call, folk: life.People) -> None:
    first = life.drafted(folk, Kind.CHANGE).number
    second = life.submitted(folk, Kind.SUSPENSION).number
    manager = call("item_manager")
    page = manager.get(HERE, limit=1).json()
    assert [each["number"] for each in page["results"]] == [second]
    assert [each["number"] for each in manager.get(page["next"]).json()["results"]] == [first]
    assert [each["number"] for each in manager.get(HERE, kind="change").json()["results"]] == [first]
    assert [each["number"] for each in call("admin").get(HERE).json()["results"]] == [second]
    assert call("clerk").get(HERE).json()["results"] == []
    problem(upload(manager, first, b"words"), 422, "file_type_wrong")
