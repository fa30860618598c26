"""The directory's address, below its language; a storefront shows products, so it is catalog's."""

from django.urls import URLPattern, path

from suppliers.views import public

urlpatterns: list[URLPattern] = [
    path("suppliers/", public.directory, name="directory"),
]
