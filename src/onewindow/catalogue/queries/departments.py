"""Which departments offer something, for who looks by department."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F

from onewindow.catalogue.models import ItemVersion


@dataclass(frozen=True, slots=True)
class OfferingDepartment:
    department_id: int
    name: str
    items: int


def offering_departments(*, centre_id: int, on: date) -> list[OfferingDepartment]:
    """Return the centre's departments that have items on offer on the day, by name, with how many; one query."""
    versions = ItemVersion.objects.on_offer(on).filter(item__department__centre_id=centre_id)
    counted = (
        versions.values(key=F("item__department_id"), title=F("item__department__name"))
        .annotate(items=Count("pk"))
        .order_by("title")
    )
    return [OfferingDepartment(row["key"], row["title"], row["items"]) for row in counted]
