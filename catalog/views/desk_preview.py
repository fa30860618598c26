"""What buyers would see of a product."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalog import requirements
from catalog.previewing import preview as preview_of
from catalog.views.desk_door import PersonRequest, sheet_or_404, with_supplier
from suppliers.models import Supplier


@with_supplier
@require_safe
def preview(request: PersonRequest, supplier: Supplier, public_id: str) -> HttpResponse:
    """/desk/products/<public_id>/preview/?language=…"""
    sheet = sheet_or_404(request, public_id)
    languages = [code for code, _name in settings.LANGUAGES]
    language = request.GET.get("language", "en")
    language = language if language in languages else "en"
    listing = preview_of(sheet.product, language)
    context = {
        "sheet": sheet,
        "product": sheet.product,
        "languages": languages,
        "language": language,
        "page": {"listing": listing} if listing else None,
        "missing": requirements.missing(sheet),
    }
    return render(request, "catalog/desk/preview.html", context)
