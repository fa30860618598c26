"""The catalogue's rooms in the back office."""

from catalog.admin.picture import PictureAdmin
from catalog.admin.product import ProductAdmin
from catalog.admin.taxonomy import AttributeAdmin, CategoryAdmin

__all__ = ["AttributeAdmin", "CategoryAdmin", "PictureAdmin", "ProductAdmin"]
