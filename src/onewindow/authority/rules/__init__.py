"""Whose power it takes: pure answers."""

from onewindow.authority.rules.powers import OFFICE_POWERS, SERVED_KINDS, SPECIAL_POWERS, WINDOW_POWERS, Power

__all__ = ["OFFICE_POWERS", "SERVED_KINDS", "SPECIAL_POWERS", "WINDOW_POWERS", "Power"]
