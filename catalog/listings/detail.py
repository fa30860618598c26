"""The product's own page, rendered once and kept; only supplier and related products come fresh."""

from collections.abc import Iterator
from decimal import Decimal

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalog.listings.whole import Whole
from catalog.models import Listing
from pavilion.page_head import PageHead
from pavilion.structured_data import Node, absolute, breadcrumb_list


def head(listing: Listing, whole: Whole) -> SafeString:
    """What search engines and those who share the page are told, in the active language."""
    pictures = listing.page["pictures"]
    page_head = PageHead(
        path=_path(listing),
        title=listing.name,
        description=listing.summary,
        languages=listing.languages,
        nodes=[_product(listing, whole), breadcrumb_list(_crumbs(listing))],
        image=pictures[0]["large"] if pictures else "",
        kind="product",
    )
    context = {"head": page_head, "site_name": settings.SITE_NAME}
    return render_to_string("pages/head.html", context)


def detail(listing: Listing) -> SafeString:
    """Pictures, prices, terms and specification, in the active language."""
    context = {
        "page": {"listing": listing, "crumbs": list(_crumbs(listing))},
        "said": listing.page,
        "inquiry_path": reverse("inquiries:new"),
        "LANGUAGE_CODE": listing.language,
    }
    return render_to_string("catalog/public/detail.html", context)


def _path(listing: Listing) -> str:
    return reverse("catalog:product", args=[listing.slug])


def _crumbs(listing: Listing) -> Iterator[tuple[str, str]]:
    yield _("Home"), reverse("home")
    for slug, name in listing.page["path"]:
        yield name, reverse("catalog:category", args=[slug])
    yield listing.name, _path(listing)


def _product(listing: Listing, whole: Whole) -> Node:
    page = listing.page
    supplier: Node = {"@type": "Organization", "name": whole.supplier_name(listing.language)}
    node: Node = {
        "@type": "Product",
        "name": listing.name,
        "description": listing.summary,
        "url": absolute(_path(listing)),
        "image": [absolute(picture["large"]) for picture in page["pictures"]],
        "brand": supplier,
        "category": " > ".join(name for _slug, name in page["path"]),
    }
    if page["model"]:
        node["mpn"] = page["model"]
    if page["tiers"]:
        node["offers"] = _offer(listing, supplier)
    return node


def _offer(listing: Listing, supplier: Node) -> Node:
    tiers = listing.page["tiers"]
    prices = sorted(Decimal(tier["amount"]) for tier in tiers)
    shared: Node = {
        "priceCurrency": listing.currency,
        "availability": "https://schema.org/InStock",
        "eligibleQuantity": {"@type": "QuantitativeValue", "minValue": listing.moq},
        "seller": supplier,
    }
    if len(set(prices)) == 1:
        return {"@type": "Offer", "price": str(prices[0])} | shared
    return {
        "@type": "AggregateOffer",
        "lowPrice": str(prices[0]),
        "highPrice": str(prices[-1]),
        "offerCount": len(tiers),
    } | shared
