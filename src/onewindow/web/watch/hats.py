"""Whose pages these are."""

from onewindow.organisation.models import Role

WATCHING = (Role.SUPERVISOR, Role.LEADER)
"""Who sees the work of the centre, with persons' names masked."""
EVERYONE = (*WATCHING, Role.CENTRE_ADMIN)
COVERAGE = (*EVERYONE, Role.ITEM_CHECKER, Role.ITEM_REVIEWER)
"""Who sees how much is in the windows, and keeps the items."""
