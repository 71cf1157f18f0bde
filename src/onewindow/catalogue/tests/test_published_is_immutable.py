"""What was published once is never changed (M34): the database refuses it, whoever asks."""

import pytest
from django.db import IntegrityError, transaction

from onewindow.catalogue.models import ItemVersion, MaterialRequirement, ReviewPoint, Situation, SpecialProcedure
from onewindow.catalogue.tests.make import TODAY, listing, publish, zunyi

pytestmark = pytest.mark.django_db

LINK = MaterialRequirement.situations.through
CHILDREN = [Situation, MaterialRequirement, SpecialProcedure, ReviewPoint, LINK]


@pytest.fixture
def version():
    publish(zunyi(), listing())
    return ItemVersion.objects.get()


def refuse(act):
    with pytest.raises(IntegrityError, match="事项版本已经发布"), transaction.atomic():
        act()


def test_no_element_of_a_published_version_changes(version):
    refuse(lambda: ItemVersion.objects.update(promised_number=4))
    refuse(lambda: ItemVersion.objects.update(published_at=None))
    refuse(lambda: ItemVersion.objects.update(effective_from=TODAY, name="改名"))


def test_the_day_on_which_it_ends_may_be_set(version):
    assert ItemVersion.objects.update(effective_until=TODAY) == 1


def test_a_published_version_is_not_deleted(version):
    refuse(lambda: ItemVersion.objects.filter(pk=version.pk)._raw_delete("default"))


@pytest.mark.parametrize("child", CHILDREN, ids=lambda child: child.__name__)
def test_no_child_of_a_published_version_is_deleted(version, child):
    assert child.objects.exists()
    refuse(lambda: child.objects.all()._raw_delete("default"))


@pytest.mark.parametrize("child", [Situation, MaterialRequirement, SpecialProcedure], ids=lambda child: child.__name__)
def test_no_child_of_a_published_version_is_renamed(version, child):
    refuse(lambda: child.objects.update(name="改名"))


def test_no_review_point_or_link_of_a_published_version_is_changed(version):
    refuse(lambda: ReviewPoint.objects.update(text="另一要点"))
    refuse(lambda: LINK.objects.update(situation_id=Situation.objects.first().pk))


def test_nothing_is_added_to_a_published_version(version):
    material = MaterialRequirement.objects.first()
    refuse(lambda: Situation.objects.create(version=version, order=9, name="新情形"))
    refuse(lambda: MaterialRequirement.objects.create(version=version, order=9, code="99", name="新材料", form="copy"))
    refuse(lambda: SpecialProcedure.objects.create(version=version, kind="testing", name="检测", basis="无", days=1))
    refuse(lambda: ReviewPoint.objects.create(material=material, order=9, text="新要点"))
    refuse(lambda: material.situations.add(Situation.objects.first()))


def test_a_child_is_not_moved_from_a_draft_into_a_published_version(version):
    draft = ItemVersion.objects.get()
    draft.pk, draft.number, draft.published_at = None, 2, None
    draft.save()
    situation = Situation.objects.create(version=draft, order=1, name="草稿中的情形")
    refuse(lambda: Situation.objects.filter(pk=situation.pk).update(version=version))


def test_a_draft_may_still_change_and_go(version):
    draft = ItemVersion.objects.get()
    draft.pk, draft.number, draft.published_at = None, 2, None
    draft.save()
    Situation.objects.create(version=draft, order=1, name="首次")
    assert Situation.objects.filter(version=draft).update(name="再次") == 1
    Situation.objects.filter(version=draft).delete()
    assert ItemVersion.objects.filter(pk=draft.pk).update(promised_number=4) == 1
    draft.delete()
    assert ItemVersion.objects.get() == version
