"""Django's admin as the staff's back office."""

from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache


class Backoffice(AdminSite):
    """Staff sign in where everybody signs in: with limits on tries and a second factor (D11)."""

    site_header = _("Back office")
    site_title = _("Back office")
    index_title = _("Today")

    @method_decorator(never_cache)
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """No form of its own: this address only shows the way."""
        if request.user.is_authenticated:
            if not self.has_permission(request):
                raise PermissionDenied
            return HttpResponseRedirect(reverse("admin:index"))
        asked = request.GET.get("next", "")
        own = reverse("admin:index")
        query = urlencode({"next": asked if asked.startswith(own) else own})
        return HttpResponseRedirect(f"{resolve_url('account_login')}?{query}")

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return HttpResponseRedirect(reverse("account_change_password"))

    def password_change_done(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return HttpResponseRedirect(reverse("account_change_password"))
