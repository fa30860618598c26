"""The review screen: evidence beside checklist beside decision."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pavilion.accounts.access import person
from pavilion.accounts.forms import client_address
from pavilion.audit.recording import record
from pavilion.korea.business_number import format_number
from pavilion.trade.halls import hall_name
from suppliers import access, review
from suppliers.forms.decision import DecisionForm
from suppliers.models import Application, Supplier
from suppliers.queries.review import history_of, next_waiting, waiting_count
from suppliers.requirements import checks_of, dossier_of


def page(request: HttpRequest, application: Application, admin: "ModelAdmin[Any]") -> HttpResponse:
    """Show the application; take the decision of whoever may decide."""
    if not admin.has_view_or_change_permission(request, application):
        raise PermissionDenied
    if request.method == "POST":
        return _decided(request, application, admin)
    record(
        "application.viewed",
        by=person(request),
        subject=application.supplier.slug,
        target=application.public_id,
        address=client_address(request),
    )
    return _screen(request, application, admin, DecisionForm(application=application))


def _decided(
    request: HttpRequest, application: Application, admin: "ModelAdmin[Any]"
) -> HttpResponse:
    if not access.may_review(request.user):
        raise PermissionDenied
    form = DecisionForm(request.POST, application=application)
    if not form.is_valid():
        return _screen(request, application, admin, form, status=422)
    try:
        _decide(request, application, form)
    except review.AlreadyDecidedError as error:
        messages.error(request, _already(error.application))
        return redirect(request.path)
    except review.DocumentReplacedError:
        form.add_error(None, _("The paper was replaced while you were reading. See the new one."))
        return _screen(request, application, admin, form, status=409)
    messages.success(request, _("Decided. The company is told."))
    following = next_waiting(application)
    if following is None:
        return redirect("admin:suppliers_application_changelist")
    return redirect("admin:suppliers_application_change", following.pk)


def _decide(request: HttpRequest, application: Application, form: DecisionForm) -> None:
    by, address, registry = person(request), client_address(request), form.registry()
    decision = form.cleaned_data["decision"]
    if decision == DecisionForm.APPROVE:
        review.approve(
            application,
            by=by,
            document=form.cleaned_data["document"],
            registry_state=registry or Supplier.RegistryState.NOT_CHECKED,
            address=address,
        )
    elif decision == DecisionForm.CHANGES:
        review.request_changes(
            application, by=by, notes=form.notes(), registry_state=registry, address=address
        )
    else:
        review.reject(
            application,
            by=by,
            reason=form.cleaned_data["reason"],
            registry_state=registry,
            address=address,
        )


def _already(application: Application) -> str:
    change = history_of(application).last()
    if change is None:
        return _("This application has not been handed in.")
    return _("%(who)s has been faster: %(status)s") % {
        "who": change.actor,
        "status": application.get_status_display(),
    }


def _screen(
    request: HttpRequest,
    application: Application,
    admin: "ModelAdmin[Any]",
    form: DecisionForm,
    *,
    status: int = 200,
) -> HttpResponse:
    dossier = dossier_of(application)
    checks = checks_of(dossier)
    name = dossier.source.name if dossier.source else application.supplier.slug
    following = next_waiting(application)
    context = {
        **admin.admin_site.each_context(request),
        "title": name,
        "opts": admin.opts,
        "application": application,
        "supplier": application.supplier,
        "number": format_number(application.supplier.business_number),
        "dossier": dossier,
        "kinds": [
            Supplier.BusinessType(kind).label for kind in application.supplier.business_types
        ],
        "halls": [hall_name(hall, get_language() or "ko") for hall in application.supplier.halls],
        "paper": dossier.registration if access.may_inspect(request.user) else None,
        "checks": checks,
        "right": sum(check.tone == "done" for check in checks),
        "form": form,
        "may_decide": access.may_review(request.user) and application.status == "submitted",
        "history": history_of(application),
        "waiting": waiting_count(),
        "next_url": following
        and reverse("admin:suppliers_application_change", args=[following.pk]),
    }
    template = "admin/suppliers/application/review.html"
    return TemplateResponse(request, template, context, status=status)
