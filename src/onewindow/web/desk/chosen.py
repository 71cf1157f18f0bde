"""The item that the clerk chose: its list for the chosen situations, and what this window may do with it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from onewindow.authority.queries import Standing, items_from_elsewhere, standings
from onewindow.authority.rules import SERVED_KINDS, Power
from onewindow.authority.windows import HomePlace, home_place
from onewindow.cases.queries.collecting import may_collect_at
from onewindow.cases.rules import CollectAt
from onewindow.catalogue.models import Item, ItemVersion
from onewindow.catalogue.queries import checklist, find_items, item_by_code, version_in_force
from onewindow.catalogue.rules import Checklist, ListedMaterial, ListedSituation, asked, kept_answers, materials_for
from onewindow.catalogue.rules.checklist import CONDITIONAL
from onewindow.organisation.actor import Actor
from onewindow.organisation.models import Applicant, Centre
from onewindow.web.answers import provincial_words
from onewindow.web.desk.rows import Explained, Row, rows_of
from onewindow.web.desk.training import Missing, missing_training
from onewindow.web.desk.typed import Typed
from onewindow.web.samples import sample_links
from onewindow.web.words import listed
from onewindow.worktime.texts import limit_text

KINDS = dict(ItemVersion.Kind.choices)
SERVED = dict(Applicant.Kind.choices)
NOBODY = Standing(frozenset())


Answer = tuple[int, str, bool]  # its key, its name, and whether it was chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """An item of another centre: whose it is, who must go there in person, and where the result may be collected."""

    county: str
    home: HomePlace
    at_home_only: bool
    collect: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """An item in force, as the desk works with it: `questions` are those to ask, `situations` stand without one."""

    code: str
    name: str
    department: str
    kind: str
    on_the_spot: bool
    promised: str
    legal: str
    fee: str
    conditions: str
    result: str
    serves: Sequence[str]
    situations: Sequence[Answer]
    questions: Sequence[tuple[str, Sequence[Answer]]]
    has_conditional: bool
    listed: Sequence[ListedMaterial]
    rows: Sequence[Row]
    powers: frozenset[Power]
    untrained: Missing | None
    away: Away | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An item found by the search: whether this window may receive it, and if not, why and who may."""

    code: str
    name: str
    department: str
    kind: str
    on_the_spot: bool
    promised: str
    serves: str
    receivable: bool
    other_kind: bool
    expired_on: date | None
    untrained: bool
    county: str
    at_home_only: bool


def chosen_item(
    typed: Typed, *, actor: Actor, at: datetime, situations: Collection[int] | None = None
) -> Chosen | None:
    """Return the chosen item, None when there is none yet; `situations` instead of those that were typed.

    Refuses with ItemNotFound, ItemNotInUse, NoVersionInForce, UnknownSituation, TwoAnswers.
    """
    if not typed["item"]:
        return None
    item = item_by_code(typed["item"])
    version = version_in_force(item, localdate(at), special_window_of=actor.special_window_of)
    listed = checklist(version)
    picked = kept_answers(listed, typed.situations if situations is None else situations)
    materials = materials_for(listed, picked)
    standing = standings(actor=actor, item_ids=[item.pk], at=at)[item.pk]
    return Chosen(
        code=item.code,
        name=version.name,
        department=item.department.name,
        kind=str(KINDS[version.kind]),
        on_the_spot=version.kind == ItemVersion.Kind.IMMEDIATE,
        promised=limit_text(version.promised),
        legal=limit_text(version.legal) if version.legal else "",
        fee=version.fee,
        conditions=version.conditions,
        result=version.result_name,
        serves=version.service_objects,
        situations=_answers((each for each in listed.situations if not each.question), picked),
        questions=[(each.text, _answers(each.answers, picked)) for each in asked(listed, picked)],
        has_conditional=any(each.necessity == CONDITIONAL for each in listed.materials),
        listed=materials,
        rows=rows_of(materials, typed, explained=explained(item, listed, localdate(at))),
        powers=standing.powers,
        untrained=missing_training(standing, item_id=item.pk, department=item.department.name),
        away=_away(version, item, actor, at),
    )


def _away(version: ItemVersion, item: Item, actor: Actor, at: datetime) -> Away | None:
    if item.department.centre_id == actor.centre_id:
        return None
    version.item, home = item, item.department.centre
    here = Centre.objects.get(pk=actor.centre_id)
    collect = [(CollectAt.HOME.value, home.name)]
    if may_collect_at(here, item=item, version=version, at=at):
        collect.append((CollectAt.RECEIVING.value, _("%(centre)s（本中心）") % {"centre": here.name}))
    return Away(
        county=home.short_name, home=home_place(version), at_home_only=version.needs_biometrics, collect=collect
    )


def explained(item: Item, listed: Checklist, on: date) -> Explained:
    """The samples and the province's points of a list on the day; one query, two for a 全省通办 item."""
    return Explained(sample_links(item, listed.materials, on), provincial_words(listed, on))


def _answers(situations: Iterable[ListedSituation], picked: Collection[int]) -> list[Answer]:
    return [(each.id or 0, each.name, each.id in picked) for each in situations]


def found_items(text: str, *, actor: Actor, at: datetime) -> list[Hit]:
    """Find items of the centre and those that others granted it (M04), what this window may receive first; 3 queries."""
    found = find_items(
        text,
        centre_id=actor.centre_id,
        on=localdate(at),
        special_window_of=actor.special_window_of,
        besides=items_from_elsewhere(centre_id=actor.centre_id, at=at),
    )
    standing = standings(actor=actor, item_ids=[each.item_id for each in found], at=at)
    served = SERVED_KINDS.get(actor.window_kind, frozenset())
    hits = []
    for each in found:
        mine = standing.get(each.item_id, NOBODY)
        other_kind = served.isdisjoint(each.service_objects)
        away = each.centre_id != actor.centre_id
        at_home_only = away and each.needs_biometrics
        hits.append(
            Hit(
                code=each.code,
                name=each.name,
                department=each.department,
                kind=str(KINDS[each.kind]),
                on_the_spot=each.kind == ItemVersion.Kind.IMMEDIATE,
                promised=limit_text(each.promised),
                serves=listed(SERVED[kind] for kind in each.service_objects),
                receivable=Power.RECEIVE in mine.powers and not other_kind and not at_home_only,
                other_kind=other_kind,
                expired_on=mine.expired_on,
                untrained=mine.is_untrained,
                county=each.centre if away else "",
                at_home_only=at_home_only,
            )
        )
    return sorted(hits, key=lambda hit: not hit.receivable)
