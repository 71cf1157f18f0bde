"""A guide in plain values, in the reader's words, from the same list that the desk works by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onewindow.authority.windows import windows_for
from onewindow.catalogue.models import ItemVersion, ReviewPoint
from onewindow.catalogue.queries import FoundItem, checklist
from onewindow.catalogue.queries.samples import samples_of
from onewindow.catalogue.rules import Checklist, ListedMaterial, materials_for, outcomes
from onewindow.catalogue.rules.checklist import CONDITIONAL
from onewindow.organisation.models import Applicant, Window
from onewindow.web.answers import AnswerView, answer_views, provincial_words
from onewindow.web.case.needs import aspect_name, needs_of
from onewindow.web.public.choice import AskedQuestion, asked_questions, read_choice
from onewindow.web.public.flow import FlowStep, flow_of
from onewindow.web.samples import SampleView, sample_view
from onewindow.web.words import listed
from onewindow.worktime.texts import limit_text

MOST_WAYS = 500
OPTIONAL = "optional"
USUAL = ReviewPoint.Aspect.REQUIREMENT
KINDS = dict(Applicant.Kind.choices)
CHANNELS = dict(ItemVersion.Channel.choices)


@dataclass(frozen=True, slots=True)
class FoundLine:
    code: str
    name: str
    department: str
    promise: str
    serves: str


@dataclass(frozen=True, slots=True)
class NeededMaterial:
    """One material to bring; `points` are pairs of text and aspect, the aspect only where it is not the usual one."""

    name: str
    needs: str
    optional: bool
    because: str
    source: str
    standard: str
    sample: str
    picture: SampleView | None
    points: Sequence[tuple[str, str]]
    province: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Place:
    """A zone of the hall with the numbers of its windows."""

    zone: str
    windows: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """`situations` are (key, name, chosen), those without a question; `questions` are those to ask of this visitor.

    `is_final` says that the choice leaves nothing open; `now` counts the materials that must be brought by this choice,
    `least` and `most` by any choice that goes on from it.
    """

    list: Checklist
    type: str
    promise: str
    legal: str
    extension: str
    validity: str
    visits: str
    serves: str
    channels: str
    conditions: Sequence[str]
    situations: Sequence[tuple[int | None, str, bool]]
    questions: Sequence[AskedQuestion]
    chosen: tuple[int, ...]
    outdated: bool
    is_final: bool
    materials: Sequence[NeededMaterial]
    now: int
    least: int
    most: int
    places: Sequence[Place]
    flow: Sequence[FlowStep]
    answers: Sequence[AnswerView]


def found_line(item: FoundItem) -> FoundLine:
    """An item as the list of guides shows it."""
    on_the_spot = item.kind == ItemVersion.Kind.IMMEDIATE
    promise = _("当场办结") if on_the_spot else limit_text(item.promised)
    return FoundLine(item.code, item.name, item.department, promise, _serves(item.service_objects))


def sheet_of(version: ItemVersion, typed: Sequence[str], on: date) -> Guide:
    """The guide of a version on the day, for the situations chosen: keys as they stand in an address.

    Keys that are not of this version were kept from an earlier one: then none counts, and `outdated` says so.
    """
    items_list = checklist(version)
    chosen, outdated = read_choice(items_list, typed)
    materials = materials_for(items_list, chosen)
    asks = any(material.necessity == CONDITIONAL for material in items_list.materials)
    loose = [each for each in items_list.situations if not each.question]
    names = {situation.name for situation in items_list.situations if situation.id in chosen}
    questions = asked_questions(items_list, chosen)
    is_final = bool(chosen) and all(question.answer for question in questions)
    province = provincial_words(items_list, on)
    samples = samples_of(version.item_id, materials, on)
    pictures = {code: sample_view(sample, items_list.code) for code, sample in samples.items()}
    least, most = (_must(materials),) * 2 if is_final else _span(items_list, chosen)
    return Guide(
        list=items_list,
        type=str(version.item.type),
        promise=limit_text(items_list.promised),
        legal=limit_text(items_list.legal) if items_list.legal else "",
        extension=limit_text(items_list.extension) if items_list.extension else "",
        validity=_years(items_list.result_validity_years),
        visits=_visits(items_list.visits),
        serves=_serves(items_list.service_objects),
        channels=listed(CHANNELS[channel] for channel in items_list.channels),
        conditions=[line.strip() for line in items_list.conditions.splitlines() if line.strip()],
        situations=[(each.id, each.name, each.id in chosen) for each in loose] if asks else [],
        questions=questions,
        chosen=chosen,
        outdated=outdated,
        is_final=is_final,
        materials=[
            _needed(material, names, pictures.get(material.code), province.get(material.code, ()))
            for material in materials
        ],
        now=_must(materials),
        least=least,
        most=most,
        places=_places(windows_for(version)),
        flow=flow_of(items_list),
        answers=answer_views(items_list, public_only=True),
    )


def _needed(
    material: ListedMaterial,
    chosen: set[str],
    picture: SampleView | None,
    province: Sequence[tuple[str, str]],
) -> NeededMaterial:
    return NeededMaterial(
        name=material.name,
        needs=needs_of(material),
        optional=material.necessity == OPTIONAL,
        because=listed(name for name in material.situations if name in chosen),
        source=material.source,
        standard=material.standard,
        sample=material.sample,
        picture=picture,
        province=province,
        points=[(point.text, "" if point.aspect == USUAL else aspect_name(point)) for point in material.review_points],
    )


def _span(items_list: Checklist, chosen: tuple[int, ...]) -> tuple[int, int]:
    """The fewest and the most that must be brought; with very many ways through the questions, all of the list."""
    loose = tuple(each.id for each in items_list.situations if each.id and not each.question)
    fewest = [_must(found) for found in islice(outcomes(items_list, chosen), MOST_WAYS)]
    most = [_must(found) for found in islice(outcomes(items_list, {*chosen, *loose}), MOST_WAYS)]
    return min(fewest), max(most) if len(most) < MOST_WAYS else _must(items_list.materials)


def _must(materials: Iterable[ListedMaterial]) -> int:
    return sum(material.necessity != OPTIONAL for material in materials)


def _visits(visits: int) -> str:
    return ngettext("%(visits)d 次", "%(visits)d 次", visits) % {"visits": visits} if visits else _("不用到现场")


def _years(years: int | None) -> str:
    return ngettext("%(years)d 年", "%(years)d 年", years) % {"years": years} if years else ""


def _serves(objects: Iterable[str]) -> str:
    return listed(KINDS[kind] for kind in objects)


def _places(windows: Sequence[Window]) -> list[Place]:
    zones = groupby(sorted(windows, key=lambda window: window.zone.code), key=lambda window: window.zone.name)
    return [Place(zone, listed(spans([window.number for window in own]))) for zone, own in zones]


def spans(numbers: Sequence[str]) -> list[str]:
    """Shorten runs of window numbers: N01, N02, N03, F01 gives N01–N03, F01."""
    runs: list[list[str]] = []
    for number in sorted(numbers):
        if runs and _follows(runs[-1][-1], number):
            runs[-1].append(number)
        else:
            runs.append([number])
    return [part for run in runs for part in ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else run)]


def _follows(earlier: str, later: str) -> bool:
    """Whether two numbers share their letters and the second is one more: N01 and N02."""
    (letters, digits), (other, more) = _split(earlier), _split(later)
    return letters == other and digits.isdecimal() and more.isdecimal() and int(more) == int(digits) + 1


def _split(number: str) -> tuple[str, str]:
    letters = number.rstrip("0123456789")
    return letters, number[len(letters) :]
