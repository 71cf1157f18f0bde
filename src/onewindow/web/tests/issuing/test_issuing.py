"""The issuing window: what waits, making where granted, and handing out to the right person."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from onewindow.cases import actions
from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.web.tests.house import Enter
from onewindow.web.tests.office.test_case_page import PNG

NUMBER = "520300199001011238"


def press(client, case: Case, act: str, **typed: object):  # type: ignore[no-untyped-def]
    return client.post(f"/issuing/cases/{case.number}/acts/{act}", typed)


def radiology_to_issue(cast: make.Cast) -> Case:
    """A licence that the issuing window makes itself."""
    number = actions.receive(application=make.company_application("2"), by=cast.legal_clerk, at=make.MORNING).number
    actions.accept(number=number, by=cast.legal_clerk, at=make.MORNING)
    actions.transfer(number=number, by=cast.legal_clerk, at=make.MORNING)
    actions.review(number=number, opinion="合规", by=cast.reviewer, at=make.MORNING)
    actions.grant(number=number, findings="符合条件", by=cast.decider, at=make.MORNING)
    return actions.hand_over(number=number, by=cast.reviewer, at=make.MORNING)


def test_the_stock_holds_what_was_handed_over_and_nothing_else(cast: make.Cast, enter: Enter) -> None:
    waiting, elsewhere = make.issuing(cast), make.granted(cast)
    client = enter(cast.issuer)
    page = client.get("/issuing").text
    assert waiting.number in page
    assert elsewhere.number not in page
    assert client.get(f"/issuing/cases/{elsewhere.number}").status_code == 404


def test_a_result_is_found_by_number_name_and_identity(cast: make.Cast, enter: Enter) -> None:
    case, client = make.issuing(cast), enter(cast.issuer)
    for text in (case.number, "张伟民", NUMBER):
        assert case.number in client.get("/issuing/cases", {"text": text}).text
    assert "没有查到办件" in client.get("/issuing/cases", {"text": "李四"}).text


def test_a_result_is_delivered_with_number_and_signature(cast: make.Cast, enter: Enter) -> None:
    case, client = make.issuing(cast), enter(cast.issuer)
    drawn = SimpleUploadedFile("signature.png", PNG, "image/png")
    done = press(client, case, "deliver", recipient="张伟民", recipient_number=NUMBER, signature=drawn)
    assert done.headers["Location"] == f"/issuing/cases/{case.number}"
    case.refresh_from_db()
    assert case.state == "delivered"
    assert case.delivery.signature is not None
    assert not case.delivery.is_agent
    page = client.get(done.headers["Location"]).text
    assert "结果已交付，本件办结" in page
    assert re.search(r'href="/papers/[-\w]+\.pdf"[^>]*>.*打印送达回证', page, re.S)


def test_an_agent_collects_and_is_marked_as_one(cast: make.Cast, enter: Enter) -> None:
    case, client = radiology_to_issue(cast), enter(cast.issuer)
    page = client.get(f"/issuing/cases/{case.number}").text
    assert "证照还没有制作" in page
    assert press(client, case, "make").status_code == 302
    assert "杨帆（代办人）" in client.get(f"/issuing/cases/{case.number}").text
    press(client, case, "deliver", recipient="杨帆", recipient_number="520300198506152410")
    assert Case.objects.get(pk=case.pk).delivery.is_agent


def test_a_wrong_person_gets_nothing_and_what_was_typed_stays(cast: make.Cast, enter: Enter) -> None:
    case, client = make.issuing(cast), enter(cast.issuer)
    refused = press(client, case, "deliver", recipient="张伟民", recipient_number="520300198506152410")
    assert refused.status_code == 422
    assert "签收人证件号码与申请人或代办人不符" in refused.text
    assert 'value="520300198506152410"' in refused.text
    case.refresh_from_db()
    assert case.state == "issuing"


@pytest.mark.parametrize("content", [b"", b"GIF89a not a picture"])
def test_a_signature_that_is_no_picture_is_refused(cast: make.Cast, enter: Enter, content: bytes) -> None:
    case = make.issuing(cast)
    drawn = SimpleUploadedFile("signature.png", content, "image/png")
    refused = press(enter(cast.issuer), case, "deliver", recipient="张伟民", recipient_number=NUMBER, signature=drawn)
    assert refused.status_code == 422
    case.refresh_from_db()
    assert case.state == "issuing"


def test_delivering_again_says_so(cast: make.Cast, enter: Enter) -> None:
    case, client = make.issuing(cast), enter(cast.issuer)
    typed = {"recipient": "张伟民", "recipient_number": NUMBER}
    assert press(client, case, "deliver", **typed).status_code == 302
    assert press(client, case, "deliver", **typed).status_code == 302
    assert case.papers.filter(document__kind="delivery").count() == 1


@pytest.mark.parametrize("name", ["clerk", "reviewer", "supervisor", "outsider"])
def test_the_door_is_shut_to_other_hats(cast: make.Cast, enter: Enter, name: str) -> None:
    case, client = make.issuing(cast), enter(cast.people[name])
    for address in ("/issuing", "/issuing/cases", f"/issuing/cases/{case.number}"):
        assert client.get(address).status_code == 403
    assert press(client, case, "deliver", recipient="张伟民", recipient_number=NUMBER).status_code == 403


def test_pages_cost_a_fixed_number_of_queries(
    cast: make.Cast,
    enter: Enter,
    django_assert_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    case, client = make.issuing(cast), enter(cast.issuer)
    client.get(f"/issuing/cases/{case.number}")
    for _each in range(2):
        with django_assert_num_queries(2):
            client.get("/issuing")
        with django_assert_num_queries(1):
            client.get("/issuing/cases?text=张")
        with django_assert_num_queries(12):
            client.get(f"/issuing/cases/{case.number}")
        make.issuing(cast)
