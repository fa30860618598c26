"""Staff look at a conversation when somebody complains; each look leaves a line (K7)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from inquiries.models import Buyer, Inquiry, InquiryStatusChange, Message
from pavilion.accounts.access import person
from pavilion.accounts.forms import client_address
from pavilion.audit.recording import record


class _ReadOnly:
    """Nothing is added, changed or deleted here: both sides rely on what was said."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class _Audited(_ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    """Who looks at whose data is written down."""

    action: str
    show_full_result_count = False
    actions = None

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        seen = self.get_object(request, object_id)
        if seen is not None and self.has_view_permission(request, seen):
            record(
                self.action,
                by=person(request),
                subject=self.subject_of(seen),
                target=seen.public_id,
                address=client_address(request),
            )
        return super().change_view(request, object_id, form_url, extra_context)

    def subject_of(self, seen: Any) -> str:
        """Whose data it is."""
        raise NotImplementedError


class MessageInline(_ReadOnly, admin.StackedInline):  # type: ignore[type-arg]
    model = Message
    fields = ("seq", "side", "language", "sent_at", "read_at", "body")
    readonly_fields = fields
    extra = 0


class HistoryInline(_ReadOnly, admin.TabularInline):  # type: ignore[type-arg]
    model = InquiryStatusChange
    fields = ("at", "before", "after", "actor")
    readonly_fields = fields
    extra = 0


@admin.register(Inquiry)
class InquiryAdmin(_Audited):
    action = "inquiry.viewed"
    list_display = ("subject", "supplier", "company", "country", "status", "created_at")
    list_filter = ("status",)
    list_select_related = ("supplier",)
    search_fields = ("public_id", "subject", "company", "supplier__slug")
    date_hierarchy = "created_at"
    fields = (
        *("public_id", "status", "supplier", "product", "subject", "quantity", "unit"),
        *("name", "company", "country", "created_at", "last_message_at"),
    )
    readonly_fields = fields
    inlines = (MessageInline, HistoryInline)

    def subject_of(self, seen: Inquiry) -> str:
        return f"{seen.buyer.email}, {seen.supplier.slug}"


@admin.register(Buyer)
class BuyerAdmin(_Audited):
    action = "buyer.viewed"
    list_display = ("name", "company", "country", "is_guest", "created_at")
    list_filter = ("is_guest",)
    search_fields = ("public_id", "email", "name", "company")
    fields = (
        *("public_id", "name", "company", "country", "email", "is_guest", "user", "language"),
        "created_at",
    )
    readonly_fields = fields

    def subject_of(self, seen: Buyer) -> str:
        return seen.email
