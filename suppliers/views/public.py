"""The public directory of listed companies."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pavilion.page_head import PageHead
from pavilion.public_pages import public_page
from suppliers.queries import directory as queries


@public_page
def directory(request: HttpRequest) -> HttpResponse:
    """/suppliers/"""
    head = PageHead(
        path=reverse("suppliers:directory"),
        title=_("Korean suppliers"),
        description=_("Korean companies whose papers have been checked, by hall."),
        is_view=bool(request.GET),
    )
    page = queries.directory_page(request.GET, get_language() or "en")
    context = {"head": head, "page": page, "room": "suppliers"}
    return render(request, "suppliers/public/directory.html", context)
