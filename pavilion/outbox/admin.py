"""Staff see what was told to whom, and try again what failed; nothing is edited here."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pavilion.accounts.access import person
from pavilion.accounts.forms import client_address
from pavilion.audit.recording import record
from pavilion.jobs.asking import requeue
from pavilion.jobs.models import Job
from pavilion.outbox.models import Delivery


@admin.register(Delivery)
class DeliveryAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("kind", "channel", "to", "language", "state", "attempts", "created_at", "error")
    list_filter = ("state", "channel", "kind", "language")
    search_fields = ("address", "recipient__email", "dedup_key")
    list_select_related = ("recipient",)
    show_full_result_count = False
    date_hierarchy = "created_at"
    actions = ("try_again",)
    #: What was said is not here: staff see that somebody was told, not what they were told.
    fields = (
        *("kind", "channel", "recipient", "address", "language", "url", "dedup_key"),
        *("state", "attempts", "due_at", "leased_until", "finished_at", "read_at", "error"),
        "created_at",
    )
    readonly_fields = fields

    @admin.display(description=_("recipient"), ordering="address")
    def to(self, delivery: Delivery) -> str:
        return delivery.address or str(delivery.recipient)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Delivery | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Delivery | None = None) -> bool:
        return False

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("outbox.change_delivery")

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        delivery = self.get_object(request, object_id)
        if isinstance(delivery, Delivery) and self.has_view_permission(request, delivery):
            record(
                "delivery.viewed",
                by=person(request),
                subject=self.to(delivery),
                target=delivery.dedup_key,
                address=client_address(request),
            )
        return super().change_view(request, object_id, form_url, extra_context)

    @admin.action(description=_("Try again what failed"), permissions=["retry"])
    def try_again(self, request: HttpRequest, queryset: QuerySet[Delivery]) -> None:
        failed = list(queryset.filter(state=Job.State.FAILED))
        for delivery in failed:
            requeue(delivery)
        said = ngettext(
            "%(count)s notice is on its way again.",
            "%(count)s notices are on their way again.",
            len(failed),
        )
        self.message_user(request, said % {"count": len(failed)}, messages.SUCCESS)
