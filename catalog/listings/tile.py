"""The tile of a product, rendered once and kept.

It is cut inside its ``<img``: what stands between the halves says whether the picture is loaded
at once (the first row of a page) or lazily, which only the page knows.
"""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from catalog.listings import pictures, wording
from catalog.listings.pictures import Shown
from catalog.listings.whole import Whole
from pavilion.trade.quantities import unit_text


def render(whole: Whole, language: str, shown: list[Shown]) -> tuple[SafeString, SafeString]:
    """The two halves, in the active language, which is ``language``."""
    product = whole.product
    avif, jpeg, src = pictures.tile_sources(whole.pictures[0]) if shown else ("", "", "")
    context = {
        "href": reverse("catalog:product", args=[product.slug]),
        "name": whole.texts[language].name,
        "supplier": whole.supplier_name(language),
        "price": wording.price_range(whole.tiers, product.currency),
        "unit": unit_text(product.unit, language),
        "moq": wording.moq(whole, language),
        "lead_time": wording.lead_time(product.lead_time_days),
        "avif": avif,
        "jpeg": jpeg,
        "src": src,
        "picture": shown[0] if shown else None,
    }
    return (
        render_to_string("catalog/public/tile_start.html", context),
        render_to_string("catalog/public/tile_end.html", context),
    )
