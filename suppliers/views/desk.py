"""The supplier's desk: today, the company page, the team."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from suppliers import access, editing
from suppliers.forms.page import CompanyPageForm
from suppliers.models import Supplier, SupplierText
from suppliers.queries.desk import application_of, members_of, unreviewed_fields
from suppliers.requirements import dossier_of, missing, score
from suppliers.views.desk_door import PersonRequest, kept_form, with_supplier


@with_supplier
@require_safe
def today(request: PersonRequest, supplier: Supplier) -> HttpResponse:
    """What to do next, what waits, how far the company is."""
    application = application_of(supplier)
    dossier = dossier_of(application) if application else None
    english = {text.language: text for text in supplier.texts.all()}.get("en")
    context = {
        "supplier": supplier,
        "application": application,
        "missing": missing(dossier) if dossier else [],
        "score": score(dossier) if dossier else None,
        "unreviewed": unreviewed_fields(english),
        "may_manage": access.may_manage(request.user, supplier),
        "suspension": supplier.history.filter(after=Supplier.Status.SUSPENDED).last(),
        "team": supplier.memberships.count(),
    }
    return render(request, "suppliers/desk/today.html", context)


@with_supplier
@require_http_methods(["GET", "HEAD", "POST"])
def company(request: PersonRequest, supplier: Supplier) -> HttpResponse:
    """What buyers read about the company, Korean and English side by side."""
    texts = {text.language: text for text in supplier.texts.all()}
    korean = texts.get(supplier.source_language) or SupplierText(language="ko")
    english = texts.get(SupplierText.TARGET_LANGUAGE) or SupplierText(language="en")
    data = request.POST if request.method == "POST" else kept_form(request)
    form = CompanyPageForm(data, korean=korean, english=english)
    if request.method == "POST" and form.is_valid():
        editing.save_page(
            supplier,
            by=request.user,
            korean=form.korean(),
            english=form.english(),
            accepted=form.accepted(),
        )
        messages.success(request, _("Saved."))
        return redirect("suppliers:desk_company")
    context = {"supplier": supplier, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "suppliers/desk/company.html", context, status=status)


@with_supplier
@require_safe
def team(request: PersonRequest, supplier: Supplier) -> HttpResponse:
    context = {"supplier": supplier, "members": members_of(supplier)}
    return render(request, "suppliers/desk/team.html", context)
