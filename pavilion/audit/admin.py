"""The audit trail: read by those who may, changed by nobody."""

from django.contrib import admin
from django.http import HttpRequest

from pavilion.audit.models import AuditEntry


@admin.register(AuditEntry)
class AuditEntryAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("at", "actor", "action", "subject", "target", "address", "reason")
    list_filter = ("action",)
    search_fields = ("actor", "subject", "target")
    date_hierarchy = "at"
    show_full_result_count = False
    fields = ("at", "actor", "action", "subject", "target", "reason", "address")
    readonly_fields = fields

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        return False
