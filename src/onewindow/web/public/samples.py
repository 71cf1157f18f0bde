"""The annotated sample of a material, to read on a phone and to print (M12)."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from onewindow.catalogue.guide_errors import SampleNotFound
from onewindow.catalogue.queries import checklist
from onewindow.catalogue.queries.samples import samples_of
from onewindow.web.public.guide import in_force, no_guide
from onewindow.web.samples import picture_response, sample_view
from onewindow.web.session import Request


@require_safe
def sample(request: Request, code: str, material: str) -> HttpResponse:
    """Show one material's sample with its numbered marks and what they say. Refuses with SampleNotFound."""
    version = in_force(request, code)
    if version is None:
        return no_guide(request, code)
    listed = checklist(version)
    found = samples_of(version.item_id, listed.materials, localdate(request.at)).get(material)
    if found is None:
        raise SampleNotFound(field="material")
    context = {"item": listed, "centre": version.item.department.centre, "sample": sample_view(found, code)}
    return render(request, "public/sample.html", context)


@require_safe
@cache_control(public=True, max_age=3600)
def sample_picture(request: Request, code: str, sample_id: UUID) -> HttpResponse:
    """Hand out the picture of a sample that is shown today. Refuses with SampleNotFound."""
    return picture_response(sample_id, localdate(request.at))
