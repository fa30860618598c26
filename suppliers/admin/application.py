"""The queue of applications, the longest waiting first, and the review of each."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext_lazy as _

from suppliers.admin import reviewing
from suppliers.models import Application
from suppliers.queries.review import in_queue_order


@admin.register(Application)
class ApplicationAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Read here, decided by the verbs: the status is nobody's field to edit."""

    list_display = ("company", "status", "waiting", "submitted_at", "decided_by", "decided_at")
    list_filter = ("status",)
    search_fields = ("supplier__slug", "supplier__business_number", "supplier__texts__name")
    show_full_result_count = False
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Application]:
        return in_queue_order()

    @admin.display(description=_("company"), ordering="company_name")
    def company(self, application: Application) -> str:
        return getattr(application, "company_name", "") or application.supplier.slug

    @admin.display(description=_("waiting for"), ordering="submitted_at")
    def waiting(self, application: Application) -> str:
        if application.status != Application.Status.SUBMITTED or not application.submitted_at:
            return "–"
        return timesince(application.submitted_at, timezone.now(), depth=1)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Application | None = None) -> bool:
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().changelist_view(
            request, {"title": _("Applications")} | (extra_context or {})
        )

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        application = self.get_object(request, object_id)
        if application is None:
            return self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined,no-any-return]
                request, self.opts, object_id
            )
        return reviewing.page(request, application, self)
