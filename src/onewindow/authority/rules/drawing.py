"""Drawing the questions of a test: pure, and the same again from the same seed (M15).

Everything is put in an order that only the seed and the words decide, so that a test can be drawn again years later,
on whatever version of Python.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST_CHOICES = 4


@dataclass(frozen=True, slots=True)
class Topic:
    """A material of an item with its review points."""

    item: str
    material: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrittenQuestion:
    """A question that the item manager wrote, with its right choice and the wrong ones."""

    text: str
    right: str
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as it is asked: its choices in the order shown, and the place of the right one from 0."""

    text: str
    choices: tuple[str, ...]
    right: int
    about: str = ""


def normal(text: str) -> str:
    """What two texts share when a reader takes them for the same: letters and digits only."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def draw(
    topics: Sequence[Topic],
    written: Sequence[WrittenQuestion],
    elsewhere: Sequence[Topic],
    *,
    count: int,
    seed: int,
) -> tuple[AskedQuestion, ...]:
    """Draw up to `count` questions, each material once before any comes twice; fewer when there are no more.

    Wrong choices are points of other materials among `topics` and `elsewhere`. Each question has exactly one right
    choice, and no two that read the same.
    """
    pool = [*_from_topics(topics, elsewhere, seed), *_from_written(written, seed)]
    pool.sort(key=lambda question: _rank(seed, question.text, question.choices[question.right]))
    seen: dict[str, int] = {}
    turns = []
    for question in pool:
        turns.append(seen.get(question.text, 0))
        seen[question.text] = turns[-1] + 1
    order = sorted(range(len(pool)), key=lambda place: turns[place])  # stable: the drawn order holds within a turn
    return tuple(pool[place] for place in order[:count])


def _from_topics(topics: Sequence[Topic], elsewhere: Sequence[Topic], seed: int) -> Iterable[AskedQuestion]:
    known = [(normal(topic.material), {normal(point): point for point in topic.points}) for topic in topics]
    known += [(normal(topic.material), {normal(point): point for point in topic.points}) for topic in elsewhere]
    everything = {key: point for _name, points in known for key, point in points.items() if key}
    asked = set()
    for topic in topics:
        name = normal(topic.material)
        own = {key for material, points in known if material == name for key in points}
        others = [point for key, point in everything.items() if key not in own]
        text = f"办理“{topic.item}”，下列哪一项是材料“{topic.material}”的审查要点？"
        for point in topic.points:
            key = (text, normal(point))
            if others and key[1] and key not in asked:
                asked.add(key)
                about = f"{topic.item} · {topic.material}"
                yield _ask(text, point, others, seed, about)


def _from_written(written: Sequence[WrittenQuestion], seed: int) -> Iterable[AskedQuestion]:
    return (_ask(each.text, each.right, each.wrong, seed) for each in written)


def _ask(text: str, right: str, wrong: Iterable[str], seed: int, about: str = "") -> AskedQuestion:
    """Choose the wrong ones by the seed and mix the right one in."""
    chosen = sorted(wrong, key=lambda choice: _rank(seed, text, right, choice))[: MOST_CHOICES - 1]
    choices = tuple(sorted([right, *chosen], key=lambda choice: _rank(seed, right, text, choice)))
    return AskedQuestion(text, choices, choices.index(right), about)


def _rank(seed: int, *words: str) -> bytes:
    return hashlib.sha256("\n".join((str(seed), *words)).encode()).digest()
