"""The review screen of a product: what buyers would see beside the checklist and the decision."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog import access, publishing, quality
from catalog.forms.decision import DecisionForm
from catalog.models import Product
from catalog.previewing import preview
from catalog.queries.desk import Row
from catalog.queries.editor import notes_of
from catalog.queries.review import next_waiting, waiting_count
from catalog.queries.sheets import sheet_of
from catalog.requirements import missing
from pavilion.accounts.access import person
from pavilion.accounts.forms import client_address
from pavilion.audit.recording import record

SEEN = "%Y-%m-%dT%H:%M:%S.%f%z"


def page(request: HttpRequest, product: Product, admin: "ModelAdmin[Any]") -> HttpResponse:
    """Show the product; take the decision of whoever may decide."""
    if not admin.has_view_or_change_permission(request, product):
        raise PermissionDenied
    if request.method == "POST":
        return _decided(request, product, admin)
    return _screen(request, product, admin, _form_of(product))


def _form_of(product: Product) -> DecisionForm:
    return DecisionForm(initial={"seen": product.updated_at.strftime(SEEN)})


def _decided(request: HttpRequest, product: Product, admin: "ModelAdmin[Any]") -> HttpResponse:
    if not access.may_decide(request.user):
        raise PermissionDenied
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _screen(request, product, admin, form, status=422)
    try:
        _decide(request, product, form)
    except publishing.ChangedMeanwhileError:
        messages.warning(request, _("The company has just changed it. Please look again."))
        return redirect(request.path)
    except publishing.IncompleteError:
        messages.error(request, _("Something is still missing. The list shows what."))
        return redirect(request.path)
    except publishing.MoveRefusedError:
        messages.error(request, _("A colleague or the company has been faster."))
        return redirect(request.path)
    messages.success(request, _("Decided. The company is told."))
    following = next_waiting(product)
    if following is None:
        return redirect("admin:catalog_product_changelist")
    return redirect("admin:catalog_product_change", following.pk)


@transaction.atomic
def _decide(request: HttpRequest, product: Product, form: DecisionForm) -> None:
    """The verb and its line in the audit trail, both or neither."""
    by, said = person(request), form.cleaned_data
    publishes = said["decision"] == DecisionForm.PUBLISH
    if publishes:
        publishing.approve(product, by=by, seen=said["seen"])
    else:
        publishing.send_back(product, by=by, reason=said["reason"])
    record(
        "product.published" if publishes else "product.returned",
        by=by,
        subject=product.supplier.slug,
        target=product.public_id,
        reason=said["reason"],
        address=client_address(request),
    )


def _screen(
    request: HttpRequest,
    product: Product,
    admin: "ModelAdmin[Any]",
    form: DecisionForm,
    *,
    status: int = 200,
) -> HttpResponse:
    sheet = sheet_of(product)
    following = next_waiting(product)
    context = {
        **admin.admin_site.each_context(request),
        "title": sheet.name(),
        "opts": admin.opts,
        "sheet": sheet,
        "product": sheet.product,
        "row": Row(sheet),
        "views": [
            (text.language, preview(product, text.language)) for text in sheet.texts.values()
        ],
        "notes": [note for note in notes_of(sheet).values() if note.state and not note.is_source],
        "missing": missing(sheet),
        "quality": quality.assess(sheet),
        "form": form,
        "may_decide": access.may_decide(request.user) and product.status == "in_review",
        "history": product.history.select_related("actor").order_by("-pk"),
        "waiting": waiting_count(),
        "next_url": following and reverse("admin:catalog_product_change", args=[following.pk]),
    }
    template = "admin/catalog/product/review.html"
    return TemplateResponse(request, template, context, status=status)
