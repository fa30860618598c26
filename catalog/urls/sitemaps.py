"""The sitemaps: they speak for all languages, so they stand before the language in the address."""

from django.urls import URLPattern, path

from catalog.views import public_sitemaps

urlpatterns: list[URLPattern] = [
    path("sitemap.xml", public_sitemaps.index, name="sitemap"),
    path(
        "sitemaps/<slug:language>-<slug:kind>-<int:number>.xml",
        public_sitemaps.sitemap,
        name="sitemap_part",
    ),
]
