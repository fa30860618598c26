"""Sitemaps: one file per language and kind of page, and an index of them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override

from catalog.queries import public_sitemaps
from pavilion.public_pages import public_page

XML = "application/xml"


@public_page
def index(request: HttpRequest) -> HttpResponse:
    """/sitemap.xml"""
    parts = public_sitemaps.parts()
    return render(request, "catalog/public/sitemap_index.xml", {"parts": parts}, content_type=XML)


@public_page
def sitemap(request: HttpRequest, language: str, kind: str, number: int) -> HttpResponse:
    """/sitemaps/en-products-1.xml"""
    with override(language):
        pages = public_sitemaps.pages(language, kind, number)
    if not pages:
        raise Http404
    return render(request, "catalog/public/sitemap.xml", {"pages": pages}, content_type=XML)
