"""The applicant beside the cast, and what stands open in no answer."""

from datetime import date

from onewindow.cases.models import Case
from onewindow.cases.tests import make
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Account, Post, Role

# Numbers and telephones of the applicants and the agent, whole.
SECRETS = ("520300199001011238", "13800000001", "520300198506152410", "13800000002")


def people_of(cast: make.Cast, case: Case) -> dict[str, Actor]:
    """The whole cast, the applicant of that case, and the applicant of no case."""
    return {
        **cast.people,
        "applicant": _applicant(case, "applicant", case.applicant),
        "stranger": _applicant(case, "stranger", None),
    }


def open_secrets(text: str) -> list[str]:
    """The whole numbers and telephones that a text shows."""
    return [secret for secret in SECRETS if secret in text]


def _applicant(case: Case, name: str, who) -> Actor:  # type: ignore[no-untyped-def]
    account = Account.objects.create(sign_in_name=name, full_name=f"申请人{name}", password="!")
    post = Post.objects.create(
        account=account, role=Role.APPLICANT, centre=case.centre, applicant=who, begins_on=date(2026, 1, 1)
    )
    return Actor.of(post)
