"""Encodings of Chinese text files, and text that a wrong conversion has garbled."""

import pytest

from onewindow.lib.plain_text import detect_encoding, is_garbled

SENTENCE = "护士执业注册申请审核表，二级及以上医疗机构出具的体检证明；原件（收取）。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk", "gb2312"])
def test_the_encodings_of_windows_and_linux_are_told_apart(tmp_path, encoding):
    path = tmp_path / "text.csv"
    path.write_bytes(SENTENCE.encode(encoding))
    assert path.read_text(encoding=detect_encoding(path)) == SENTENCE


@pytest.mark.parametrize("content", [b"\xff\x00\x80\xff\xff", b"\xef\xbb\xbf\xff", "护士".encode() + b"\xff"])
def test_bytes_that_are_no_such_text_have_no_encoding(tmp_path, content):
    path = tmp_path / "text.csv"
    path.write_bytes(content)
    assert detect_encoding(path) is None


def test_a_fault_at_the_very_end_of_a_long_file_is_seen(tmp_path):
    path = tmp_path / "text.csv"
    path.write_bytes(SENTENCE.encode() * 5000 + "备案".encode("gb18030"))
    assert detect_encoding(path) is None or is_garbled(path.read_text(encoding="gb18030"))


@pytest.mark.parametrize(
    ("wrote", "read_as"),
    [
        ("utf-8", "gb18030"),
        ("utf-8", "gbk"),
        ("utf-8", "latin-1"),
        ("utf-8", "cp1252"),
        ("gbk", "latin-1"),
        ("gbk", "utf-8"),
    ],
)
def test_each_usual_wrong_conversion_is_noticed(wrote, read_as):
    assert is_garbled(SENTENCE.encode(wrote).decode(read_as, "replace"))


@pytest.mark.parametrize("text", ["锟斤拷", "护士��注册", "????申请表", "烫烫烫烫", "鎶ゅ＋鎵т笟娉ㄥ唽"])
def test_the_traces_of_a_lost_text_are_noticed(text):
    assert is_garbled(text)


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "",
        "设备清单",
        "风景如画",
        "买买提·艾合买提",
        "Café 3×5 ±2° §45",
        "……——“引号”‘内’《书名》、①②③",
        "A4纸打印？是！100%",
        "龘靐齉爩㵘𠮷野家",
    ],
)
def test_sound_text_is_left_alone(text):
    assert not is_garbled(text)
