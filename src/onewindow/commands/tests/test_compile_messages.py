import gettext
from pathlib import Path

import pytest

from onewindow.__main__ import main

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    return folder / "django.po"


def compile_messages(source: Path) -> int:
    return main(["compile-messages", "--folder", str(source.parents[2])])


def test_pages_read_what_translators_wrote(source: Path) -> None:
    source.write_text(HEADER + 'msgid "受理"\nmsgstr "Accept"\n', encoding="utf-8")
    assert compile_messages(source) == 0
    with source.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("受理") == "Accept"


@pytest.mark.parametrize(
    "faulty",
    [
        'msgid "共 %(n)d 件"\nmsgstr "%(m)d cases"\n',  # would fail when the page is shown
        'msgid "受理"\nno quotation marks here\n',
    ],
)
def test_a_faulty_translation_is_told_by_file_and_replaces_nothing(
    source: Path, capsys: pytest.CaptureFixture[str], faulty: str
) -> None:
    source.with_suffix(".mo").write_bytes(b"the last good one")
    source.write_text(HEADER + "#, python-format\n" + faulty, encoding="utf-8")
    assert compile_messages(source) == 1
    assert str(source) in capsys.readouterr().err
    assert source.with_suffix(".mo").read_bytes() == b"the last good one"
