"""A secret never enters the register of accounts handed over: what looks like one is refused (M16)."""

import re

_SAID = re.compile(r"(密码|口令|密钥|pass\s*word|passwd|pwd|secret|token|api\s*key)\s*[:=是为：＝]", re.IGNORECASE)
_KINDS = (re.compile("[a-z]"), re.compile("[A-Z]"), re.compile("[0-9]"), re.compile(r"[!#$%^&*?~+=|<>,;'\"\\(){}\[\]]"))
_SHORTEST = 8


def looks_like_secret(text: str) -> bool:
    """Say whether a text names a password, or holds a word that mixes signs as only passwords do.

    Such a word has 8 signs or more of at least three of these: small letters, capitals, digits, special signs – one of
    them special. `@ . - _ / :` are no special signs: they stand in addresses, names and references.
    """
    return bool(_SAID.search(text)) or any(_mixed(word) for word in text.split())


def _mixed(word: str) -> bool:
    if len(word) < _SHORTEST or not word.isascii():
        return False
    found = [bool(kind.search(word)) for kind in _KINDS]
    return found[-1] and sum(found) >= 3
