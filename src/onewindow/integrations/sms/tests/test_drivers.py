"""The two ways out: a repeated letter is known, and a gateway's answer is read for what it means."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from onewindow.integrations import sms
from onewindow.integrations.sms.file import FileDriver
from onewindow.integrations.sms.http import HttpDriver
from onewindow.messaging.driver import Letter, Rejected, Unreachable

LETTER = Letter("0192", "13800000001", "您好")


def test_a_letter_is_one_file_however_often_it_is_sent(tmp_path: Path) -> None:
    driver = FileDriver(tmp_path / "sms")
    assert (driver.send(LETTER), driver.send(LETTER)) == ("0192", "0192")
    assert (tmp_path / "sms" / "0192.txt").read_text("utf-8") == "13800000001\n您好\n"


def test_a_folder_that_cannot_be_made_is_tried_again_later(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(Unreachable):
        FileDriver(tmp_path / "taken").send(LETTER)


class Answer(BaseHTTPRequestHandler):
    status, body = 200, b'{"id": "gw-1"}'
    asked: list[tuple[dict[str, str], dict[str, str]]] = []

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append((dict(self.headers), body))
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_words: object) -> None:
        pass


@pytest.fixture
def gateway() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    Answer.asked.clear()
    yield f"http://127.0.0.1:{server.server_port}/send"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_gateway_gets_the_letter_with_its_number_and_token(gateway: str) -> None:
    assert HttpDriver(gateway, "secret").send(LETTER) == "gw-1"
    headers, body = Answer.asked[0]
    assert body == {"id": "0192", "to": "13800000001", "text": "您好"}
    assert (headers["Authorization"], headers["Idempotency-Key"]) == ("Bearer secret", "0192")


@pytest.mark.parametrize(
    ("status", "body", "fault"),
    [
        (503, b"", Unreachable),
        (429, b"", Unreachable),
        (400, b"", Rejected),
        (401, b"", Rejected),
        (200, b"<html>", Unreachable),
        (200, b"[]", Unreachable),
    ],
)
def test_an_answer_is_for_now_or_for_ever(
    gateway: str, status: int, body: bytes, fault: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Answer, "status", status)
    monkeypatch.setattr(Answer, "body", body)
    with pytest.raises(fault):
        HttpDriver(gateway, "secret").send(LETTER)


def test_a_gateway_that_is_away_is_tried_again_later(gateway: str) -> None:
    closed = gateway.replace("127.0.0.1:", "127.0.0.2:")
    with pytest.raises(Unreachable):
        HttpDriver(closed, "secret").send(LETTER)


def test_the_settings_choose_the_way(settings, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    settings.SMS_FOLDER, settings.SMS_GATEWAY = tmp_path, ""
    assert isinstance(sms.driver(), FileDriver)
    settings.SMS_GATEWAY, settings.SMS_TOKEN = "https://gateway.example/send", "secret"
    assert isinstance(sms.driver(), HttpDriver)
