"""Where things are."""

from uuid import UUID

from django.http import HttpRequest

ROOT = "/api/v1"


def of_item(code: str) -> str:
    return f"{ROOT}/items/{code}"


def of_case(number: str) -> str:
    return f"{ROOT}/cases/{number}"


def of_act(number: str, act: str) -> str:
    return f"{of_case(number)}/acts/{act}"


def of_document(document_id: UUID) -> str:
    return f"{ROOT}/documents/{document_id}"


def of_file(file_id: UUID) -> str:
    return f"{ROOT}/files/{file_id}"


def of_course(course_id: int) -> str:
    return f"{ROOT}/training/courses/{course_id}"


def of_next_page(request: HttpRequest, after: object) -> str | None:
    """The same list from where this page ended, or None after the last."""
    if not after:
        return None
    query = request.GET.copy()
    query["after"] = str(after)
    return f"{request.path}?{query.urlencode()}"
