from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from onewindow.__main__ import main
from onewindow.commands.extract_messages import extract

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def translations(tmp_path: Path) -> Path:
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    return folder / "django.po"


def renew(translations: Path, text: str) -> dict[object, object]:
    translations.write_text(HEADER + text, encoding="utf-8")
    assert main(["extract-messages", "--folder", str(translations.parents[2])]) == 0
    with translations.open("rb") as file:
        return {message.id: message.string for message in read_po(file, locale="en")}


def test_code_and_templates_are_searched_and_tests_are_not() -> None:
    found = extract()
    assert "不能这样办理。" in found
    assert "跳到正文" in found
    assert ("还剩 %(days)d 天", "还剩 %(days)d 天") in found
    assert not any("tests" in name for message in found for name, _line in message.locations)


def test_a_translation_stays_and_what_nobody_says_any_more_goes(translations: Path) -> None:
    renewed = renew(translations, 'msgid "受理"\nmsgstr "Accept"\n\nmsgid "从前的话"\nmsgstr "Once said"\n')
    assert renewed["受理"] == "Accept"
    assert "从前的话" not in renewed


def test_nothing_is_guessed_from_a_similar_sentence(translations: Path) -> None:
    renewed = renew(translations, 'msgid "不能那样办理。"\nmsgstr "That cannot be done."\n')
    assert renewed["不能这样办理。"] == ""


def test_renewing_twice_changes_nothing(translations: Path) -> None:
    renew(translations, 'msgid "受理"\nmsgstr "Accept"\n')
    once = translations.read_bytes()
    assert main(["extract-messages", "--folder", str(translations.parents[2])]) == 0
    assert translations.read_bytes() == once
