"""The glossary and the memory in the back office."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pavilion.translation.models import MemoryEntry, Term


@admin.register(Term)
class TermAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("ko", "en", "domain", "status", "do_not_translate")
    list_filter = ("status", "domain", "do_not_translate")
    search_fields = ("ko", "en", "note")
    list_per_page = 100
    actions = ("approve",)

    @admin.action(description=_("Approve the chosen terms"), permissions=["change"])
    def approve(self, request: HttpRequest, queryset: QuerySet[Term]) -> None:
        approved = queryset.filter(status=Term.Status.PROPOSED).update(status=Term.Status.APPROVED)
        text = ngettext("%(count)d term approved.", "%(count)d terms approved.", approved)
        self.message_user(request, text % {"count": approved}, messages.SUCCESS)


@admin.register(MemoryEntry)
class MemoryEntryAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("source_text", "target_text", "source_language", "target_language", "origin")
    list_filter = ("origin", "source_language", "target_language")
    search_fields = ("source_text", "target_text")
    readonly_fields = ("source_language", "target_language", "source_text", "origin", "created_at")
    fields = (
        "source_language",
        "target_language",
        "source_text",
        "target_text",
        "origin",
        "created_at",
    )
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
