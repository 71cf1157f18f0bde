"""In English, every page says all of its own words in English; only what was entered or put on record stays Chinese."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from onewindow import PACKAGE
from onewindow.audit.models import Entry
from onewindow.authority import actions as authority
from onewindow.authority.models import Agreement, Exam
from onewindow.cases import actions
from onewindow.cases.application import MaterialInput
from onewindow.cases.errors import ExtraMaterial
from onewindow.cases.models import Case, CaseEvent
from onewindow.cases.rules import State
from onewindow.cases.tests import make
from onewindow.cases.tests.items import CODE, folk_of
from onewindow.catalogue.actions import AnswerInput, print_manual, put_sample, write_answer
from onewindow.catalogue.models import Item
from onewindow.catalogue.rules.life import Kind
from onewindow.catalogue.rules.marks import Mark
from onewindow.catalogue.tests import life
from onewindow.catalogue.tests.pictures import image
from onewindow.catalogue.tests.questions import registration
from onewindow.documents.models import Document
from onewindow.lib.masking import mask_name
from onewindow.lib.uploads import Upload
from onewindow.organisation import hats
from onewindow.organisation.models import Account, Applicant
from onewindow.supervision.tests import make as supervised
from onewindow.web.tests.house import cast
from onewindow.web.tests.signed_in import client_of
from onewindow.web.tests.training.make import course, rights

__all__ = ["cast"]

CHINESE = re.compile("[\u2e80-\u9fff\uff00-\uffef]+")
EMPTY = {"meta", "link", "input", "br", "img", "hr", "wbr", "source", "use", "path", "col"}
AT = make.MORNING
SCAN = Upload("盖章件.pdf", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")
NAMES_OF_PERSONS = [(Account, "full_name"), (Applicant, "name"), (Applicant, "representative"), (Case, "agent_name")]
ALONE = [
    ("front", None, ""),
    ("front", "clerk", ""),
    ("guide", None, ""),
    ("guide", None, "q=护士执业注册"),
    ("guide", None, "q=nothing"),
    ("progress", None, ""),
    ("verify", None, ""),
    ("verify", None, "token=0000-0000"),
    ("sign_in", None, ""),
    ("home", "outsider", ""),
    ("hat", "clerk", ""),
    ("desk:home", "clerk", ""),
    ("desk:home", "legal_clerk", "item=" + make.code_of("3")),
    ("desk:items", "clerk", "q=许可"),
    ("desk:inbox", "clerk", ""),
    ("desk:cases", "clerk", ""),
    ("office:home", "reviewer", ""),
    ("office:home", "decider", "own=yes"),
    ("office:cases", "reviewer", ""),
    ("issuing:home", "issuer", ""),
    ("issuing:cases", "issuer", ""),
    ("watch:home", "supervisor", ""),
    ("watch:steps", "leader", ""),
    ("watch:cases", "supervisor", ""),
    ("watch:refused", "supervisor", ""),
    ("watch:breaches", "supervisor", ""),
    ("centre:lights", "admin", ""),
    ("centre:messages", "admin", ""),
    ("centre:sheet", "admin", ""),
    ("watch:coverage", "leader", ""),
    ("watch:exclusions", "leader", ""),
    ("watch:exclusions", "admin", ""),
    ("office:coverage", "item_manager", ""),
    ("office:exclusions", "item_manager", ""),
    ("centre:sheet", "item_checker", ""),
    ("watch:calendar", "admin", ""),
    ("watch:calendar", "admin", "year=2027"),
    ("watch:samples", "supervisor", ""),
    ("watch:findings", "supervisor", ""),
    ("office:findings", "decider", "overdue=yes"),
    ("desk:findings", "clerk", ""),
    ("issuing:findings", "issuer", ""),
    ("watch:assessment", "leader", "period=2026-Q4"),
    ("watch:assessment", "leader", "side=person&period=2026-11"),
    ("watch:rules", "admin", ""),
    ("watch:rules", "supervisor", ""),
    ("centre:home", "admin", ""),
    ("office:agreements", "item_manager", ""),
    ("office:new_agreement", "item_manager", ""),
    ("office:confirmations", "item_manager", ""),
    ("office:accounts", "item_manager", ""),
    ("centre:agreements", "admin", ""),
    ("centre:new_agreement", "admin", ""),
    ("centre:confirmations", "admin", ""),
    ("centre:accounts", "admin", "returned=yes"),
    ("centre:items", "item_checker", ""),
    ("centre:items", "admin", "stage=approved"),
    ("office:items", "item_manager", ""),
    ("office:items", "item_manager", "text=nothing"),
    ("office:new_item", "item_manager", ""),
    ("notices", "item_checker", ""),
    ("training:home", "clerk", ""),
    ("training:home", "untrained", "missing=yes"),
    ("training:office", "item_manager", ""),
    ("training:department", "item_manager", ""),
    ("training:centre", "admin", ""),
    ("watch:home", "clerk", ""),  # the wrong door
    ("api:openapi-view", None, ""),
]
OF_A_CASE = [
    ("desk:case", "clerk"),
    ("desk:case", "legal_clerk"),
    ("office:case", "reviewer"),
    ("office:case", "decider"),
    ("issuing:case", "issuer"),
    ("watch:case", "supervisor"),
]


class Page(HTMLParser):
    """What a person reads or hears of a page; parts marked as being in Chinese are left out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.language = ""
        self._open: list[tuple[str, bool]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.language = given.get("lang") or ""
        hidden = tag in ("script", "style", "pre") or (given.get("lang") or "").startswith("zh")
        if tag not in EMPTY:
            self._open.append((tag, hidden))
        if not hidden and not self._is_hidden():
            self.said += [value for value in given.values() if value]

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._is_hidden():
            self.said.append(data)

    def _is_hidden(self) -> bool:
        return any(hidden for _tag, hidden in self._open)


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    hats.forget()
    yield
    hats.forget()


@pytest.fixture
def house(cast: make.Cast) -> make.Cast:
    """The cast with a case in every state that is soon reached, a refused act and a breach."""
    make.issuing(cast)
    make.granted(cast)
    open_case = make.received(cast, missing=("02",))
    corrected = make.received(cast, verdict="defective")
    actions.notify(number=corrected.number, by=cast.clerk, at=AT)
    asked = make.accepted(cast)
    actions.ask(number=asked.number, question="照片是本人吗", by=cast.reviewer, at=AT)
    delivered = make.issuing(cast)
    actions.deliver(
        number=delivered.number, recipient="张伟民", recipient_number=make.PERSON.number, by=cast.issuer, at=AT
    )
    actions.receive(application=make.company_application(), by=cast.legal_clerk, at=AT)
    radiology = actions.receive(application=make.company_application("2"), by=cast.legal_clerk, at=AT)
    actions.accept(number=radiology.number, by=cast.legal_clerk, at=AT)
    with pytest.raises(ExtraMaterial):
        actions.check(
            number=open_case.number, materials=[MaterialInput(code="99", verdict="passed")], by=cast.clerk, at=AT
        )
    return cast


def test_every_page_says_its_own_words_in_english(house: make.Cast) -> None:
    left = {}
    for name, who, query in ALONE:
        response = _english(house, who).get(f"{reverse(name)}?{query}")
        assert response.status_code in (200, 302, 403), name
        left[name, who, query] = _chinese_left(response)
    assert {page: words for page, words in left.items() if words} == {}


def test_the_pages_of_cases_say_their_own_words_in_english(house: make.Cast) -> None:
    left = {}
    for name, who in OF_A_CASE:
        client = _english(house, who)
        answers = [client.get(reverse(name, args=[case.number])) for case in Case.objects.all()]
        assert {answer.status_code for answer in answers} in ({200}, {200, 404}), name
        left[name, who] = [word for answer in answers for word in _chinese_left(answer)]
    assert {page: words for page, words in left.items() if words} == {}


def test_the_pages_of_supervision_say_their_own_words_in_english(house: make.Cast) -> None:
    case = supervised.drawn(house).cases.get().case
    refusing = {"findings": "不符合", "reasons": "未通过考试", "basis": "护士条例"}
    late = make.reviewed(house, make.moment("2026-10-12 10:00"))
    actions.refuse(number=late.number, **refusing, by=house.decider, at=AT)
    numbers = [
        make_finding(house).number for make_finding in (supervised.raised, supervised.replied, supervised.reported)
    ]
    unit = f"department/{house.health.pk}"
    pages = {
        "supervisor": [
            "samples",
            "samples/2026-10",
            "samples/2026-10/again",
            f"samples/2026-10/cases/{case.number}",
            f"findings/new?case={case.number}",
            f"assessment/{unit}?period=2026-11",
            f"assessment/{unit}/findings_ordinary?period=2026-11",
            *(f"findings/{number}" for number in numbers),
        ],
        "decider": [f"findings/{number}" for number in numbers],
    }
    left = {}
    for who, addresses in pages.items():
        for address in addresses:
            answer = _english(house, who).get(f"/{'watch' if who == 'supervisor' else 'office'}/{address}")
            assert answer.status_code == 200, address
            left[who, address] = _chinese_left(answer)
    assert {page: words for page, words in left.items() if words} == {}


def test_a_course_its_test_and_a_pass_are_in_english(cast: make.Cast) -> None:
    taught, clerk = course(cast), _english(cast, "untrained")
    address = reverse("training:course", args=[taught.pk])
    pages = [_english(cast, who).get(address) for who in ("untrained", "item_manager", "admin")]
    clerk.post(f"{address}/acts/enrol")
    exam = clerk.post(f"{address}/acts/start").headers["Location"]
    pages += [
        clerk.get(address),
        clerk.get(exam),
        clerk.get(f"{exam}?question=all"),
        clerk.post(exam, {"go": "hand_in"}),
    ]
    clerk.post(exam, {**rights(Exam.objects.get()), "go": "hand_in"})
    kept = reverse("training:pass", args=[Exam.objects.get().passes.get().pk])
    pages += [clerk.get(exam), clerk.get(kept), _english(cast, "admin").get(kept)]
    assert [word for page in pages for word in _chinese_left(page)] == []


def test_the_pages_of_agreements_are_read_in_english(house: make.Cast) -> None:
    nurse, other = house.nurse.code, house.radiology.code
    how = {"by": house.item_manager, "at": AT}
    code = Agreement.objects.get(grants__item=house.nurse, grants__power="accept").code
    authority.amend(code=code, powers={nurse: ["receive"]}, reason="调整", **how)
    made = authority.confirm_items(powers={nurse: ["receive"]}, **how)
    authority.seal_list(list_id=made.pk, upload=SCAN, **how)
    proposed = authority.propose(
        department_id=house.health.pk,
        centre_id=house.centre.pk,
        powers={other: ["receive"]},
        begins_on=date(2031, 1, 1),
        ends_on=date(2031, 12, 31),
        **how,
    )
    for by in (house.item_manager, house.admin):
        authority.sign(code=proposed.code, proposal_id=proposed.proposals.get().pk, by=by, at=AT)
    authority.request_ending(code=code, reason="改由网上办理", attachment=SCAN, **how)
    left = {}
    for who, room in (("item_manager", "office"), ("admin", "centre")):
        client = _english(house, who)
        pages = [reverse(f"{room}:agreement", args=[each]) for each in (code, proposed.code)]
        pages += [reverse(f"{room}:confirmation", args=[made.pk]), reverse(f"{room}:register_account", args=[code])]
        for page in pages:
            response = client.get(page)
            assert response.status_code == 200, page
            left[page] = _chinese_left(response)
        refused = client.post(reverse(f"{room}:agreement_act", args=[code, "renew"]), {"begins_on": "x"})
        left[room] = _chinese_left(refused)
    left["public"] = _chinese_left(_english(house, None).get(reverse("authorisation", args=[proposed.code])))
    left["unknown"] = _chinese_left(_english(house, None).get(reverse("authorisation", args=["x"])))
    assert {page: words for page, words in left.items() if words} == {}


def test_an_applicant_reads_the_progress_in_english(house: make.Cast) -> None:
    case = Case.objects.first()
    assert case is not None
    left = {}
    for state in State:
        Case.objects.filter(pk=case.pk).update(state=state)
        response = _english(house, None).post(reverse("progress"), {"number": case.number, "code": case.query_code})
        assert response.status_code == 200, state
        left[state] = _chinese_left(response)
    assert {state: words for state, words in left.items() if words} == {}


def test_the_guides_are_read_in_english(house: make.Cast) -> None:
    for code in [*Item.objects.values_list("code", flat=True), "nothing"]:
        assert _chinese_left(_english(house, None).get(reverse("guide_item", args=[code]))) == []


def test_what_explains_an_item_is_read_in_english(cast: make.Cast, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    version = registration(cast.health, cast.nurse.type, make.code_of("6"))
    code, manager = version.item.code, {"by": cast.item_manager, "at": AT}
    mark = Mark("method", 1, 1, 9, 9, "核对签名")
    put_sample(item_code=code, material_code="01", upload=image(), marks=[mark], **manager)
    write_answer(item_code=code, written=AnswerInput("可以代办吗？", "可以。", "法律", "public"), **manager)
    print_manual(item_code=code, **manager)
    public = [("guide_item", [code]), ("guide_questions", [code]), ("guide_sample", [code, "01"])]
    office = [("samples", [code]), ("sample", [code, "01"]), ("sample", [code, "02"]), ("points", [code])]
    office += [("answers", [code]), ("answer", [code, 1]), ("new_answer", [code])]
    for who, pages in ((None, public), ("item_manager", [(f"office:{name}", args) for name, args in office])):
        for name, args in pages:
            response = _english(cast, who).get(reverse(name, args=args))
            assert (response.status_code, _chinese_left(response)) == (200, []), name


def test_the_life_of_items_is_told_in_english(cast: make.Cast) -> None:
    folk = folk_of(cast)
    change = life.published(folk, Kind.CHANGE).number
    shown = [life.approved(folk).number, life.submitted(folk, Kind.SUSPENSION).number, change]
    draft = life.drafted(folk, Kind.CHANGE, fee="100").number
    left = []
    for who, page in [
        *(("admin", f"/centre/items/applications/{number}") for number in shown),
        *(("item_manager", f"/office/items/applications/{number}") for number in (*shown, draft)),
        ("item_manager", f"/office/items/applications/{draft}/edit"),
        ("item_manager", f"/office/items/{CODE}"),
        ("item_checker", "/centre/items"),
        ("item_manager", "/office/items"),
    ]:
        left += _chinese_left(_english(cast, who).get(page), set(life.whole().flow))
    assert left == []


def test_a_paper_is_confirmed_in_english(house: make.Cast) -> None:
    for paper in Document.objects.all():
        response = _english(house, None).get(reverse("verification", args=[paper.token]))
        assert _chinese_left(response, {paper.content["paper"]["title"]}) == []


def test_whole_numbers_are_shown_under_english_words(house: make.Cast) -> None:
    case = Case.objects.exclude(agent_name="").first()
    assert case is not None
    response = _english(house, "legal_clerk").post(reverse("case:reveal", args=[case.number]), {"reason": "核对"})
    assert response.status_code == 200
    assert _chinese_left(response) == []


@pytest.mark.parametrize(
    ("who", "go"),
    [
        (None, lambda client: client.get("/nothing-here")),
        (None, lambda client: client.post(reverse("sign_in"), {"sign_in_name": "nobody", "password": "wrong"})),
        (None, lambda client: client.post(reverse("progress"), {"number": "1", "code": "x"})),
        ("clerk", lambda client: client.get(reverse("desk:case", args=["520300202611240099999"]))),
        ("clerk", lambda client: client.post(reverse("desk:receive"), {})),
        ("clerk", lambda client: client.post(reverse("desk:person"), {"applicant.number": "52030019900101123X"})),
    ],
)
def test_refusals_are_said_in_english(cast: make.Cast, who: str | None, go: Callable[[Client], HttpResponse]) -> None:
    assert _chinese_left(go(_english(cast, who))) == []


def test_the_examples_of_the_components_have_english_words(cast: make.Cast) -> None:
    examples = (PACKAGE / "web" / "templates").glob("**/styleguide*")
    files = [file for place in examples for file in (place.glob("*.html") if place.is_dir() else [place])]
    made_up = {word for file in files for word in CHINESE.findall(re.sub(r'_\("[^"]*"', "", file.read_text("utf-8")))}
    for query in ("", "toast", "refuse", "frame=screen"):
        Client().get(f"{reverse('styleguide')}?{query}")  # the first reader's language must not stay
        response = _english(cast, None).get(f"{reverse('styleguide')}?{query}")
        assert _chinese_left(response, made_up) == []


def test_the_description_of_the_api_is_in_english_for_who_asks() -> None:
    response = Client().get(reverse("api:openapi-json"), headers={"Accept-Language": "en"})
    assert set(CHINESE.findall(json.dumps(response.json(), ensure_ascii=False))) == set()


def test_the_cookie_decides_the_language_of_the_page(cast: make.Cast) -> None:
    client = Client()
    assert Page(client.get(reverse("front")).content.decode()).language == "zh-hans"
    client.post(reverse("language"), {"language": "en", "next": "/"})
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
    assert Page(client.get(reverse("front")).content.decode()).language == "en"


def _english(cast: make.Cast, who: str | None) -> Client:
    client = client_of(cast.people[who]) if who else Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def _chinese_left(response: HttpResponse, made_up: set[str] = frozenset()) -> list[str]:  # type: ignore[assignment]
    """The Chinese that a page says and that nobody entered."""
    page = Page(response.content.decode())
    assert page.language in ("en", "")  # a part of a page has none
    entered = sorted(_entered() | made_up, key=len, reverse=True)
    return [said.strip() for said in page.said if CHINESE.search(said) and CHINESE.search(_without(said, entered))]


def _without(text: str, entered: list[str]) -> str:
    for words in entered:
        text = text.replace(words, "")
    return text


def _entered() -> set[str]:
    """All Chinese that the database holds as text; the papers' content is not shown by pages."""
    found: set[str] = set()
    for model in apps.get_models():
        if model.__module__.startswith("onewindow.") and model not in (Document, Entry, CaseEvent):
            fields = [field.attname for field in model._meta.concrete_fields if _is_free(field)]
            found.update(
                text for row in model._base_manager.values_list(*fields) for value in row for text in _texts(value)
            )
    for event in CaseEvent.objects.all():
        found.update(_texts([event.detail, event.ground, event.actor]))
    for entry in Entry.objects.all():
        found.update(_texts([entry.actor, entry.detail.get("sentence"), entry.detail.get("reason")]))
    found.update(Document.objects.values_list("number", flat=True))
    for model, name in NAMES_OF_PERSONS:
        found.update(map(mask_name, model._base_manager.values_list(name, flat=True)))
    return {text for text in found if CHINESE.search(text)}


def _is_free(field: models.Field) -> bool:  # type: ignore[type-arg]
    return not field.choices and not field.is_relation and not isinstance(field, models.BinaryField)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _texts(list(value.values()))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
