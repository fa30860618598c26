"""The pages of an application: each is saved by itself, in any order."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pavilion.accounts.models import User
from pavilion.korea.business_number import format_number
from pavilion.media.uploads import UploadRefused
from suppliers import agreement, onboarding
from suppliers.documents import PaperLockedError, TooManyPapersError, add_paper
from suppliers.forms.answers import CompanyForm, ContactForm
from suppliers.forms.offer import AgreementForm, PaperForm, ProductsForm
from suppliers.models import Application, Document, Supplier
from suppliers.requirements import Dossier, missing_of
from suppliers.views.application import open_dossier
from suppliers.views.desk_door import PersonRequest, kept_form, managers_only, with_supplier
from suppliers.views.documents import TOO_MANY

Save = Callable[[Application, Any, User], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the application: its form, what stands in it, and the verb that saves it."""

    form: type[forms.Form]
    save: Save
    initial: Callable[[Dossier], dict[str, Any]] = lambda dossier: {}


def _company(dossier: Dossier) -> dict[str, Any]:
    own = {"name": "", "name_en": ""}
    if dossier.source:
        own["name"] = dossier.source.name
    if dossier.english:
        own["name_en"] = dossier.english.name
    return own | _columns(dossier.supplier, CompanyForm)


def _products(dossier: Dossier) -> dict[str, Any]:
    words = dossier.source.products if dossier.source else ""
    return {"products": words} | _columns(dossier.supplier, ProductsForm)


def _columns(supplier: Supplier, form: type[forms.Form]) -> dict[str, Any]:
    names = form.base_fields.keys() - {"name", "name_en", "products"}
    return {name: getattr(supplier, name) for name in names}


def _save_products(application: Application, form: ProductsForm, by: User) -> tuple[str, ...]:
    onboarding.save_products(application, form.answers(), by=by)
    return ()


def _save_paper(application: Application, form: PaperForm, by: User) -> tuple[str, ...]:
    kind = Document.Kind.BUSINESS_REGISTRATION
    add_paper(application, by=by, file=form.cleaned_data["file"], kind=kind)
    return ()


def _agree(application: Application, form: AgreementForm, by: User) -> tuple[str, ...]:
    onboarding.agree(application, by=by)
    return ()


PAGES: dict[str, Page] = {
    Application.Task.COMPANY: Page(
        CompanyForm,
        lambda application, form, by: onboarding.save_company(application, form.answers(), by=by),
        _company,
    ),
    Application.Task.CONTACT: Page(
        ContactForm,
        lambda application, form, by: onboarding.save_contact(application, form.answers(), by=by),
        lambda dossier: _columns(dossier.supplier, ContactForm),
    ),
    Application.Task.PRODUCTS: Page(ProductsForm, _save_products, _products),
    Application.Task.PAPERS: Page(PaperForm, _save_paper),
    Application.Task.AGREEMENT: Page(AgreementForm, _agree),
}


@with_supplier
@managers_only
@require_http_methods(["GET", "HEAD", "POST"])
def task(request: PersonRequest, supplier: Supplier, task: str) -> HttpResponse:
    page = PAGES.get(task)
    if page is None:
        raise Http404
    dossier = open_dossier(supplier)
    if not dossier.application.is_editable:
        return redirect("suppliers:desk_application")
    if request.method == "POST":
        form = page.form(request.POST, request.FILES)
        if form.is_valid() and (response := _saved(request, dossier.application, task, form)):
            return response
        return _task_page(request, dossier, task, form, status=422)
    kept = kept_form(request)
    if kept is not None:
        messages.warning(request, _("You had been signed out. What you typed is here: save it."))
    return _task_page(request, dossier, task, page.form(kept, initial=page.initial(dossier)))


def _saved(
    request: PersonRequest, application: Application, task: str, form: forms.Form
) -> HttpResponse | None:
    """Where to go once the page is saved; None when the verb refuses what was typed."""
    try:
        proposed = PAGES[task].save(application, form, request.user)
    except UploadRefused as refusal:
        form.add_error("file", str(refusal))
        return None
    except TooManyPapersError:
        form.add_error("file", TOO_MANY)
        return None
    except (onboarding.NotEditableError, PaperLockedError):
        messages.info(request, _("The application is being reviewed and cannot be changed now."))
        return redirect("suppliers:desk_application")
    if proposed:
        messages.info(request, _("Saved. We proposed the English spelling: please check it."))
        return redirect(f"{request.path}#id_{proposed[0]}")
    messages.success(request, _("Saved."))
    return redirect("suppliers:desk_application")


def _task_page(
    request: HttpRequest, dossier: Dossier, task: str, form: forms.Form, *, status: int = 200
) -> HttpResponse:
    kind = Application.Task(task)
    context = {
        "supplier": dossier.supplier,
        "number": format_number(dossier.supplier.business_number),
        "application": dossier.application,
        "dossier": dossier,
        "task": kind,
        "form": form,
        "missing": missing_of(dossier, kind),
        "note": dossier.notes.get(kind),
        "paper": dossier.registration,
        "agreement_text": agreement.template_of(agreement.CURRENT_VERSION),
        "agreement_version": agreement.CURRENT_VERSION,
    }
    return render(request, f"suppliers/desk/task_{task}.html", context, status=status)
