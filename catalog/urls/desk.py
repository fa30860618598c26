"""The desk's addresses: /desk/products/…"""

from django.urls import URLPattern, path

from catalog.views import desk, desk_editor, desk_pictures, desk_preview, desk_publication

_PRODUCT = "desk/products/<slug:public_id>/"

urlpatterns: list[URLPattern] = [
    path("desk/products/", desk.products, name="desk_products"),
    path("desk/products/new/", desk.new_product, name="desk_product_new"),
    path("desk/products/summary/", desk.summary, name="desk_summary"),
    path(_PRODUCT, desk_editor.product, name="desk_product"),
    path(f"{_PRODUCT}texts/", desk_editor.translations, name="desk_product_texts"),
    path(f"{_PRODUCT}hs/", desk_editor.hs_codes, name="desk_product_hs"),
    path(f"{_PRODUCT}pictures/", desk_pictures.product_pictures, name="desk_product_pictures"),
    path(f"{_PRODUCT}pictures/<slug:key>/", desk_pictures.picture, name="desk_product_picture"),
    path(f"{_PRODUCT}preview/", desk_preview.preview, name="desk_product_preview"),
    path(f"{_PRODUCT}publication/", desk_publication.publication, name="desk_product_publication"),
    path(f"{_PRODUCT}copy/", desk.copy, name="desk_product_copy"),
]
