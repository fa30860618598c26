"""Search over everything buyers may see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from catalog.queries.public_results import search_page
from pavilion.page_head import PageHead
from pavilion.public_pages import public_page


@public_page
def search(request: HttpRequest) -> HttpResponse:
    """/search/?q="""
    page = search_page(request.GET, get_language() or "en")
    text = page.found.question.text
    head = PageHead(
        path=reverse("catalog:search"),
        title=_("Search: %(words)s") % {"words": text} if text else _("Search"),
        description=_("Search Korean products and suppliers in English and Korean."),
        is_view=True,
    )
    context = {"head": head, "page": page, "results": page.results, "query": text}
    return render(request, "catalog/public/search.html", context)
