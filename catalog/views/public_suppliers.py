"""A supplier's storefront: the company, and what it makes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from catalog.queries.public_storefront import storefront_page
from pavilion.page_head import PageHead
from pavilion.public_pages import public_page
from pavilion.structured_data import breadcrumb_list


@public_page
def supplier(request: HttpRequest, slug: str) -> HttpResponse:
    """/suppliers/<slug>/"""
    page = storefront_page(slug, request.GET, get_language() or "en")
    if page is None:
        raise Http404
    languages = page.face.languages
    head = PageHead(
        path=reverse("catalog:supplier", args=[slug]),
        title=page.face.name.text,
        description=page.face.tagline.text or page.face.kinds,
        languages=languages,
        nodes=[page.organization(), breadcrumb_list(page.crumbs)],
        image=page.face.cover or page.face.logo,
        is_view=bool(request.GET) or page.face.language not in languages,
    )
    context = {"head": head, "page": page, "face": page.face, "room": "suppliers"}
    return render(request, "catalog/public/supplier.html", context | {"page_languages": languages})
