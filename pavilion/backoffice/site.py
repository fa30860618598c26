"""Django's admin as the staff's back office."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from pavilion.accounts.access import person
from pavilion.backoffice import figures, jobs

#: How the apps are put together on the start page and in the side bar.
GROUPS: Sequence[tuple[Any, Sequence[str]]] = (
    (_("Suppliers"), ("suppliers",)),
    (_("Catalogue"), ("catalog",)),
    (_("Inquiries"), ("inquiries",)),
    (_("Languages"), ("translation",)),
    (_("People and roles"), ("accounts", "auth")),
    (_("Records"), ("outbox", "audit")),
)


class Backoffice(AdminSite):
    """Staff sign in where everybody signs in: with limits on tries and a second factor (D11)."""

    site_header = _("Back office")
    site_title = _("Back office")
    index_title = _("Today")

    def get_urls(self) -> list[URLResolver | URLPattern]:
        own = [
            path("jobs/", self.admin_view(self.job_board), name="jobs"),
            path("jobs/retry/", self.admin_view(jobs.retry), name="jobs_retry"),
        ]
        return [*own, *super().get_urls()]

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        user = person(request)
        context = {"queues": figures.queues(user), "funnel": figures.funnel()}
        return super().index(request, context | (extra_context or {}))

    def job_board(self, request: HttpRequest) -> HttpResponse:
        """All kinds of background work that this person may see."""
        kinds = jobs.kinds_of_work(person(request))
        if not kinds:
            raise PermissionDenied
        context = {**self.each_context(request), "title": _("Jobs"), "kinds": kinds}
        return TemplateResponse(request, "admin/jobs/board.html", context)

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        """Grouped as staff think of them, not as the code is laid out."""
        apps = super().get_app_list(request, app_label)
        if app_label is not None:
            return apps
        by_label = {app["app_label"]: app for app in apps}
        groups = []
        for name, labels in GROUPS:
            members = [by_label.pop(label) for label in labels if label in by_label]
            if members:
                models = [model for app in members for model in app["models"]]
                groups.append({**members[0], "name": name, "models": models})
        return [*groups, *by_label.values()]

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponseRedirect:
        """No form of its own: this address only shows the way."""
        own = reverse("admin:index")
        if request.user.is_authenticated:
            return HttpResponseRedirect(own)
        asked = request.GET.get("next", "")
        query = urlencode({"next": asked if asked.startswith(own) else own})
        return HttpResponseRedirect(f"{resolve_url('account_login')}?{query}")

    def password_change(  # type: ignore[override]  # an address that only shows the way
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse("account_change_password"))

    def password_change_done(  # type: ignore[override]
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse("account_change_password"))
