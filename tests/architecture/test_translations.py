"""Chinese is the source of every sentence (ADR 0007); its English is there, fits it, and is English."""

import re
from functools import cache

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from onewindow.commands.extract_messages import LOCALE, extract, renewed, untranslated

ENGLISH = LOCALE / "en" / "LC_MESSAGES" / "django.po"
CHINESE = re.compile("[\u2e80-\u9fff\uff00-\uffef]+")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}")
# What a reader of English must type or find exactly so: names of sheets, cells and units.
STAYS_CHINESE = {
    *("事项", "材料", "情形", "审查要点", "特别程序", "说明", "必要", "视情形"),
    *("放假", "上班", "当场", "个工作日", "个自然日", "个月", "小时"),
}


@cache
def found() -> Catalog:
    return extract()


@cache
def english() -> Catalog:
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en")


def pairs() -> list[tuple[str, str]]:
    """Each translated sentence with each form of its English."""
    return [
        pair
        for message in english()
        if message.id
        for pair in zip(_forms(message.id), _forms(message.string), strict=True)
        if pair[1]
    ]


def test_every_sentence_that_people_read_has_its_english() -> None:
    assert untranslated(renewed(ENGLISH, found())) == []


def test_no_translation_lingers_of_a_sentence_that_nobody_says_any_more() -> None:
    assert {_key(message) for message in english()} - {_key(message) for message in found()} == set()
    assert not english().obsolete


def test_nothing_is_guessed() -> None:
    assert [message.id for message in english() if message.id and message.fuzzy] == []


def test_the_english_of_a_sentence_takes_the_same_facts() -> None:
    facts = [(set(PLACEHOLDER.findall(chinese)), set(PLACEHOLDER.findall(text)), text) for chinese, text in pairs()]
    assert [text for asked, given, text in facts if asked != given] == []
    assert [str(error) for _message, errors in english().check() for error in errors] == []


def test_no_chinese_remains_in_the_english() -> None:
    left = {text: words for _chinese, text in pairs() if (words := set(CHINESE.findall(text)) - STAYS_CHINESE)}
    assert left == {}


def test_a_whole_sentence_stays_a_whole_sentence() -> None:
    assert [text for chinese, text in pairs() if chinese.endswith("。") and text[-1] not in ".)”"] == []


@pytest.mark.parametrize("word", sorted(STAYS_CHINESE))
def test_only_what_is_needed_stays_chinese(word: str) -> None:
    assert any(word in text for _chinese, text in pairs())


def _forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _key(message: Message) -> tuple[str | None, str | tuple[str, ...]]:
    return message.context, message.id if isinstance(message.id, str) else tuple(message.id)
