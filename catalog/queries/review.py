"""Rows for those who decide whether a product goes public."""

from django.db.models import Case, F, IntegerField, OuterRef, QuerySet, Subquery, Value, When

from catalog.models import Product, ProductText
from suppliers.models import SupplierText


def in_queue_order(products: QuerySet[Product]) -> QuerySet[Product]:
    """With the names people know; what waits comes first."""
    names = ProductText.objects.filter(product=OuterRef("pk"), language=OuterRef("source_language"))
    companies = SupplierText.objects.filter(supplier=OuterRef("supplier"), language="ko")
    return products.annotate(
        source_name=Subquery(names.values("name")[:1]),
        company_name=Subquery(companies.values("name")[:1]),
        turn=Case(
            When(status=Product.Status.IN_REVIEW, then=Value(0)),
            default=Value(1),
            output_field=IntegerField(),
        ),
    )


def next_waiting(product: Product) -> Product | None:
    """Another product in review, the longest waiting first."""
    waiting = Product.objects.filter(status=Product.Status.IN_REVIEW).exclude(pk=product.pk)
    return waiting.order_by(F("updated_at").asc(), "pk").first()


def waiting_count() -> int:
    return Product.objects.filter(status=Product.Status.IN_REVIEW).count()
