"""The pages of agreements: proposed by one side, signed by both, ended by neither alone (M16, M19, M23)."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from onewindow.audit.models import Entry
from onewindow.authority.errors import NoPower
from onewindow.authority.models import Agreement, Proposal
from onewindow.cases.tests import make
from onewindow.organisation.models import Window
from onewindow.web.tests.house import Enter

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
NEW = {"begins_on": "2031-01-01", "ends_on": "2031-12-31", "powers": [make.code_of("1") + ":receive"]}


def scan(name: str = "盖章件.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def of_nurse(cast: make.Cast) -> str:
    return Agreement.objects.get(grants__item=cast.nurse, grants__power="accept").code


def propose(client: Client, **changes: Any) -> str:
    answer = client.post("/office/agreements/new", NEW | changes)
    assert answer.status_code == 302, answer.text
    return str(answer.headers["Location"])


def test_one_side_proposes_and_both_sign(cast: make.Cast, enter: Enter) -> None:
    office, centre = enter(cast.item_manager), enter(cast.admin)
    address = propose(office)
    code = address.rpartition("/")[2]
    proposal = Proposal.objects.get(agreement__code=code)
    assert "待本方签署" in centre.get("/centre/agreements").text
    for client, room in ((office, "office"), (centre, "centre")):
        page = client.get(f"/{room}/agreements/{code}").text
        assert str(proposal.pk) in page
        client.post(f"/{room}/agreements/{code}/acts/sign-conclude", {"proposal": proposal.pk})
    agreement = Agreement.objects.get(code=code)
    assert agreement.state == Agreement.State.SIGNED
    page = office.get(address).text
    assert "双方已签署" in page and "未到生效日" in page
    proposal.refresh_from_db()
    paper = office.get(f"{address}/papers/{proposal.document_id}.pdf")
    assert paper.headers["Content-Type"] == "application/pdf"


def test_a_sealed_scan_is_kept_and_shown_with_its_digest(cast: make.Cast, enter: Enter) -> None:
    office, centre = enter(cast.item_manager), enter(cast.admin)
    code = propose(office).rpartition("/")[2]
    proposal = Proposal.objects.get(agreement__code=code)
    for client, room in ((office, "office"), (centre, "centre")):
        client.post(f"/{room}/agreements/{code}/acts/sign-conclude", {"proposal": proposal.pk})
    seal = f"/office/agreements/{code}/acts/seal"
    wrong = office.post(seal, {"proposal": proposal.pk, "file": scan(content=b"not a pdf")})
    assert wrong.status_code == 422 and "按内容判断" in wrong.text
    assert office.post(seal, {"proposal": proposal.pk}).status_code == 422
    assert office.post(seal, {"proposal": proposal.pk, "file": scan()}).status_code == 302
    proposal.refresh_from_db()
    assert proposal.sealed is not None
    assert proposal.sealed.sha256 in centre.get(f"/centre/agreements/{code}").text
    assert centre.get(f"/centre/agreements/{code}/scans/{proposal.sealed.pk}").content == PDF
    public = Client().get(f"/authorisation/{code}")
    assert proposal.sealed.sha256 in public.text and "孙建国" not in public.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"begins_on": ""}, "请填写“生效日期”"),
        ({"ends_on": "2031-13-01"}, "届满日期"),
        ({"ends_on": "2030-12-31"}, "早于生效日期"),
        ({"powers": []}, "至少为一个事项选择权限"),
        ({"powers": [make.code_of("1") + ":decide"]}, "不是即办或简易事项"),
        ({"powers": [make.code_of("3") + ":receive"]}, "不能由其授权"),
        ({"powers": ["x" * 300]}, "权限"),
    ],
)
def test_what_cannot_be_is_named_and_what_was_typed_stays(
    cast: make.Cast, enter: Enter, typed: dict[str, Any], said: str
) -> None:
    refused = enter(cast.item_manager).post("/office/agreements/new", NEW | {"duties": "各负其责"} | typed)
    assert refused.status_code == 422
    assert said in refused.text and "各负其责" in refused.text


def test_one_side_alone_ends_nothing_and_becomes_a_request(cast: make.Cast, enter: Enter) -> None:
    code = of_nurse(cast)
    office = enter(cast.item_manager)
    end = f"/office/agreements/{code}/acts/end"
    answer = office.post(end, {"reason": "改由网上办理", "attachment": scan()})
    assert "已被拒绝并记录" in office.get(answer.headers["Location"]).text
    assert Entry.objects.get(kind=Entry.Kind.REFUSED).detail["code"] == "ending_needs_both"
    request = Proposal.objects.get(kind="end")
    assert request.stage == Proposal.Stage.OPEN and request.attachment is not None
    make.received(cast)
    centre = enter(cast.admin)
    page = centre.get(f"/centre/agreements/{code}").text
    assert "改由网上办理" in page
    centre.post(f"/centre/agreements/{code}/acts/sign-end", {"proposal": request.pk})
    assert "该事项已转专窗办理" in _refused_receipt(cast)


def test_an_attempt_without_a_reason_is_on_record_and_no_request(cast: make.Cast, enter: Enter) -> None:
    answer = enter(cast.item_manager).post(f"/office/agreements/{of_nurse(cast)}/acts/end", {"reason": " "})
    assert answer.status_code == 422 and "请填写“理由”" in answer.text
    assert Entry.objects.filter(kind=Entry.Kind.REFUSED).count() == 1
    assert not Proposal.objects.filter(kind="end").exists()


def test_the_group_decides_and_the_special_window_stands(cast: make.Cast, enter: Enter) -> None:
    code = of_nurse(cast)
    decide = f"/centre/agreements/{code}/acts/decide"
    facts = {"number": "协调〔2026〕3号", "decided_on": "2026-11-24", "report": "双方不能一致。"}
    centre = enter(cast.admin)
    refused = centre.post(decide, facts)
    assert refused.status_code == 422 and "决定扫描件" in refused.text and "双方不能一致。" in refused.text
    centre.post(decide, facts | {"scan": scan("决定.pdf")})
    window = Window.objects.get(kind=Window.Kind.SPECIAL)
    page = centre.get(f"/centre/agreements/{code}").text
    assert str(window) in page and "协调〔2026〕3号" in page
    assert enter(cast.item_manager).post(decide.replace("centre", "office", 1), facts).status_code == 403


def test_an_amendment_and_a_renewal_are_proposed_from_the_page(cast: make.Cast, enter: Enter) -> None:
    code, office = of_nurse(cast), enter(cast.item_manager)
    item = cast.nurse.code
    amended = office.post(
        f"/office/agreements/{code}/acts/amend",
        {"items": [item], "powers": [f"{item}:receive", f"{item}:make"], "reason": "调整"},
    )
    assert amended.status_code == 302
    page = office.get(f"/office/agreements/{code}").text
    assert "增加 制证" in page and "收回 受理、出件" in page
    out = office.post(f"/office/agreements/{code}/acts/amend", {"items": [item], "reason": "全收回"})
    assert out.status_code == 422 and "就是退出综合窗口" in out.text
    overlap = office.post(f"/office/agreements/{code}/acts/renew", {"begins_on": "2030-12-31", "ends_on": "2032-01-01"})
    assert overlap.status_code == 422 and "不得重叠" in overlap.text
    renewed = office.post(f"/office/agreements/{code}/acts/renew", {"begins_on": "2031-01-01", "ends_on": "2032-01-01"})
    assert Agreement.objects.get(renews__code=code).code in renewed.headers["Location"]


def test_what_the_other_side_withdrew_meanwhile_is_not_signed_by_mistake(cast: make.Cast, enter: Enter) -> None:
    code, office, centre = of_nurse(cast), enter(cast.item_manager), enter(cast.admin)
    office.post(f"/office/agreements/{code}/acts/end", {"reason": "一"})
    first = Proposal.objects.get(kind="end")
    office.post(f"/office/agreements/{code}/acts/withdraw-end", {"proposal": first.pk, "answer": "撤"})
    office.post(f"/office/agreements/{code}/acts/end", {"reason": "二"})
    answer = centre.post(f"/centre/agreements/{code}/acts/sign-end", {"proposal": first.pk})
    assert answer.status_code == 409 and "已收回" in answer.text
    assert centre.post(f"/centre/agreements/{code}/acts/sign-end", {"proposal": "x"}).status_code == 404


@pytest.mark.parametrize("name", ["clerk", "reviewer", "decider", "supervisor", "item_checker", "outsider"])
def test_other_hats_are_stopped_at_the_door_and_on_record(cast: make.Cast, enter: Enter, name: str) -> None:
    client, code = enter(cast.people[name]), of_nurse(cast)
    for room in ("office", "centre"):
        for tail in ("", "/new", f"/{code}"):
            assert client.get(f"/{room}/agreements{tail}").status_code == 403
        assert client.post(f"/{room}/agreements/{code}/acts/end", {"reason": "x"}).status_code == 403
    assert Entry.objects.filter(kind=Entry.Kind.REFUSED, detail__code="wrong_hat").count() == 8
    assert not Proposal.objects.exists()


def test_another_departments_agreement_is_not_there(cast: make.Cast, enter: Enter) -> None:
    code = Agreement.objects.get(department=cast.planning).code
    client = enter(cast.item_manager)
    assert client.get(f"/office/agreements/{code}").status_code == 404
    assert client.post(f"/office/agreements/{code}/acts/end", {"reason": "x"}).status_code == 404
    assert code not in client.get("/office/agreements").text


def test_the_address_of_an_act_leads_back_and_an_act_that_is_none_is_not_there(cast: make.Cast, enter: Enter) -> None:
    client, code = enter(cast.item_manager), of_nurse(cast)
    answer = client.get(f"/office/agreements/{code}/acts/end")
    assert answer.headers["Location"] == f"/office/agreements/{code}"
    assert client.post(f"/office/agreements/{code}/acts/fly").status_code == 404


def test_an_unknown_code_says_so_to_anybody(cast: make.Cast) -> None:
    for code in ("SQ-520300-2026-00001-0", "x", of_nurse(cast)):
        answer = Client().get(f"/authorisation/{code}")
        assert answer.status_code == 404 and "没有查到这个授权码" in answer.text


def test_the_pages_cost_a_fixed_number_of_queries(cast: make.Cast, enter: Enter, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    client, code = enter(cast.admin), of_nurse(cast)
    client.get("/centre/agreements")
    with django_assert_num_queries(1):
        client.get("/centre/agreements")
    with django_assert_num_queries(8):
        client.get(f"/centre/agreements/{code}")


def _refused_receipt(cast: make.Cast) -> str:
    with pytest.raises(NoPower) as caught:
        make.received(cast)
    return str(caught.value)
