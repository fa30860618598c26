"""The desk's product table, new products, copies, and the card on the page of the day."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalog import access, editing
from catalog.forms.new import NewProductForm
from catalog.models import Product
from catalog.queries import desk
from catalog.views.desk_door import PersonRequest, product_or_404, with_supplier
from suppliers.models import Supplier


@with_supplier
@require_safe
def products(request: PersonRequest, supplier: Supplier) -> HttpResponse:
    """/desk/products/?status=…&q=…&after=…"""
    mine = access.products_of(request.user)
    status = request.GET.get("status", "")
    status = status if status in Product.Status.values else ""
    words = " ".join(request.GET.get("q", "").split())[:100]
    table = desk.table(mine, status=status, words=words, after=request.GET.get("after", ""))
    counts = desk.counts(mine)
    statuses = [("", _("All")), *Product.Status.choices]
    context = {
        "supplier": supplier,
        "table": table,
        "status": status,
        "words": words,
        "has_any": any(counts.values()),
        "filters": [(code, name, counts[code]) for code, name in statuses],
    }
    more = request.htmx and request.GET.get("after")  # type: ignore[attr-defined]
    template = "catalog/desk/rows.html" if more else "catalog/desk/products.html"
    return render(request, template, context)


@with_supplier
@require_http_methods(["GET", "HEAD", "POST"])
def new_product(request: PersonRequest, supplier: Supplier) -> HttpResponse:
    """/desk/products/new/"""
    form = NewProductForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        product = editing.create(
            supplier, by=request.user, name=said["name"], category=said["category"]
        )
        return redirect("catalog:desk_product", product.public_id)
    status = 422 if form.is_bound else 200
    return render(request, "catalog/desk/new.html", {"form": form}, status=status)


@with_supplier
@require_POST
def copy(request: PersonRequest, supplier: Supplier, public_id: str) -> HttpResponse:
    """/desk/products/<public_id>/copy/"""
    twin = editing.copy(product_or_404(request, public_id), by=request.user)
    messages.success(request, _("This is the copy. Change what differs and add its pictures."))
    return redirect("catalog:desk_product", twin.public_id)


@with_supplier
@require_safe
def summary(request: PersonRequest, supplier: Supplier) -> HttpResponse:
    """/desk/products/summary/: a fragment of the page of the day"""
    context = {"summary": desk.summary_of(supplier)}
    return render(request, "catalog/desk/summary.html", context)
