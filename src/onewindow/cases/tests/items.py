"""The house's people in their parts in the life of items, with 护士执业注册 under a code that stands every check."""

from datetime import date

from onewindow.cases.tests.make import Cast
from onewindow.catalogue.tests import life
from onewindow.catalogue.tests import make as lists
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Account, Department, Post, Role

CODE = lists.item_code(22001)
NEW_CODE = lists.item_code(life.NEW)


def folk_of(cast: Cast) -> life.People:
    """The cast as the people of `catalogue.tests.life`; the planning department gets an item manager too."""
    Department.objects.filter(pk=cast.health.pk).update(credit_code=lists.HEALTH)
    lists.publish(cast.admin, lists.listing(department=cast.health.name))
    account = Account.objects.create(sign_in_name="田园", full_name="田园", password="!")
    post = Post.objects.create(
        account=account,
        role=Role.ITEM_MANAGER,
        centre=cast.centre,
        department=cast.planning,
        begins_on=date(2020, 1, 1),
    )
    return life.People(
        manager=cast.item_manager,
        other_manager=Actor.of(post),
        checker=cast.item_checker,
        reviewer=cast.item_reviewer,
        admin=cast.admin,
    )
