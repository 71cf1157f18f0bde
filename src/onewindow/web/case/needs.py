"""What a material is asked for as, in the reader's words."""

from django.utils.translation import ngettext

from onewindow.catalogue.models import MaterialRequirement, ReviewPoint
from onewindow.catalogue.rules import ListedMaterial, ListedPoint

FORMS = dict(MaterialRequirement.Form.choices)
MEDIA = dict(MaterialRequirement.Medium.choices)
NECESSITIES = dict(MaterialRequirement.Necessity.choices)
ASPECTS = dict(ReviewPoint.Aspect.choices)


def needs_of(material: ListedMaterial) -> str:
    """原件（核验） 1 份 · 纸质."""
    copies = ngettext("%(form)s %(copies)d 份", "%(form)s %(copies)d 份", material.copies)
    asked = copies % {"form": FORMS[material.form], "copies": material.copies}
    return f"{asked} · {MEDIA[material.medium]}"


def necessity_name(material: ListedMaterial) -> str:
    """必要 · 视情形 · 非必要."""
    return str(NECESSITIES[material.necessity])


def aspect_name(point: ListedPoint) -> str:
    """Which aspect of a material a review point looks at."""
    return str(ASPECTS[point.aspect])
