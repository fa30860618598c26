"""What is sold: taxonomy, products, pictures, and the listing read model."""

from catalog.models.listing import Listing
from catalog.models.picture import MAX_PICTURES, Picture
from catalog.models.product import (
    PriceTier,
    Product,
    ProductStatusChange,
    ProductText,
    ProductTranslation,
)
from catalog.models.taxonomy import Attribute, Category, CategoryAttribute

__all__ = [
    "MAX_PICTURES",
    "Attribute",
    "Category",
    "CategoryAttribute",
    "Listing",
    "Picture",
    "PriceTier",
    "Product",
    "ProductStatusChange",
    "ProductText",
    "ProductTranslation",
]
