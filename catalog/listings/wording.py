"""A product's terms in words, in the active language."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.listings.whole import Whole
from catalog.models import PriceTier
from pavilion.trade.codes import name_of, payment_terms
from pavilion.trade.delivery import place_in
from pavilion.trade.quantities import quantity_text
from pavilion.ui.formats import money_text, number_text


def price_range(tiers: list[PriceTier], currency: str) -> str:
    """``USD 1.75–2.10``; empty when prices are on request."""
    if not tiers:
        return ""
    prices = [tier.unit_price for tier in tiers]
    low, high = money_text(min(prices), currency), money_text(max(prices), currency)
    if low == high:
        return low
    code = f"{currency}\N{NO-BREAK SPACE}"
    if high.startswith(code):
        return f"{low}–{high.removeprefix(code)}"
    return f"{low.removesuffix('원')}–{high}"


def lead_time(days: int | None) -> str:
    if days is None:
        return ""
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


def tier_quantity(tiers: list[PriceTier], index: int) -> str:
    """``2,400–4,799``, the last one ``9,600 and more``."""
    start = number_text(tiers[index].min_qty)
    if index + 1 == len(tiers):
        return _("%(quantity)s and more") % {"quantity": start}
    return f"{start}–{number_text(tiers[index + 1].min_qty - 1)}"


def moq(whole: Whole, language: str) -> str:
    return quantity_text(whole.product.moq or 1, whole.product.unit, language)


def delivery(whole: Whole, language: str) -> str:
    """``FOB Busan``, also where the owner wrote 부산."""
    return f"{whole.product.incoterm} {place_in(language, whole.product.place)}".strip()


def payment(whole: Whole, language: str) -> str:
    codes = payment_terms()
    return ", ".join(name_of(codes, code, language) for code in whole.product.payment_terms)


def private_label(whole: Whole) -> str:
    offers = (("OEM", whole.product.oem), ("ODM", whole.product.odm))
    return ", ".join(name for name, offered in offers if offered)
