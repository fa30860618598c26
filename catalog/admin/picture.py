"""Pictures, to be looked at: what became of each, and why one could not be prepared."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from catalog.models import Picture
from catalog.queries import pictures


@admin.register(Picture)
class PictureAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("shown", "name", "product", "state", "attempts", "error", "created_at")
    list_filter = ("state",)
    list_select_related = ("product",)
    search_fields = ("name", "public_id", "product__slug", "sha256")
    ordering = ("-created_at", "-pk")
    show_full_result_count = False
    actions = None
    fields = (
        *("shown", "name", "product", "position", "alt_ko", "alt_en", "width", "height"),
        *("state", "attempts", "due_at", "leased_until", "error", "created_at", "finished_at"),
        "sha256",
    )
    readonly_fields = fields

    @admin.display(description=_("picture"))
    def shown(self, picture: Picture) -> str:
        address = pictures.thumbnail(picture)
        if not address:
            return "–"
        return format_html(
            '<img src="{}" alt="{}" width="96" height="96">',
            address,
            pictures.description(picture),
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Picture | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Picture | None = None) -> bool:
        return False
