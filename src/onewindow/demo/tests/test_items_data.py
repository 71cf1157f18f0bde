"""The demo's catalogue is a set of files like any centre's, and says what was made up."""

import csv

import pytest

from onewindow.catalogue.actions import import_items
from onewindow.catalogue.queries import checklist, find_items
from onewindow.catalogue.rules import asked, materials_for, questions_of
from onewindow.catalogue.spreadsheet import open_import
from onewindow.catalogue.tests.make import AT, TODAY, zunyi
from onewindow.demo.places import DATA, department_rows
from onewindow.lib.identifiers import check_credit_code
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Department


def test_every_department_has_a_right_code_of_its_own_centre():
    rows = department_rows()
    assert {row["centre"] for row in rows} == {"520300", "520302", "520382"}
    assert len([row for row in rows if row["centre"] == "520300"]) >= 30
    for row in rows:
        code = check_credit_code(row["credit_code"])
        assert code.warnings == () and code.region == row["centre"]
    assert len({row["credit_code"] for row in rows}) == len(rows)


@pytest.fixture
def catalogue(db):
    by = zunyi()
    Department.objects.all().delete()
    Department.objects.bulk_create(
        Department(
            centre_id=by.centre_id, name=row["name"], short_name=row["short_name"], credit_code=row["credit_code"]
        )
        for row in department_rows()
        if row["centre"] == "520300"
    )
    outcome = import_items(rows=open_import(DATA / "items").rows(), by=by, at=AT)
    assert (outcome.created, outcome.refusals) == (78, [])
    return by.centre_id


def lists(centre_id, text=""):
    return [checklist(item.version_id) for item in find_items(text, centre_id=centre_id, on=TODAY, limit=100)]


def test_the_whole_catalogue_is_imported_with_its_elements(catalogue):
    found = lists(catalogue)
    assert len(found) == 78
    for listed in found:
        assert listed.conditions and listed.flow and listed.result_name and listed.legal_basis and listed.materials
        assert {"实施编码", "承诺时限", "审查要点"} <= set(listed.made_up)
        for material in listed.materials:
            assert len(material.review_points) >= 2 and material.source and material.standard
        for procedure in listed.procedures:
            assert procedure.basis


def test_an_item_code_is_that_of_its_department(catalogue):
    codes = dict(Department.objects.values_list("name", "credit_code"))
    assert all(listed.code.startswith(codes[listed.department]) for listed in lists(catalogue))


def test_a_nurse_brings_five_materials_and_a_late_one_brings_a_sixth(catalogue):
    (nurse,) = lists(catalogue, "护士执业注册")
    assert (str(nurse.legal), str(nurse.promised), nurse.maker) == ("20个工作日", "5个工作日", "department")
    keys = {situation.name: situation.id for situation in nurse.situations}
    assert [question.text[-3:] for question in questions_of(nurse)] == ["注册？", "了吗？"]
    assert len(materials_for(nurse, [keys["首次注册"], keys["未满三年"]])) == 5
    assert len(materials_for(nurse, [keys["首次注册"], keys["已满三年"]])) == 6
    assert len(materials_for(nurse, [keys["延续注册"]])) == 4


def test_the_situations_are_answers_to_questions_that_all_can_matter(catalogue):
    asking = [listed for listed in lists(catalogue) if listed.situations]
    assert len(asking) >= 6
    for listed in asking:
        assert all(situation.question for situation in listed.situations)
        assert asked(listed) == questions_of(listed)


def test_a_company_has_its_project_filed_on_the_spot(catalogue):
    (project,) = lists(catalogue, "企业投资项目备案")
    assert (project.kind, str(project.promised), project.legal) == ("immediate", "当场", None)
    assert project.service_objects == ("legal", "unincorporated")


def test_the_same_files_again_change_nothing(catalogue):
    rows = open_import(DATA / "items").rows()
    assert import_items(rows=rows, by=Actor.system(catalogue), at=AT).unchanged == 78


def test_the_files_are_plain_utf_8_with_one_line_end():
    for path in (DATA / "items").glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        assert "\r" not in text and not text.startswith("\ufeff")
        assert len(list(csv.reader(text.splitlines(True)))) > 1
