"""Whose power it takes, and who is trained: pure answers."""

from onewindow.authority.rules.powers import (
    OFFICE_POWERS,
    SERVED_KINDS,
    SPECIAL_POWERS,
    TRAINED_POWERS,
    WINDOW_POWERS,
    Power,
)

__all__ = ["OFFICE_POWERS", "SERVED_KINDS", "SPECIAL_POWERS", "TRAINED_POWERS", "WINDOW_POWERS", "Power"]
