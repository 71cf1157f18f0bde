"""The description is true: whatever is sent, the answer is one that it describes, and never a failure."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error, response_schema_conformance, status_code_conformance
from schemathesis.specs.openapi.checks import content_type_conformance

from onewindow.api.tests.make import ROOT, token_of
from onewindow.cases.tests import make
from onewindow.wsgi import application

TRUE = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


schema = schemathesis.openapi.from_wsgi(f"{ROOT}/openapi.json", application)


@pytest.fixture(autouse=True)
def kept_connection() -> Iterator[None]:
    """A request served here must not close the test's own transaction, as Django's test client sees to by itself."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def number(cast: make.Cast) -> str:
    return make.received(cast).number


@pytest.fixture
def token(cast: make.Cast) -> str:
    return token_of(cast.clerk)


@schema.parametrize()
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_one_that_is_described(case: schemathesis.Case, number: str, token: str) -> None:
    if "number" in case.path_parameters:
        case.path_parameters["number"] = number
    case.headers = {**(case.headers or {}), "Authorization": f"Bearer {token}"}
    case.call_and_validate(checks=TRUE)
