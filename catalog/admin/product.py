"""The queue of products in review, the longest waiting first, and the review of each."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from catalog.admin import reviewing
from catalog.models import Product
from catalog.queries.review import in_queue_order


@admin.register(Product)
class ProductAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Read here, decided by the verbs: the status is nobody's field to edit."""

    list_display = ("name", "company", "status", "category", "updated_at", "published_at")
    list_filter = ("status", "supplier__trusted")
    list_select_related = ("category", "supplier")
    search_fields = ("slug", "model_no", "texts__name", "supplier__slug")
    show_full_result_count = False
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Product]:
        return in_queue_order(Product.objects.all()).order_by(*self.get_ordering(request))

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return ("turn", "updated_at", "pk")

    @admin.display(description=_("product"), ordering="source_name")
    def name(self, product: Product) -> str:
        return getattr(product, "source_name", "") or product.public_id

    @admin.display(description=_("company"), ordering="company_name")
    def company(self, product: Product) -> str:
        return getattr(product, "company_name", "") or product.supplier.slug

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Product | None = None) -> bool:
        return False

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        product = self.get_object(request, object_id)
        if product is None:
            return self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined,no-any-return]
                request, self.opts, object_id
            )
        return reviewing.page(request, product, self)
