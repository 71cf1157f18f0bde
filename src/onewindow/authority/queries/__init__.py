"""Questions of authority."""

from onewindow.authority.queries.grounds import LAW, Ground, Standing, ground_for, powers_of, standings

__all__ = ["LAW", "Ground", "Standing", "ground_for", "powers_of", "standings"]
