"""Lists, details, papers and files, by API and by page: there for whose business it is, for nobody else, and masked for all (M16, M19)."""

import io
import re

import pytest
from django.http import HttpResponse
from django.test import Client
from pypdf import PdfReader

from onewindow.api.tests.make import Caller, problem, scan
from onewindow.audit.models import Entry
from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.organisation.actor import Actor
from onewindow.web.tests.signed_in import client_of

from .pages import DOORS
from .people import open_secrets, people_of
from .table import PLACES, Place

STATES = ("received", "accepted on paper", "reviewed", "to be collected", "delivered", "project reviewed", "withdrawn")


def built(cast: make.Cast, where: str) -> tuple[Place, Case, dict[str, Actor]]:
    """A case in that place with a file in it, among others of the other department and windows."""
    place = PLACES[where]
    case = place.build(cast)
    return place, case, people_of(cast, case)


def with_file(cast: make.Cast, case: Case) -> tuple[str, str]:
    """The ids of a paper and of a file of a received case."""
    clerk = Caller(cast.clerk)
    told = clerk.attach(case.number, file=scan(), material_code="02").json()
    return told["papers"][0]["url"], told["materials"][1]["files"][0]["url"]


def text_of(answer: HttpResponse) -> str:
    if answer["Content-Type"] == "application/pdf":
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    return answer.content.decode()


@pytest.mark.parametrize("where", STATES)
def test_by_the_api_a_case_is_there_for_whose_business_it_is(cast: make.Cast, where: str) -> None:
    place, case, people = built(cast, where)
    papers = [f"/documents/{paper.document_id}" for paper in case.papers.all()]
    assert papers
    for who, actor in people.items():
        caller, sees = Caller(actor), place.sees(who)
        listed = caller.get("/cases").json()
        assert [row["number"] for row in listed["results"]] == ([case.number] if sees else []), who
        for waiting in caller.get("/inbox").json()["results"]:
            assert sees and waiting["number"] == case.number, who
        for address in (f"/cases/{case.number}", *papers):
            answer = caller.get(address)
            assert not open_secrets(text_of(answer)), (who, address)
            if sees:
                assert answer.status_code == 200, (who, address)
            else:
                problem(answer, 404, "not_found")
                assert case.applicant.name not in text_of(answer)


@pytest.mark.parametrize("where", STATES)
def test_by_the_pages_a_case_is_there_for_whose_business_it_is(cast: make.Cast, where: str) -> None:
    place, case, people = built(cast, where)
    paper = f"/papers/{case.papers.first().document_id}.pdf"  # type: ignore[union-attr]
    for who, actor in people.items():
        visitor, sees = client_of(actor), place.sees(who)
        assert visitor.get(paper).status_code == (200 if sees else 404), who
        for door, residents in DOORS.items():
            expected = 403 if who not in residents else 200 if sees else 404
            page = visitor.get(f"/{door}/cases/{case.number}")
            assert page.status_code == expected, (who, door)
            assert (case.number in without_address(page.text)) == (expected == 200), (who, door)
            for address in (f"/{door}", f"/{door}/cases"):
                page = visitor.get(address)
                assert page.status_code == (200 if who in residents else 403), (who, address)
                assert not open_secrets(page.text), (who, address)
                assert sees or case.number not in page.text, (who, address)


def without_address(page: str) -> str:
    """A page that says "not here" may carry the address that was asked for, as a way back."""
    return re.sub(r"(href|value|action)=\"[^\"]*\"", "", page)


def test_a_file_and_a_paper_are_there_by_both_ways_for_whose_business_it_is(cast: make.Cast) -> None:
    place, case, people = built(cast, "received")
    paper, file = with_file(cast, case)
    pages = (f"/papers/{paper.rpartition('/')[2]}.pdf", f"/files/{file.rpartition('/')[2]}")
    for who, actor in people.items():
        caller, visitor = Caller(actor), client_of(actor)
        looks = Entry.objects.filter(kind=Entry.Kind.VIEWED).count()
        answers = [*map(caller.get, (paper, file)), *map(visitor.get, pages)]
        assert [answer.status_code for answer in answers] == [200 if place.sees(who) else 404] * 4, who
        looked = Entry.objects.filter(kind=Entry.Kind.VIEWED)
        assert looked.count() == looks + (4 if place.sees(who) else 0), who
        assert not place.sees(who) or looked.order_by("-sequence")[0].actor["name"] == actor.name


def test_who_is_not_signed_in_gets_nothing(cast: make.Cast, client: Client) -> None:
    case = make.received(cast)
    paper, file = with_file(cast, case)
    for address in ("/api/v1/cases", f"/api/v1/cases/{case.number}", "/api/v1/inbox", paper, file):
        problem(client.get(address), 401, "token_missing")
    pages = (f"/papers/{paper.rpartition('/')[2]}.pdf", f"/files/{file.rpartition('/')[2]}")
    for address in (*pages, *(f"/{door}/cases/{case.number}" for door in DOORS)):
        answer = client.get(address)
        assert answer.status_code == 302 and answer["Location"].startswith("/sign-in"), address


def test_whoever_stands_at_a_wrong_door_is_on_record(cast: make.Cast) -> None:
    number = make.received(cast).number
    client_of(cast.outsider).get(f"/office/cases/{number}")
    entry = Entry.objects.get(kind=Entry.Kind.REFUSED)
    assert entry.actor["name"] == "路人甲"
    assert (entry.subject, entry.detail["code"]) == (f"/office/cases/{number}", "wrong_hat")
