"""Questions about the house itself."""

from onewindow.organisation.models import Centre


def centres() -> list[Centre]:
    """Every centre, the city's before its counties'."""
    return list(Centre.objects.order_by("code"))
