"""Questions about the house itself."""

from onewindow.organisation.models import Centre, Department


def centres() -> list[Centre]:
    """Every centre, the city's before its counties'."""
    return list(Centre.objects.order_by("code"))


def departments(*, centre_id: int) -> list[Department]:
    """The departments of one centre, by name."""
    return list(Department.objects.filter(centre=centre_id).order_by("short_name"))
