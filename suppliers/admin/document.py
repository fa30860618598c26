"""Private papers: who brought what when. The file itself is opened through the audited door."""

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from suppliers.models import Document


@admin.register(Document)
class DocumentAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("name", "supplier", "kind", "uploaded_at", "replaced_at")
    list_filter = ("kind",)
    list_select_related = ("supplier",)
    search_fields = ("name", "supplier__slug", "supplier__business_number")
    show_full_result_count = False
    ordering = ("-uploaded_at", "-pk")
    actions = None
    fields = (
        *("link", "supplier", "kind", "content_type", "size", "sha256"),
        *("uploaded_by", "uploaded_at", "replaced_at"),
    )
    readonly_fields = fields

    @admin.display(description=_("file"))
    def link(self, document: Document) -> str:
        address = reverse("suppliers:document", args=[document.public_id])
        return format_html('<a href="{}">{}</a>', address, document.name)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Document | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Document | None = None) -> bool:
        return False
