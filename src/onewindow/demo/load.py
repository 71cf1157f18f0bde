"""Loading the demo centre into an empty database; a second time it changes nothing."""

from datetime import date, datetime
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction

from onewindow.demo.agreements import load_agreements
from onewindow.demo.applications import load_applications
from onewindow.demo.cast import PASSWORD, everyone
from onewindow.demo.counties import load_away_agreements, load_county_items
from onewindow.demo.coverage import load_coverage
from onewindow.demo.explained import load_explained
from onewindow.demo.history import load_past_cases
from onewindow.demo.items import load_items
from onewindow.demo.places import CENTRES, ZONES, department_rows, windows
from onewindow.demo.samples import load_samples
from onewindow.demo.training import load_training
from onewindow.organisation.applicants import register_applicant
from onewindow.organisation.models import Account, Applicant, Centre, Department, Post, Window, Zone
from onewindow.worktime.actions import NATIONAL, seed_calendar
from onewindow.worktime.models import Calendar

OPENED = date(2021, 12, 20)
APPLICANTS: tuple[dict[str, Any], ...] = (
    {
        "kind": "natural",
        "name": "张伟民",
        "number_kind": "id_card",
        "number": "520300199001011238",
        "phone": "13800000001",
    },
    {
        "kind": "legal",
        "name": "遵义云水科技有限公司",
        "number_kind": "credit_code",
        "number": "91520300MA6D00018G",
        "phone": "13800000002",
        "representative": "杨帆",
    },
)


def is_loaded() -> bool:
    return Centre.objects.exists()


@transaction.atomic
def load_demo(*, at: datetime, with_past_cases: bool = False) -> None:
    """Load centres, windows, departments, people, items and agreements. Does nothing when a centre exists.

    `with_past_cases` plays made-up cases of the month before and of this one besides.
    """
    if is_loaded():
        return
    seed_calendar(by="演示数据", at=at)
    for code, facts in CENTRES.items():
        _centre(code, facts)
    departments = _departments()
    _people(departments)
    load_items(at=at)
    load_county_items(at=at)
    load_samples(at=at)
    load_explained(at=at)
    load_agreements(departments.values(), at=at)
    load_away_agreements()
    load_training(at=at)
    load_coverage(at=at)
    if with_past_cases:
        load_past_cases(at=at)
    load_applications(at=at)


def _centre(code: str, facts: dict[str, str]) -> None:
    centre = Centre.objects.create(code=code, calendar=Calendar.objects.get(code=NATIONAL), **facts)
    zones = {zone: Zone.objects.create(centre=centre, code=zone, name=name) for zone, name in ZONES.items()}
    Window.objects.bulk_create(
        Window(centre=centre, zone=zones[zone], number=number, kind=kind, name=name)
        for zone, number, kind, name in windows(code)
    )


def _departments() -> dict[tuple[str, str], Department]:
    centres = {centre.code: centre for centre in Centre.objects.all()}
    found = {}
    for row in department_rows():
        centre = centres[row["centre"]]
        found[row["centre"], row["name"]] = Department.objects.create(
            centre=centre,
            name=row["name"],
            short_name=row["short_name"],
            credit_code=row["credit_code"],
            phone=row["phone"],
            reconsideration_organ=f"{centre.short_name}人民政府",
            court="有管辖权的人民法院",
        )
    return found


def _people(departments: dict[tuple[str, str], Department]) -> None:
    password = make_password(PASSWORD)
    for facts in APPLICANTS:
        register_applicant(**facts)
    centres = {centre.code: centre for centre in Centre.objects.all()}
    places = {(window.centre.code, window.number): window for window in Window.objects.select_related("centre")}
    applicants = {applicant.name: applicant for applicant in Applicant.objects.all()}
    names = {facts["number"]: facts["name"] for facts in APPLICANTS}
    for person in everyone():
        account = Account.objects.create(
            sign_in_name=person.sign_in_name, full_name=person.full_name, password=password
        )
        for hat in person.hats:
            Post.objects.create(
                account=account,
                role=hat.role,
                centre=centres[hat.centre],
                window=places[hat.centre, hat.window] if hat.window else None,
                department=departments[hat.centre, hat.department] if hat.department else None,
                applicant=applicants[names[hat.applicant]] if hat.applicant else None,
                begins_on=OPENED,
            )
