"""The item manager's board: marks by pointer, keyboard or plain fields; the guide shows them at once (M12)."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from playwright.sync_api import Page, expect

from onewindow.audit.models import Entry
from onewindow.cases.tests import make
from onewindow.catalogue.actions import put_sample
from onewindow.catalogue.models import MaterialSample
from onewindow.catalogue.rules.marks import Mark
from onewindow.catalogue.tests.pictures import image, pdf
from onewindow.lib.uploads import Upload
from onewindow.web.tests.house import Enter, Visit, later

CODE = make.code_of("1")
BOARD = f"/office/items/{CODE}/samples/01"
GUIDE = f"/guide/{CODE}"
MARK = Mark("standard", 10, 20, 30, 5, "日期不晚于收件当日")


def file(upload: Upload) -> SimpleUploadedFile:
    return SimpleUploadedFile(upload.name, upload.content)


def row(number: int, kind: str = "method", text: str = "核对签名", **places: object) -> dict[str, object]:
    typed = {"kind": kind, "text": text, "x": "10", "y": "20", "w": "30", "h": "5"} | places
    return {f"mark-{number}-{part}": value for part, value in typed.items()}


def put(cast: make.Cast, **changes: object) -> MaterialSample:
    usual: dict[str, object] = {"item_code": CODE, "material_code": "01", "upload": image(), "marks": [MARK]}
    return put_sample(**(usual | changes), by=cast.item_manager, at=make.MORNING)  # type: ignore[arg-type]


def test_a_sample_typed_row_by_row_stands_in_the_guide(cast: make.Cast, enter: Enter, client: Client) -> None:
    form = {
        "file": file(image()),
        **row(1),
        **row(4, "filling", "按身份证填写", w="", h=""),
        **row(5, x="", y="", w="", h="", text=""),
    }
    assert enter(cast.item_manager).post(BOARD, form).headers["Location"] == BOARD
    guide = client.get(GUIDE).text
    assert "看样表，上面有 2 处标注" in guide and "按身份证填写" in guide
    alone = client.get(f"{GUIDE}/samples/01").text
    assert 'aria-label="标注 1，审查方式"' in alone and 'aria-label="标注 2，填写说明"' in alone
    assert alone.count("<rect") == 1 + alone.count('<rect x="1" y="1"')
    src = alone.split('<img src="')[1].split('"')[0]
    picture = client.get(src)
    assert picture.headers["Content-Type"] == "image/webp"
    assert picture.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'self'" in picture.headers["Content-Security-Policy"]


def test_a_page_of_a_pdf_is_taken_too(cast: make.Cast, enter: Enter) -> None:
    enter(cast.item_manager).post(BOARD, {"file": file(pdf(2)), "page": "2"})
    assert MaterialSample.objects.get().width == 1000


def test_a_fault_stands_beside_its_row_and_nothing_typed_is_lost(cast: make.Cast, enter: Enter) -> None:
    form = {"file": file(image()), **row(1), **row(3, text="方框太宽", w="95"), "begins_on": "2026-12-01"}
    response = enter(cast.item_manager).post(BOARD, form)
    assert response.status_code == 422
    assert '<a href="#mark-3-w">' in response.text and 'id="mark-3-w-error"' in response.text
    assert "方框太宽</textarea>" in response.text and 'value="2026-12-01"' in response.text
    assert not MaterialSample.objects.exists()


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"file": ""}, "file"),
        ({"page": "0"}, "page"),
        ({"page": "9" * 5000}, "page"),
        ({"page": "二"}, "page"),
        ({"begins_on": "明天"}, "begins_on"),
        ({"begins_on": "2026-02-31"}, "begins_on"),
        ({"begins_on": "2026-11-23"}, "begins_on"),
        (row(1, x="许多"), "mark-1-x"),
        (row(1, kind="wish"), "mark-1-kind"),
        (row(1, text=""), "mark-1-text"),
    ],
)
def test_odd_words_are_told_and_never_fail(
    cast: make.Cast, enter: Enter, changes: dict[str, object], place: str
) -> None:
    response = enter(cast.item_manager).post(BOARD, {"file": file(image()), **changes})
    assert response.status_code == 422 and f'href="#{place}"' in response.text


def test_the_next_edition_waits_for_its_day(cast: make.Cast, enter: Enter, client: Client) -> None:
    put(cast)
    form = {**row(1, text="新口径"), "begins_on": "2026-12-01"}
    enter(cast.item_manager).post(BOARD, form)
    assert "这一版自 2026年12月1日 起显示" in enter(cast.item_manager).get(BOARD).text
    with later("2026-11-30 23:59"):
        assert "新口径" not in client.get(GUIDE).text
    with later("2026-12-01 00:00"):
        assert "新口径" in client.get(GUIDE).text


def test_a_sample_taken_away_is_gone_with_its_picture(cast: make.Cast, enter: Enter, client: Client) -> None:
    sample = put(cast)
    enter(cast.item_manager).post(f"{BOARD}/withdraw")
    assert "看样表" not in client.get(GUIDE).text
    assert client.get(f"{GUIDE}/samples/01").status_code == 404
    assert client.get(f"{GUIDE}/samples/{sample.pk}.webp").status_code == 404
    assert enter(cast.item_manager).get(f"/office/items/{CODE}/samples/{sample.pk}.webp").status_code == 200


def test_the_desk_leads_to_the_sample(cast: make.Cast, enter: Enter) -> None:
    put(cast)
    chosen = enter(cast.clerk).post("/desk/item", {"item": CODE}, headers={"HX-Request": "true"}).text
    assert f'href="{GUIDE}/samples/01"' in chosen and f'href="{GUIDE}/samples/02"' not in chosen
    case = make.received(cast)
    assert f'href="{GUIDE}/samples/01"' in enter(cast.clerk).get(f"/desk/cases/{case.number}").text


def test_a_reviewer_reads_and_does_not_write(cast: make.Cast, enter: Enter) -> None:
    put(cast)
    reviewer = enter(cast.reviewer)
    page = reviewer.get(BOARD).text
    assert MARK.text in page and "sample-form" not in page
    assert reviewer.post(BOARD, {"file": file(image())}).status_code == 403
    kept = Entry.objects.get(kind=Entry.Kind.REFUSED)
    assert (kept.actor["name"], kept.subject, kept.detail["act"]) == (cast.reviewer.name, CODE, "put_sample")


def test_another_departments_item_is_not_there(cast: make.Cast, enter: Enter) -> None:
    for address in (f"/office/items/{make.code_of('3')}/samples", "/office/items/none/samples", f"{BOARD}9"):
        assert enter(cast.item_manager).get(address).status_code == 404


def test_the_pages_cost_a_fixed_number_of_queries(
    cast: make.Cast,
    enter: Enter,
    django_assert_num_queries: Callable,  # type: ignore[type-arg]
) -> None:
    put(cast)
    manager = enter(cast.item_manager)
    for address in (BOARD, f"/office/items/{CODE}/samples"):
        manager.get(address)
        with django_assert_num_queries(3):
            manager.get(address)


def test_marks_are_drawn_by_pointer_and_by_keyboard(page: Page, cast: make.Cast, visit: Visit, axe: Callable) -> None:  # type: ignore[type-arg]
    put(cast, marks=[], upload=image(600, 800))
    visit(cast.item_manager).goto(BOARD)
    axe(page)
    # When a box is drawn on the picture
    board = page.get_by_role("application", name="样表上的标注")
    frame = board.bounding_box()
    assert frame
    page.mouse.move(frame["x"] + frame["width"] * 0.2, frame["y"] + frame["height"] * 0.1)
    page.mouse.down()
    page.mouse.move(frame["x"] + frame["width"] * 0.6, frame["y"] + frame["height"] * 0.2, steps=4)
    page.mouse.up()
    # then its row is filled and waits for the words
    expect(page.get_by_label("内容").first).to_be_focused()
    page.keyboard.type("本人签名，日期齐全")
    expect(page.get_by_label("左 %").first).to_have_value("20")
    expect(page.get_by_label("宽 %").first).to_have_value("40")
    # When another is added and moved without a pointer
    board.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    second = page.get_by_role("listitem").filter(has=page.get_by_role("group", name="标注 2"))
    expect(second.get_by_label("左 %")).to_have_value("36")
    expect(second.get_by_label("高 %")).to_have_value("9")
    second.get_by_label("类别").select_option("裁量标准")
    second.get_by_label("内容").fill("六个月以内有效")
    axe(page)
    page.get_by_role("button", name="保存并公开").click()
    expect(page.get_by_text("样表和标注已保存。")).to_be_visible()
    # then the guide shows both
    page.goto(f"{GUIDE}/samples/01")
    expect(page.get_by_role("list", name="标注说明").get_by_role("listitem")).to_have_text(
        ["1审查方式 本人签名，日期齐全", "2裁量标准 六个月以内有效"]
    )
    page.get_by_role("link", name="标注 2，裁量标准").focus()
    axe(page)
