"""One visitor on one screen: received, and answered in the same breath."""

import pytest

from onewindow.cases.models import Case, CaseFile, Liability
from onewindow.cases.tests import make
from onewindow.web.tests.desk.typing import HTMX, company_form, material, nurse_form, scan
from onewindow.web.tests.house import Enter


def receive(client, form: dict, **extra):
    return client.post("/desk/receive", form, headers=HTMX, **extra)


def kinds_of(case: Case) -> list[str]:
    return [paper.document.kind for paper in case.papers.order_by("pk")]


def test_the_first_screen_waits_for_a_visitor(cast: make.Cast, enter: Enter) -> None:
    make.received(cast)
    page = enter(cast.clerk).get("/desk").text
    assert "查找事项" in page
    assert 'id="waiting">1</span>' in page
    assert "选定事项后，这里只出现本窗口有权办的步骤" in page


def test_receiving_only_gives_a_receipt(cast: make.Cast, enter: Enter) -> None:
    response = receive(enter(cast.clerk), nurse_form())
    case = Case.objects.get()
    assert (response.status_code, case.state, kinds_of(case)) == (200, "received", ["receipt"])
    assert response.headers["HX-Push-Url"] == f"/desk/cases/{case.number}"
    assert "<html" not in response.text
    assert "已收件，收件凭证可以打印" in response.text
    assert "data-issued>收件凭证" in response.text


def test_receiving_and_accepting_is_one_step(cast: make.Cast, enter: Enter) -> None:
    page = receive(enter(cast.clerk), nurse_form("accept")).text
    case = Case.objects.get()
    assert (case.state, kinds_of(case)) == ("accepted", ["receipt", "acceptance"])
    assert page.index("data-issued>受理通知书") < page.index("data-issued>收件凭证")


def test_defects_are_told_once_in_one_step(cast: make.Cast, enter: Enter) -> None:
    form = nurse_form("notify") | material("01", "defective", "照片不清晰") | {"notify.reply_by": "2026-12-20"}
    receive(enter(cast.clerk), form)
    case = Case.objects.get()
    assert case.state == "correcting"
    assert f"{case.notices.get().reply_by}" == "2026-12-21"  # the 20th is a Sunday


def test_what_is_not_the_windows_is_returned_in_one_step(cast: make.Cast, enter: Enter) -> None:
    form = nurse_form("return") | {"return.reason": "不属于本市管辖", "return.where_to_go": "贵阳市卫生健康局"}
    receive(enter(cast.clerk), form)
    assert Case.objects.get().state == "returned"


def test_what_is_no_case_of_the_law_is_declined_in_one_step(cast: make.Cast, enter: Enter) -> None:
    form = nurse_form("decline") | {"decline.reason": "无需许可", "decline.basis": "行政许可法第三十二条"}
    receive(enter(cast.clerk), form)
    assert Case.objects.get().state == "declined"


def test_scans_and_the_letter_are_kept(cast: make.Cast, enter: Enter) -> None:
    form = company_form("accept") | {"materials.01-files": [scan(), scan("二.png")], "letter": scan("委托书.png")}
    receive(enter(cast.legal_clerk), form)
    case = Case.objects.get()
    assert case.state == "accepted"
    assert case.agent_name == "杨帆"
    kept = CaseFile.objects.filter(case=case).order_by("uploaded_at", "id")
    assert [(file.name, file.purpose) for file in kept] == [
        ("委托书.png", "letter"),
        ("申请表.png", "material"),
        ("二.png", "material"),
    ]


def test_an_optional_material_that_nobody_looked_at_was_not_handed_in(cast: make.Cast, enter: Enter) -> None:
    cast.nurse.versions.get().materials.filter(code="02")
    form = nurse_form()
    form["materials.02-verdict"] = ""
    receive(enter(cast.clerk), form)
    assert Case.objects.get().materials.get(requirement__code="02").verdict == "pending"


def test_without_script_the_way_leads_to_the_case(cast: make.Cast, enter: Enter) -> None:
    client = enter(cast.clerk)
    response = client.post("/desk/receive", nurse_form("accept"))
    number = Case.objects.get().number
    assert response.headers["Location"] == f"/desk/cases/{number}"
    assert "已受理，受理通知书可以打印" in client.get(f"/desk/cases/{number}").text


def test_a_double_click_makes_one_case(cast: make.Cast, enter: Enter) -> None:
    client, form = enter(cast.clerk), nurse_form("accept")
    for _ in range(2):
        sent = {**form, "materials.01-files": scan()}
        assert receive(client, sent).status_code == 200
    case = Case.objects.get()
    assert (case.state, case.files.count(), kinds_of(case)) == ("accepted", 1, ["receipt", "acceptance"])


@pytest.mark.parametrize(
    ("changes", "place", "sentence"),
    [
        ({"applicant__number": "520300199001011239"}, "applicant.number", "公民身份号码的校验码（末位）不符"),
        ({"applicant__number": "52030020990101123X"}, "applicant.number", "晚于今天"),
        ({"applicant__phone": "12345"}, "applicant.phone", "手机号码"),
        ({"applicant__name": ""}, "applicant.name", "请填写“姓名或名称”"),
        ({"materials__02-original": ""}, "materials.02", "须核验原件"),
        ({"materials__01-verdict": "defective"}, "materials.01", "请填写“哪里不符合、应当怎样”"),
        ({"materials__01-copies": "许多"}, "materials.01", "“留存份数”的内容无法识别：许多"),
        ({"materials__01-verdict": "wonderful"}, "materials.01", "“核验结论”的内容无法识别"),
        ({"agent__present": "yes", "agent__until": "明天"}, "agent.until", "“委托期限”的内容无法识别：明天"),
        ({"situations": "99999"}, "situations", "情形"),
        ({"channel": "pigeon"}, "channel", "“渠道”的内容无法识别"),
    ],
)
def test_what_cannot_be_right_changes_nothing_and_keeps_every_word(
    cast: make.Cast, enter: Enter, changes: dict, place: str, sentence: str
) -> None:
    typed = {"agent.scope": "递交材料", "agent.name": "王代办", "return.reason": "写了一半的理由"}
    response = receive(enter(cast.clerk), nurse_form("accept", **changes) | typed)
    page = response.text
    assert 400 <= response.status_code < 500
    assert not Case.objects.exists()
    assert sentence in page
    assert f'<a href="#{place}">' in page
    for word in ("递交材料", "王代办", "写了一半的理由"):
        assert word in page


def test_an_item_that_does_not_exist_is_said_beside_the_search(cast: make.Cast, enter: Enter) -> None:
    response = receive(enter(cast.clerk), nurse_form("accept", item="no-such-item"))
    assert response.status_code == 404
    assert '<a href="#item">' in response.text
    assert 'value="张伟民"' in response.text


def test_all_faults_are_told_at_once(cast: make.Cast, enter: Enter) -> None:
    form = nurse_form(applicant__number="1", applicant__phone="2", applicant__name="")
    page = receive(enter(cast.clerk), form | {"materials.01-files": scan("虚假.pdf", b"MZ not a pdf")}).text
    assert "有 4 处需要修改，您填写的内容都还在" in page


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (scan("扫描.pdf", b"%PDF-" + b"0" * (40 * 1024 * 1024)), "文件“扫描.pdf”为 40.0 MB，超过 20 MB 的上限"),
        (scan("身份证.jpg", b"MZ\x90\x00 a program"), "文件“身份证.jpg”不是可用的 PDF、JPEG 或 PNG 文件"),
        (scan("空.pdf", b""), "文件“空.pdf”是空的"),
    ],
    ids=["40 MB", "mistyped", "empty"],
)
def test_a_file_that_cannot_be_taken_changes_nothing(cast: make.Cast, enter: Enter, file, sentence: str) -> None:
    response = receive(enter(cast.clerk), nurse_form("accept") | {"materials.01-files": file})
    assert sentence in response.text
    assert '<a href="#materials.01">' in response.text
    assert not Case.objects.exists()


def test_a_material_beyond_the_list_is_refused_and_held_against_the_clerk(cast: make.Cast, enter: Enter) -> None:
    response = receive(enter(cast.clerk), nurse_form("accept") | material("99"))
    assert "不在本事项的材料清单内" in response.text
    assert not Case.objects.exists()
    assert Liability.objects.get().person["name"] == "王晓梅"


def test_an_expired_agreement_is_named(cast: make.Cast, enter: Enter) -> None:
    cast.nurse.grants.get(power="receive").agreement.__class__.objects.filter(grants__item=cast.nurse).update(
        ends_on="2026-10-31"
    )
    response = receive(enter(cast.clerk), nurse_form("accept"))
    assert response.status_code == 403
    assert "已于 2026-10-31 届满" in response.text
    assert 'value="张伟民"' in response.text
    assert not Case.objects.exists()


def test_a_natural_window_refuses_a_company(cast: make.Cast, enter: Enter) -> None:
    response = receive(enter(cast.clerk), company_form("accept"))
    assert "法人综合服务区" in response.text
    assert not Case.objects.exists()


def test_a_number_under_another_name_asks_for_the_change_to_be_confirmed(cast: make.Cast, enter: Enter) -> None:
    client = enter(cast.clerk)
    receive(client, nurse_form())
    page = receive(client, nurse_form(applicant__name="张卫民")).text
    assert "登记的姓名或名称与填写的不一致" in page
    assert "确认更名" in page
    receive(client, nurse_form(applicant__name="张卫民", **{"applicant__name_change_confirmed": "yes"}))
    assert Case.objects.count() == 2


def test_when_only_the_second_step_is_refused_the_case_stands_and_says_why(cast: make.Cast, enter: Enter) -> None:
    form = nurse_form("decline") | {"decline.reason": "不属于行政许可", "decline.basis": "", "return.reason": "另一半"}
    response = receive(enter(cast.clerk), form)
    case = Case.objects.get()
    page = response.text
    assert (response.status_code, case.state) == (422, "received")
    assert "已收件" in page
    assert '<a href="#decline.basis">请填写“法律依据”。</a>' in page
    assert "不属于行政许可</textarea>" in page
    assert "另一半</textarea>" in page
    assert response.headers["HX-Push-Url"] == f"/desk/cases/{case.number}"


def test_without_the_power_to_accept_the_case_stands_received(cast: make.Cast, enter: Enter) -> None:
    response = receive(enter(cast.clerk), nurse_form("accept", item=make.code_of("4")))
    assert response.status_code == 403
    assert Case.objects.get().state == "received"
    assert "该权限在市卫生健康局" in response.text


@pytest.mark.parametrize("who", ["reviewer", "issuer", "supervisor", "outsider", "consultant"])
def test_nobody_but_a_clerk_receives(cast: make.Cast, enter: Enter, who: str) -> None:
    assert receive(enter(cast.people[who]), nurse_form()).status_code == 403
    assert not Case.objects.exists()


def test_the_first_screen_costs_a_fixed_number_of_queries(cast, enter, django_assert_num_queries) -> None:
    client = enter(cast.clerk)
    client.get("/desk")
    with django_assert_num_queries(1):
        client.get("/desk")
