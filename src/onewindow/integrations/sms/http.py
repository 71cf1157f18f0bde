"""A gateway that takes a JSON body over HTTPS and answers with its own number for the message."""

import requests

from onewindow.messaging.driver import Letter, Rejected, Unreachable

PATIENCE = (5, 10)
"""Seconds to connect and to answer: the message is locked meanwhile."""


class HttpDriver:
    """`POST {"id", "to", "text"}` with the token as bearer; 2xx answers `{"id": …}`, 4xx is for ever, the rest is for now."""

    def __init__(self, address: str, token: str) -> None:
        self.address, self.token = address, token

    def send(self, letter: Letter) -> str:
        body = {"id": letter.id, "to": letter.to, "text": letter.text}
        headers = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": letter.id}
        try:
            answer = requests.post(self.address, json=body, headers=headers, timeout=PATIENCE)
            if answer.status_code in (408, 425, 429) or answer.status_code >= 500:
                raise Unreachable(f"HTTP {answer.status_code}")
            if answer.status_code >= 300:
                raise Rejected(f"HTTP {answer.status_code}")
            return str(answer.json().get("id") or letter.id)
        except (requests.RequestException, ValueError, AttributeError) as fault:
            raise Unreachable(type(fault).__name__) from fault
