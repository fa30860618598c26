"""The public site's addresses, each below its language."""

from django.urls import URLPattern, path

from catalog.views import public, public_search, public_suppliers

urlpatterns: list[URLPattern] = [
    path("categories/", public.hall_list, name="hall_list"),
    path("categories/<slug:slug>/", public.category, name="category"),
    path("products/<slug:slug>/", public.product, name="product"),
    path("suppliers/<slug:slug>/", public_suppliers.supplier, name="supplier"),
    path("search/", public_search.search, name="search"),
]
