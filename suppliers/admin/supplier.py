"""The companies: read mostly; taken off the site and brought back by the verbs, with a reason."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from pavilion.accounts.access import person
from pavilion.accounts.forms import client_address
from pavilion.korea.business_number import format_number
from suppliers import standing
from suppliers.forms.decision import StandingForm
from suppliers.models import Supplier
from suppliers.moving import MoveRefusedError

_VERBS = {"suspension": standing.suspend, "reinstatement": standing.reinstate}
_LEADS_TO = {
    "suspension": Supplier.Status.SUSPENDED,
    "reinstatement": Supplier.Status.LISTED,
}


@admin.register(Supplier)
class SupplierAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Staff may trust a company; all else is the company's own, or a verb's."""

    list_display = ("company", "number", "status", "registry_state", "trusted", "listed_at")
    list_filter = ("status", "registry_state", "trusted")
    search_fields = ("slug", "business_number", "texts__name")
    show_full_result_count = False
    actions = None
    change_form_template = "admin/suppliers/supplier/change_form.html"
    #: What staff may change, and what they only read (SEC-06).
    editable = ("trusted",)
    readonly_fields = (
        *("company", "number", "people", "slug", "status", "registry_state", "registry_checked_at"),
        *("registry_checked_by", "representative_ko", "representative_en", "established_on"),
        *("postal_code", "address_ko", "address_en", "contact_name_ko", "contact_name_en"),
        *("contact_title_ko", "contact_title_en", "phone", "email", "website", "business_types"),
        *("halls", "employees", "export_markets", "registered_at", "listed_at"),
    )
    fields = (*editable, *readonly_fields)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Supplier]:
        rows: QuerySet[Supplier] = Supplier.objects.named()
        return rows.select_related("registry_checked_by").order_by("-registered_at", "-pk")

    @admin.display(description=_("company"), ordering="name_ko")
    def company(self, supplier: Supplier) -> str:
        return getattr(supplier, "name_ko", "") or supplier.slug

    @admin.display(description=_("business number"), ordering="business_number")
    def number(self, supplier: Supplier) -> str:
        return format_number(supplier.business_number)

    @admin.display(description=_("members"))
    def people(self, supplier: Supplier) -> str:
        """Who works there. People are let in by the company, not by staff."""
        members = supplier.memberships.select_related("user").order_by("joined_at", "pk")
        return ", ".join(f"{member.user.email} ({member.get_role_display()})" for member in members)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Supplier | None = None) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: Supplier, form: "ModelForm[Supplier]", change: bool
    ) -> None:
        standing.trust(obj, obj.trusted, by=person(request), address=client_address(request))

    def get_urls(self) -> list[URLPattern]:
        own = [
            path(
                f"<int:supplier_id>/{name}/",
                self.admin_site.admin_view(self.change_standing),
                {"name": name},
                name=f"suppliers_supplier_{name}",
            )
            for name in _VERBS
        ]
        return [*own, *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        supplier: Supplier | None = kwargs.get("obj")
        if supplier and self.has_change_permission(request, supplier):
            context["standings"] = [
                (name, reverse(f"admin:suppliers_supplier_{name}", args=[supplier.pk]))
                for name, after in _LEADS_TO.items()
                if supplier.listed_at and supplier.may_become(after)
            ]
        return super().render_change_form(request, context, *args, **kwargs)

    def change_standing(self, request: HttpRequest, supplier_id: int, name: str) -> HttpResponse:
        """Ask for the reason, then let the verb do it."""
        supplier = self.get_queryset(request).filter(pk=supplier_id).first()
        if supplier is None:
            raise Http404
        if not self.has_change_permission(request, supplier):
            raise PermissionDenied
        form = StandingForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            self._move(request, supplier, name, form.cleaned_data["reason"])
            return redirect("admin:suppliers_supplier_change", supplier.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": self.company(supplier),
            "opts": self.opts,
            "supplier": supplier,
            "name": name,
            "form": form,
        }
        status = 422 if form.is_bound else 200
        template = "admin/suppliers/supplier/standing.html"
        return TemplateResponse(request, template, context, status=status)

    def _move(self, request: HttpRequest, supplier: Supplier, name: str, reason: str) -> None:
        try:
            _VERBS[name](
                supplier, by=person(request), reason=reason, address=client_address(request)
            )
        except (MoveRefusedError, standing.NeverListedError):
            messages.error(request, _("The company’s status has changed in the meantime."))
        else:
            messages.success(request, _("Done. The company is told."))
