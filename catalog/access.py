"""Who may: products are reached through the person's company, and decided on by staff."""

from django.db.models import QuerySet

from catalog.models import Picture, Product
from catalog.models.product import ProductQuerySet
from suppliers.access import Person, supplier_of


def products_of(user: Person) -> ProductQuerySet:
    """The products the person may see and change: those of the company they work for."""
    supplier = supplier_of(user)
    if supplier is None:
        return Product.objects.none()
    return Product.objects.filter(supplier=supplier)


def pictures_of(user: Person) -> "QuerySet[Picture]":
    """The pictures of the person's products."""
    return Picture.objects.filter(product__in=products_of(user))


def may_decide(user: Person) -> bool:
    """Decide as staff whether a product goes public."""
    return user.is_active and user.is_staff and user.has_perm("catalog.change_product")
