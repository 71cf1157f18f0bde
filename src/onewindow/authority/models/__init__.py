"""Who may do what on which item: agreements and their grants."""

from onewindow.authority.models.agreements import POWER_NAMES, POWERS, Agreement, Grant

__all__ = ["POWERS", "POWER_NAMES", "Agreement", "Grant"]
