"""The item manager's pages: items by state, an application from the first word to its hand-in, its history (M33, M34)."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from onewindow.cases.tests.items import CODE, NEW_CODE, folk_of
from onewindow.cases.tests.make import Cast
from onewindow.catalogue import actions
from onewindow.catalogue.models import Item, ItemApplication
from onewindow.catalogue.rules.life import Kind, Stage
from onewindow.catalogue.tests import life
from onewindow.web.tests.house import Enter


@pytest.fixture
def folk(cast: Cast) -> life.People:
    return folk_of(cast)


@pytest.fixture
def manager(folk: life.People, enter: Enter) -> Client:
    return enter(folk.manager)


def pdf(name: str = "依据.pdf", content: bytes = life.PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def typed(page: str) -> dict[str, Any]:
    """The fields of the editor as a browser would post them."""
    found: dict[str, Any] = {}
    for name, value in re.findall(
        r'<input class="input[^"]*" id="[^"]*" name="([^"]*)" type="\w+" value="([^"]*)"', page
    ):
        found[name] = value.replace("&#34;", '"').replace("&amp;", "&")
    for name, value in re.findall(r'<textarea[^>]* name="([^"]*)"[^>]*>([^<]*)</textarea>', page):
        found[name] = value
    for name, body in re.findall(r'<select[^>]* name="([^"]*)"[^>]*>(.*?)</select>', page, re.S):
        found[name] = "".join(re.findall(r'value="([^"]*)" selected', body))
    for name, value in re.findall(r'type="checkbox" name="([^"]*)" value="([^"]*)" checked', page):
        found.setdefault(name, []).append(value)
    return found


def test_the_list_shows_each_item_with_what_waits_for_whom_and_until_when(folk: life.People, manager: Client) -> None:
    life.submitted(folk, Kind.SUSPENSION)
    page = manager.get("/office/items").text
    assert "护士执业注册" in page and "企业投资项目备案" not in page
    assert "待中心审核" in page and "中心事项审核人员" in page and "2026年11月27日" in page
    assert CODE in manager.get("/office/items?text=hszy").text
    assert CODE not in manager.get("/office/items?state=suspended").text
    assert manager.get("/office/items?state=nonsense&after=zzz").status_code == 200


def test_an_item_is_added_page_by_page_and_nothing_typed_is_lost(folk: life.People, manager: Client) -> None:
    refused = manager.post("/office/items/new", {"item": "123", "name": "托育机构备案"})
    assert refused.status_code == 422
    assert (
        'value="123"' in refused.text and 'value="托育机构备案"' in refused.text and "实施编码应为31位" in refused.text
    )
    begun = manager.post("/office/items/new", {"item": NEW_CODE, "name": "托育机构备案"})
    editor = begun["Location"]
    fields = typed(manager.get(editor).text) | {
        "ground": "《托育机构登记和备案办法》",
        "reason": "上级下放",
        "planned_on": "2026-12-07",
        "item-promised": "很快",
        "item-service_objects": ["natural"],
    }
    more = manager.post(editor, fields | {"add": "materials"})
    assert more.status_code == 200 and 'value="很快"' in more.text and 'id="materials-0"' in more.text
    assert ItemApplication.objects.get().form["item"].get("promised") is None  # a row more stores nothing
    fields = typed(more.text) | {"materials-0-name": "备案表", "materials-0-review_points-0-text": "盖章"}
    saved = manager.post(editor, fields | {"save": "yes"})
    assert saved["Location"].endswith("?check=yes")
    page = manager.get(saved["Location"]).text
    assert 'href="#item-promised"' in page and 'value="很快"' in page and 'value="备案表"' in page
    fields = typed(page) | {"item-promised": "5个工作日", "view": "yes"}
    address = manager.post(editor, fields)["Location"]
    assert manager.post(f"{address}/files", {"files": [pdf(), pdf("批文.pdf")]}).status_code == 302
    page = manager.get(address).text
    assert "依据.pdf" in page and "批文.pdf" in page and "备案表" in page and "没有把收件权限授予窗口" in page
    assert manager.post(f"{address}/acts/submit").status_code == 302
    application = ItemApplication.objects.get()
    assert (application.stage, application.item.state) == (Stage.SUBMITTED, Item.State.UNDER_REVIEW)
    assert manager.get(editor)["Location"] == address
    assert manager.post(editor, fields).status_code == 409


def test_rows_are_taken_away_and_a_strange_one_changes_nothing(folk: life.People, manager: Client) -> None:
    number = life.drafted(folk, Kind.CHANGE).number
    editor = f"/office/items/applications/{number}/edit"
    fields = typed(manager.get(editor).text)
    without = manager.post(editor, fields | {"remove": "materials-0"}).text
    assert "护士执业注册申请审核表" in manager.get(editor).text and "护士执业注册申请审核表" not in without
    assert "申请人签名" not in manager.post(editor, fields | {"remove": "materials-0-review_points-0"}).text
    for strange in ("materials-99", "x", "materials-0-review_points-9", "materials-0-review_points-x"):
        assert manager.post(editor, fields | {"remove": strange}).text.count('class="editor-row"') == 6
        assert manager.post(editor, fields | {"add": strange}).status_code == 200


def test_the_form_that_was_shown_and_posted_back_is_the_same_list(folk: life.People, manager: Client) -> None:
    number = life.drafted(folk, Kind.CHANGE).number
    before = ItemApplication.objects.get().form
    editor = f"/office/items/applications/{number}/edit"
    assert manager.post(editor, typed(manager.get(editor).text) | {"save": "y"})["Location"] == editor
    from onewindow.catalogue.spreadsheet import form as forms

    after = ItemApplication.objects.get().form
    read = [forms.read(forms.tidy(each), code=CODE, department="x").checklist for each in (before, after)]
    assert read[0] == read[1] is not None


def test_a_change_shows_both_lists_side_by_side_with_marks_in_words(folk: life.People, manager: Client) -> None:
    number = life.drafted(folk, Kind.CHANGE, fee="100元", limit_note="自受理起").number
    page = manager.get(f"/office/items/applications/{number}").text
    for word in ("<del>", "<ins>100元</ins>", "改动", "实质", "文字性", "含有实质改动", "与第1版比较"):
        assert word in page


def test_a_refused_submission_says_all_and_leads_to_the_places(folk: life.People, manager: Client) -> None:
    begun = actions.draft(kind=Kind.ADDITION, item_code=NEW_CODE, name="托育机构备案", by=folk.manager, at=life.AT)
    address = f"/office/items/applications/{begun.number}"
    assert "请上传依据文件" in manager.post(f"{address}/acts/submit").text
    manager.post(f"{address}/files", {"files": pdf()})
    refused = manager.post(f"{address}/acts/submit")
    assert (
        refused.status_code == 422 and "承诺时限：必填" in refused.text and f"{address}/edit?check=yes" in refused.text
    )


def test_bad_files_are_refused_and_a_removed_one_is_gone(folk: life.People, manager: Client) -> None:
    number = life.drafted(folk, Kind.CHANGE).number
    address = f"/office/items/applications/{number}"
    assert "不是可用的" in manager.post(f"{address}/files", {"files": pdf(content=b"text")}).text
    assert manager.post(f"{address}/files", {}).status_code == 422
    file = ItemApplication.objects.get().files.get()
    shown = manager.get(f"{address}/files/{file.pk}")
    assert (shown.content, shown["Content-Type"]) == (life.PDF, "application/pdf")
    assert manager.post(f"{address}/files/{file.pk}/remove").status_code == 302
    assert "依据.pdf" not in manager.get(address).text.split("经过")[0]
    assert manager.post(f"{address}/files/{file.pk}/remove").status_code == 422


def test_the_history_shows_versions_applications_and_two_versions_compared(folk: life.People, manager: Client) -> None:
    done = life.published(folk, Kind.CHANGE)
    page = manager.get(f"/office/items/{CODE}").text
    assert done.number in page and "第2版" in page and "批量导入" in page and "<ins>免费</ins>" in page
    assert "申请暂停" in page and "申请恢复" not in page
    back = manager.get(f"/office/items/{CODE}?before=2&after=1").text
    assert "<del>免费</del>" in back
    assert manager.get(f"/office/items/{CODE}?before=9&after=x").status_code == 200
    begun = manager.post(f"/office/items/{CODE}/applications", {"kind": "suspension"})
    assert begun["Location"].endswith("/edit")
    assert manager.post(f"/office/items/{CODE}/applications", {"kind": "suspension"}).status_code == 409
    assert manager.post(f"/office/items/{CODE}/applications", {"kind": "nonsense"}).status_code == 422


def test_another_department_finds_nothing(folk: life.People, enter: Enter) -> None:
    number = life.drafted(folk, Kind.CHANGE).number
    client = enter(folk.other_manager)
    for address in (
        f"/office/items/{CODE}",
        f"/office/items/applications/{number}",
        f"/office/items/applications/{number}/edit",
    ):
        assert client.get(address).status_code == 404
    assert client.post(f"/office/items/applications/{number}/acts/submit").status_code == 404
    assert client.get("/office/items/applications/nothing").status_code == 404


def test_the_pages_cost_a_fixed_number_of_queries(
    folk: life.People, manager: Client, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]
    number = life.submitted(folk, Kind.CHANGE).number
    for address, count in (
        ("/office/items", 4),
        (f"/office/items/applications/{number}", 6),
        (f"/office/items/{CODE}", 4),
    ):
        manager.get(address)
        with django_assert_num_queries(count):
            manager.get(address)
