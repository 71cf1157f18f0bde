"""Answers and the province's points by the API: read by role, written by the item manager, never by others (M13)."""

from collections.abc import Callable

from onewindow.api.tests.make import ROOT, Caller, problem
from onewindow.audit.models import Entry
from onewindow.cases.tests import make
from onewindow.catalogue.actions import import_provincial_points
from onewindow.catalogue.rules.provincial import ProvincePoint
from onewindow.catalogue.spreadsheet.provincial import ProvincialRow
from onewindow.organisation.actor import Actor

Call = Callable[[str], Caller]
ANSWERS = f"/items/{make.code_of('1')}/answers"
BODY = {
    "question": "可以代办吗？",
    "answer": "可以，凭委托书。",
    "ground": "《行政许可法》第二十九条",
    "visibility": "internal",
}


def put(caller: Caller, path: str, body: dict[str, object]):
    return caller.client.put(f"{ROOT}{path}", body, content_type="application/json", headers=caller.headers)


def test_an_answer_is_written_read_by_role_changed_printed_and_withdrawn(call: Call, cast: make.Cast) -> None:
    manager = call("item_manager")
    told = manager.post(ANSWERS, BODY).json()
    assert (told["number"], told["checked_version"], told["stale"]) == (1, 1, [])
    assert call("clerk").get(ANSWERS).json() == [told]
    assert call("outsider").get(ANSWERS).json() == []
    assert put(manager, f"{ANSWERS}/1", BODY | {"visibility": "public"}).json()["visibility"] == "public"
    assert len(call("outsider").get(ANSWERS).json()) == 1
    assert manager.post(f"{ANSWERS}/recheck", {"numbers": [1]}).json() == {"rechecked": 1}
    printed = manager.post(f"{ANSWERS}/manual").json()
    assert "口字〔2026〕000001号" in printed["number"] and printed["verification"].startswith("/v/")
    assert manager.post(f"{ANSWERS}/1/withdraw").status_code == 204
    assert call("clerk").get(ANSWERS).json() == []


def test_what_cannot_be_right_is_told_by_its_field(call: Call, cast: make.Cast) -> None:
    manager = call("item_manager")
    assert problem(manager.post(ANSWERS, BODY | {"ground": " "}), 422, "field_missing")["field"] == "ground"
    assert problem(manager.post(f"{ANSWERS}/recheck", {"numbers": [9]}), 404, "answer_not_found")["field"] == "numbers"
    problem(manager.post(f"{ANSWERS}/manual"), 409, "no_answers")
    problem(put(manager, f"{ANSWERS}/9", BODY), 404, "answer_not_found")


def test_nobody_else_writes_and_the_attempt_is_kept(call: Call, cast: make.Cast) -> None:
    for who in ("reviewer", "clerk", "outsider"):
        problem(call(who).post(ANSWERS, BODY), 403, "not_item_manager")
    assert Entry.objects.filter(kind=Entry.Kind.REFUSED, subject=make.code_of("1")).count() == 3


def test_a_point_of_the_province_is_read_and_never_changed(call: Call, cast: make.Cast) -> None:
    item = make.special_item(cast, "7", scope="全省")
    point = ProvincePoint(item.code[19:31], "申请表", "使用全省统一的表格")
    import_provincial_points(rows=[ProvincialRow(2, point)], by=Actor.system(cast.centre.pk), at=make.MORNING)
    address = f"/items/{item.code}/provincial-points"
    (told,) = call("clerk").get(address).json()
    assert (told["material_code"], told["text"]) == ("01", "使用全省统一的表格")
    refused = put(call("item_manager"), f"{address}/{told['id']}", {"text": "放宽"})
    problem(refused, 403, "provincial_point_read_only")
    assert Entry.objects.filter(kind=Entry.Kind.REFUSED).last().detail["facts"]["wanted"] == "放宽"
