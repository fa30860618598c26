"""The gallery: every component, drawn from the templates the pages use."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pavilion.ui import samples


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """For whoever builds the pages: everyone in the demo, staff elsewhere."""
    if not (settings.DEBUG or settings.DEMO or request.user.is_staff):
        raise Http404
    return render(request, "ui/gallery/page.html", samples.context())
