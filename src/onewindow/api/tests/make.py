"""Calling the API as one of the cast, and reading what it answers."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from onewindow.api.auth import token_for
from onewindow.cases.tests import make
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Post

ROOT = "/api/v1"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452")
NURSE = {
    "item_code": make.code_of("1"),
    "applicant": {
        "kind": "natural",
        "name": "张伟民",
        "number_kind": "id_card",
        "number": "520300199001011238",
        "phone": "13800000001",
    },
    "materials": [
        {"code": code, "verdict": "passed", "original_seen": True, "copies_kept": 1} for code in ("01", "02")
    ],
}
PROJECT = {
    **NURSE,
    "item_code": make.code_of("3"),
    "applicant": {
        "kind": "legal",
        "name": "遵义云水科技有限公司",
        "number_kind": "credit_code",
        "number": "91520300MA6D00018G",
        "representative": "杨帆",
    },
    "agent": {"name": "杨帆", "number": "520300198506152410", "phone": "13800000002", "scope": "提交材料、领取结果"},
}


@dataclass
class Caller:
    """One of the cast with a token."""

    actor: Actor
    language: str = "zh"
    client: Client = field(default_factory=Client)

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {token_of(self.actor)}", "Accept-Language": self.language}

    def get(self, path: str, **query: Any) -> HttpResponse:
        address = path if path.startswith(ROOT) else f"{ROOT}{path}"
        return self.client.get(address, query, headers=self.headers)

    def post(self, path: str, body: Any = None, *, key: str | None = None) -> HttpResponse:
        headers = {**self.headers, **({"Idempotency-Key": key} if key else {})}
        return self.client.post(f"{ROOT}{path}", body or {}, content_type="application/json", headers=headers)

    def act(self, number: str, act: str, *, key: str | None = None, **body: Any) -> HttpResponse:
        return self.post(f"/cases/{number}/acts/{act}", body, key=key)

    def attach(self, number: str, **form: Any) -> HttpResponse:
        return self.client.post(f"{ROOT}/cases/{number}/acts/attach", form, headers=self.headers)


def scan(content: bytes = PDF, name: str = "身份证.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def token_of(actor: Actor, *, age: timedelta = timedelta(0)) -> str:
    """The token of one of the cast, asked for `age` ago."""
    post = Post.objects.select_related("account").get(pk=actor.post_id)
    return token_for(post, at=timezone.now() - age)[0]


def problem(response: HttpResponse, status: int, code: str) -> dict[str, Any]:
    """Assert that the answer is that problem in the one form, and return it."""
    assert response["Content-Type"] == "application/problem+json", response.content[:300]
    found: dict[str, Any] = response.json()
    assert (response.status_code, found["code"]) == (status, code), found
    assert found.keys() == {"type", "title", "status", "detail", "code", "field", "errors"}
    assert found["status"] == status
    assert found["type"] == f"/api/v1/problems/{code}"
    assert found["title"] and found["detail"]
    assert "%(" not in found["detail"]
    return found
