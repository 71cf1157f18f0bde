"""Filling the words of a message with its facts."""

from collections.abc import Mapping, Set
from string import Formatter


class WrongPlaceholder(ValueError):
    """A template with a place that its occasion cannot fill, or with a brace left open; `name` is the place."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def placeholders(text: str) -> set[str]:
    """The names in braces of a template. Raises WrongPlaceholder for anything but plain names."""
    found = set()
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        raise WrongPlaceholder(text) from None
    for _literal, name, spec, conversion in parts:
        if name is None:
            continue
        if not name.isidentifier() or spec or conversion:
            raise WrongPlaceholder(name)
        found.add(name)
    return found


def filled(text: str, facts: Mapping[str, str], known: Set[str] | None = None) -> str:
    """The words with their facts. Raises WrongPlaceholder for a place that `known` (or the facts) doesn't name."""
    for name in sorted(placeholders(text)):
        if name not in (facts if known is None else known):
            raise WrongPlaceholder(name)
    return text.format_map({name: facts.get(name, "") for name in placeholders(text)})
