"""What a product can be filtered by, as ``name:value``."""

from catalog.listings.whole import Whole
from catalog.models import Attribute, CategoryAttribute, Product
from catalog.queries.public_filters import LEAD_TIME_STEPS, MOQ_STEPS


def of(whole: Whole) -> list[str]:
    product = whole.product
    return [
        *(["oem:1"] if product.oem else []),
        *(["odm:1"] if product.odm else []),
        *_sample(product),
        *(f"moq:{step}" for step in MOQ_STEPS if (product.moq or 0) <= step),
        *_lead_time(product),
        *([f"incoterm:{product.incoterm}"] if product.incoterm else []),
        *(value for ask in whole.asks for value in _attribute(ask, product)),
    ]


def _sample(product: Product) -> list[str]:
    if product.sample_policy == Product.SamplePolicy.NONE:
        return []
    return [f"sample:{product.sample_policy}"]


def _lead_time(product: Product) -> list[str]:
    days = product.lead_time_days
    return [] if days is None else [f"lead:{step}" for step in LEAD_TIME_STEPS if days <= step]


def _attribute(ask: CategoryAttribute, product: Product) -> list[str]:
    attribute, value = ask.attribute, product.attributes.get(ask.attribute.code)
    if attribute.kind == Attribute.Kind.BOOL:
        return [f"{attribute.code}:1"] if value is True else []
    if attribute.kind != Attribute.Kind.CHOICE or not value:
        return []
    return [f"{attribute.code}:{option}" for option in (value if attribute.several else [value])]
