"""Confirming items by the page: printed and sealed by the department, received by the centre (M10)."""

import pytest
from django.test import Client

from onewindow.authority.models import ConfirmationList
from onewindow.cases.tests import make
from onewindow.web.tests.agreements.test_agreements import scan
from onewindow.web.tests.house import Enter


def confirmed(cast: make.Cast, client: Client) -> str:
    form = {"items": [cast.nurse.code], "powers": [f"{cast.nurse.code}:receive", f"{cast.nurse.code}:accept"]}
    return str(client.post("/office/confirmations", form).headers["Location"])


def test_a_list_goes_from_the_department_to_the_centre(cast: make.Cast, enter: Enter) -> None:
    office, centre = enter(cast.item_manager), enter(cast.admin)
    assert "3 项待确认" in office.get("/office/confirmations").text
    address = confirmed(cast, office)
    assert "2 项待确认" in office.get("/office/confirmations").text
    number = address.rpartition("/")[2]
    assert office.get(f"{address}/printed.file").headers["Content-Type"] == "application/pdf"
    assert office.post(f"{address}/acts/seal").status_code == 422
    office.post(f"{address}/acts/seal", {"file": scan()})
    page = centre.get(f"/centre/confirmations/{number}").text
    assert "待中心接收" in page and "收件、受理" in page
    assert centre.get(f"/centre/confirmations/{number}/sealed.file").content == scan().read()
    centre.post(f"/centre/confirmations/{number}/acts/receive")
    assert "中心已接收" in office.get(address).text


def test_a_list_is_sent_back_with_a_reason(cast: make.Cast, enter: Enter) -> None:
    office, centre = enter(cast.item_manager), enter(cast.admin)
    address = confirmed(cast, office)
    office.post(f"{address}/acts/seal", {"file": scan()})
    back = address.replace("office", "centre") + "/acts/return"
    assert centre.post(back, {"answer": ""}).status_code == 422
    centre.post(back, {"answer": "盖章不清"})
    assert "盖章不清" in office.get(address).text
    assert ConfirmationList.objects.get().stage == "returned"


def test_nothing_chosen_is_said_and_the_centre_confirms_nothing(cast: make.Cast, enter: Enter) -> None:
    refused = enter(cast.item_manager).post("/office/confirmations", {"items": [cast.nurse.code]})
    assert refused.status_code == 422 and "至少为一个事项选择权限" in refused.text
    assert enter(cast.admin).post("/centre/confirmations", {}).status_code == 403
    assert enter(cast.admin).get("/centre/confirmations").status_code == 200


@pytest.mark.parametrize("name", ["clerk", "reviewer", "supervisor", "outsider"])
def test_other_hats_are_stopped_at_the_door(cast: make.Cast, enter: Enter, name: str) -> None:
    client = enter(cast.people[name])
    for room in ("office", "centre"):
        assert client.get(f"/{room}/confirmations").status_code == 403


def test_what_is_no_file_and_no_act_is_not_there(cast: make.Cast, enter: Enter) -> None:
    client = enter(cast.item_manager)
    address = confirmed(cast, client)
    assert client.get(f"{address}/other.file").status_code == 404
    assert client.post(f"{address}/acts/fly").status_code == 404
    assert client.get(f"{address}/acts/seal").headers["Location"] == address
    assert client.get("/office/confirmations/999999").status_code == 404
