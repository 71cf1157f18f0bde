"""What a clerk types at the desk, as a form sends it."""

from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from onewindow.cases.tests import make

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
HTMX = {"HX-Request": "true"}


def nurse_form(next_act: str = "", **changes: Any) -> dict[str, Any]:
    """A nurse's application with both materials in order; `changes` by field name with `__` for a dot."""
    typed: dict[str, Any] = {
        "key": str(uuid4()),
        "item": make.code_of("1"),
        "applicant.kind": "natural",
        "applicant.number_kind": "id_card",
        "applicant.number": "520300199001011238",
        "applicant.name": "张伟民",
        "applicant.phone": "13800000001",
        "channel": "counter",
        "next": next_act,
        **material("01", copies=1),
        **material("02", original="yes"),
    }
    return typed | {name.replace("__", "."): value for name, value in changes.items()}


def company_form(next_act: str = "", **changes: Any) -> dict[str, Any]:
    """A company's filing, which is decided on the spot, handed in by its agent."""
    typed = nurse_form(next_act) | {
        "item": make.code_of("3"),
        "applicant.kind": "legal",
        "applicant.number_kind": "credit_code",
        "applicant.number": "91520300MA6D00018G",
        "applicant.name": "遵义云水科技有限公司",
        "applicant.representative": "杨帆",
        "agent.present": "yes",
        "agent.name": "杨帆",
        "agent.number": "520300198506152410",
        "agent.phone": "13800000002",
        "agent.scope": "提交材料、领取结果",
    }
    return typed | {name.replace("__", "."): value for name, value in changes.items()}


def material(
    code: str, verdict: str = "passed", remark: str = "", original: str = "", copies: int = 0
) -> dict[str, Any]:
    row = {
        f"materials.{code}-verdict": verdict,
        f"materials.{code}-remark": remark,
        f"materials.{code}-copies": str(copies),
    }
    return row | ({f"materials.{code}-original": original} if original else {})


def scan(name: str = "申请表.png", content: bytes = PNG) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)
