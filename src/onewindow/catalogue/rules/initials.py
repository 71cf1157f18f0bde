"""Pinyin initials by which a clerk finds an item: 护士执业注册 is hszyzc."""

import unicodedata

from pypinyin import Style, lazy_pinyin


def initials(name: str) -> str:
    """Return the initials of a name in small letters, digits kept, punctuation dropped.

    Where a character reads differently alone than in its word (银行 is yh by the word, yx by the character), both forms
    are returned, parted by a space, so that either finds it.
    """
    text = "".join(char for char in unicodedata.normalize("NFKC", name) if char.isalnum()).lower()
    by_word = "".join(lazy_pinyin(text, style=Style.FIRST_LETTER))
    by_character = "".join(lazy_pinyin(list(text), style=Style.FIRST_LETTER))
    return by_word if by_word == by_character else f"{by_word} {by_character}"
