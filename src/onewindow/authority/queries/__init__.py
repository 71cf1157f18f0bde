"""Questions of authority."""

from onewindow.authority.queries.elsewhere import centre_holds, items_from_elsewhere
from onewindow.authority.queries.grounds import LAW, Ground, Standing, ground_for, powers_of, standings

__all__ = ["LAW", "Ground", "Standing", "centre_holds", "ground_for", "items_from_elsewhere", "powers_of", "standings"]
