"""Pictures of a product: many at once, in order, described, removed."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from catalog import access, pictures
from catalog.models import MAX_PICTURES, Picture, Product
from catalog.queries.sheets import Sheet
from catalog.views.desk_context import editor_context
from catalog.views.desk_door import PersonRequest, sheet_or_404, with_supplier
from pavilion.media.uploads import UploadRefused
from suppliers.models import Supplier


@with_supplier
@require_http_methods(["GET", "HEAD", "POST"])
def product_pictures(request: PersonRequest, supplier: Supplier, public_id: str) -> HttpResponse:
    """/desk/products/<public_id>/pictures/"""
    sheet = sheet_or_404(request, public_id)
    if request.method != "POST":
        return _tiles(request, sheet)
    refused = _take_files(request, sheet.product)
    action, _colon, target = request.POST.get("do", "").partition(":")
    if action in _ACTIONS:
        _ACTIONS[action](request, sheet.product, target)
    if request.headers.get("HX-Request"):
        return _tiles(request, sheet_or_404(request, public_id), refused)
    for words in refused:
        messages.error(request, words)
    return redirect("catalog:desk_product", public_id)


@with_supplier
@require_safe
def picture(request: PersonRequest, supplier: Supplier, public_id: str, key: str) -> HttpResponse:
    """/desk/products/<public_id>/pictures/<key>/: one tile, once its picture is ready"""
    sheet = sheet_or_404(request, public_id)
    shown = next((shown for shown in sheet.pictures if shown.public_id == key), None)
    if shown is None:
        raise Http404
    if shown.state in ("queued", "running"):
        return HttpResponse(status=204)
    context = editor_context(sheet) | {"picture": shown, "count": len(sheet.pictures)}
    return render(request, "catalog/desk/picture_ready.html", context)


def _take_files(request: PersonRequest, product: Product) -> list[str]:
    """Take in every file that can be taken; the words for those that cannot."""
    refused = []
    for file in request.FILES.getlist("files"):
        try:
            pictures.add(product, by=request.user, file=file)
        except UploadRefused as error:
            refused.append(f"{file.name}: {error}")
        except pictures.TooManyPicturesError:
            words = _("%(file)s: a product has at most %(most)d pictures.")
            refused.append(words % {"file": file.name, "most": MAX_PICTURES})
    return refused


def _remove(request: PersonRequest, product: Product, target: str) -> None:
    pictures.remove(_picture(request, target), by=request.user)


def _retry(request: PersonRequest, product: Product, target: str) -> None:
    pictures.retry(_picture(request, target), by=request.user)


def _describe(request: PersonRequest, product: Product, target: str) -> None:
    said = {
        f"alt_{language}": request.POST.get(f"alt_{language}-{target}", "").strip()[:200]
        for language in ("ko", "en")
    }
    pictures.describe(_picture(request, target), by=request.user, **said)


def _reorder(request: PersonRequest, product: Product, target: str) -> None:
    pictures.reorder(product, by=request.user, order=target.split(","))


def _step(step: int) -> Callable[[PersonRequest, Product, str], None]:
    def move(request: PersonRequest, product: Product, target: str) -> None:
        order = [picture.public_id for picture in product.pictures.all()]
        if target not in order:
            raise Http404
        place = order.index(target)
        order.insert(min(max(place + step, 0), len(order) - 1), order.pop(place))
        pictures.reorder(product, by=request.user, order=order)

    return move


_ACTIONS: dict[str, Callable[[PersonRequest, Product, str], None]] = {
    "remove": _remove,
    "retry": _retry,
    "describe": _describe,
    "order": _reorder,
    "earlier": _step(-1),
    "later": _step(1),
}


def _picture(request: PersonRequest, key: str) -> Picture:
    found = access.pictures_of(request.user).filter(public_id=key).first()
    if found is None:
        raise Http404
    return found


def _tiles(request: PersonRequest, sheet: Sheet, refused: list[str] | None = None) -> HttpResponse:
    context = editor_context(sheet) | {"refused": refused or []}
    status = 422 if refused else 200
    return render(request, "catalog/desk/pictures_changed.html", context, status=status)
