"""Whether buyers may see a product, and what they would see."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from catalog import publishing, requirements
from catalog.queries.desk import Row
from catalog.views.desk_door import PersonRequest, sheet_or_404, with_supplier
from suppliers.models import Supplier


@with_supplier
@require_http_methods(["GET", "HEAD", "POST"])
def publication(request: PersonRequest, supplier: Supplier, public_id: str) -> HttpResponse:
    """/desk/products/<public_id>/publication/"""
    sheet = sheet_or_404(request, public_id)
    if request.method == "POST":
        return _decide(request, public_id)
    context = {
        "supplier": supplier,
        "sheet": sheet,
        "product": sheet.product,
        "row": Row(sheet),
        "missing": requirements.missing(sheet),
        "offered": publishing.offered(sheet.product),
        "history": sheet.product.history.select_related("actor").order_by("-pk"),
    }
    return render(request, "catalog/desk/publication.html", context)


def _decide(request: PersonRequest, public_id: str) -> HttpResponse:
    verb = publishing.COMPANY_VERBS.get(request.POST.get("do", ""))
    product = sheet_or_404(request, public_id).product
    try:
        if verb is not None:
            messages.success(request, _words(verb(product, by=request.user).status))
    except publishing.IncompleteError:
        messages.error(request, _("Something is still missing. The list shows what."))
    except publishing.MoveRefusedError:
        messages.info(request, _("The product has been moved already."))
    return redirect("catalog:desk_product_publication", public_id)


def _words(status: str) -> str:
    return {
        "in_review": _("Handed in. Staff look at first products and we tell you the result."),
        "published": _("Published. Buyers see it now."),
        "paused": _("Paused. Buyers no longer see it."),
        "archived": _("Archived. You can bring it back at any time."),
        "draft": _("It is a draft again."),
    }[status]
