"""Anyone may ask whether a paper is genuine."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from onewindow.cases.tests import make
from onewindow.documents.models import Document
from onewindow.documents.queries import pdf_of


@pytest.fixture
def receipt(cast: make.Cast) -> Document:
    return make.received(cast).papers.get().document


def test_a_genuine_paper_is_confirmed_without_private_data(client: Client, receipt: Document) -> None:
    page = client.get(f"/v/{receipt.token}").text
    assert "文书属实" in page
    assert receipt.number in page
    assert "张**" in page
    assert "张伟民" not in page and "520300199001011238" not in page


def test_a_code_typed_by_hand_is_found(client: Client, receipt: Document) -> None:
    typed = receipt.token.lower().replace("0", "o")
    found = client.get("/v", {"token": f" {typed[:5]}-{typed[5:]} "}, follow=True)
    assert found.redirect_chain == [(f"/v/{receipt.token}", 302)]
    assert "文书属实" in found.text


@pytest.mark.parametrize("token", ["AAAAAAAAAAAAAAAAAAAA", "没有", "x" * 300])
def test_an_unknown_code_has_a_clear_page(client: Client, cast: make.Cast, token: str) -> None:
    response = client.get(f"/v/{token}")
    assert response.status_code == 404
    assert "没有查到这份文书" in response.text
    assert "没有查到这个验真码对应的文书" in response.text


def test_an_altered_file_is_not_vouched_for(client: Client, receipt: Document) -> None:
    Path(settings.MEDIA_ROOT, receipt.file).write_bytes(b"%PDF-1.7 forged")
    page = client.get(f"/v/{receipt.token}").text
    assert "存档异常，暂不能证明" in page
    assert "文书属实" not in page


def test_a_file_in_hand_is_compared(client: Client, receipt: Document) -> None:
    def compare(content: bytes) -> str:
        file = SimpleUploadedFile("文书.pdf", content, "application/pdf")
        return client.post(f"/v/{receipt.token}", {"file": file}).text

    assert "文件未被改动" in compare(pdf_of(receipt))
    assert "文件不一致" in compare(pdf_of(receipt) + b" ")


def test_no_file_is_asked_for_again(client: Client, receipt: Document) -> None:
    response = client.post(f"/v/{receipt.token}", {})
    assert response.status_code == 422
    assert "请先选择要比对的 PDF 文件" in response.text


def test_a_file_beyond_the_limit_is_refused(client: Client, receipt: Document, settings) -> None:  # type: ignore[no-untyped-def]
    settings.UPLOAD_LIMIT = 10
    file = SimpleUploadedFile("文书.pdf", b"x" * 11, "application/pdf")
    assert client.post(f"/v/{receipt.token}", {"file": file}).status_code == 413


def test_a_confirmation_costs_one_query(client: Client, receipt: Document, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(1):
        client.get(f"/v/{receipt.token}")
