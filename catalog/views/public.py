"""The public catalogue: halls, categories, products."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from catalog.queries import public_category, public_product
from pavilion.page_head import PageHead
from pavilion.public_pages import public_page
from pavilion.structured_data import breadcrumb_list


@public_page
def hall_list(request: HttpRequest) -> HttpResponse:
    """/categories/"""
    head = PageHead(
        path=reverse("catalog:hall_list"),
        title=_("All categories"),
        description=_("Sixteen halls of Korean products, by category."),
        is_view=bool(request.GET),
    )
    halls = public_category.hall_list(get_language() or "en")
    return render(request, "catalog/public/hall_list.html", {"head": head, "tree": halls})


@public_page
def category(request: HttpRequest, slug: str) -> HttpResponse:
    """/categories/<slug>/: a hall, a category or a leaf with its products"""
    language = get_language() or "en"
    page = public_category.category_page(slug, request.GET, language)
    if page is None:
        raise Http404
    shown = page.family.category
    crumbs = public_category.crumbs_of(page.family, language)
    name = shown.name(language)
    head = PageHead(
        path=reverse("catalog:category", args=[slug]),
        title=name,
        description=_("%(category)s from Korean suppliers: prices by quantity, MOQ, lead time.")
        % {"category": name},
        nodes=[breadcrumb_list(crumbs)],
        is_view=bool(request.GET),
    )
    context = {"head": head, "page": page, "results": page.results, "crumbs": crumbs}
    context["room"] = page.family.hall.slug
    return render(request, "catalog/public/category.html", context)


@public_page
def product(request: HttpRequest, slug: str) -> HttpResponse:
    """/products/<slug>/"""
    page = public_product.product_page(slug, get_language() or "en")
    if page is None:
        raise Http404
    context = {
        "page": page,
        "page_languages": page.listing.languages,
        "room": page.listing.categories[0],
        "is_view": bool(request.GET),
    }
    return render(request, "catalog/public/product.html", context)
