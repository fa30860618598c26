"""The product editor: one page, one form, saved as it is filled in."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from catalog import editing, texts
from catalog.forms.choices import place_names
from catalog.forms.editor import Editor
from catalog.models import Product
from catalog.queries import hs
from catalog.queries.editor import notes_of, waiting
from catalog.queries.sheets import Sheet
from catalog.views.desk_context import editor_context
from catalog.views.desk_door import PersonRequest, kept_form, sheet_or_404, with_supplier
from pavilion.translation.states import MoveRefusedError
from suppliers.models import Supplier


@with_supplier
@require_http_methods(["GET", "HEAD", "POST"])
def product(request: PersonRequest, supplier: Supplier, public_id: str) -> HttpResponse:
    """/desk/products/<public_id>/"""
    sheet = sheet_or_404(request, public_id)
    if request.method == "POST":
        return _save(request, sheet)
    kept = kept_form(request)
    if kept is not None:
        messages.warning(request, _("You had been signed out. What you typed is here: save it."))
    return _page(request, sheet, Editor(sheet, _filled(kept) if kept is not None else None))


@with_supplier
@require_safe
def translations(request: PersonRequest, supplier: Supplier, public_id: str) -> HttpResponse:
    """/desk/products/<public_id>/texts/: what was waiting for an engine, once it is there"""
    sheet = sheet_or_404(request, public_id)
    notes = notes_of(sheet)
    if waiting(notes):
        return HttpResponse(status=204)
    awaited = set(request.GET.getlist("awaited")) & notes.keys()
    sides = [
        side
        for pair in Editor(sheet).texts.pairs()
        for side in pair
        if f"{side.field}-{side.text.language}" in awaited
    ]
    context = editor_context(sheet, notes) | {"sides": sides}
    return render(request, "catalog/desk/translated.html", context)


@with_supplier
@require_safe
def hs_codes(request: PersonRequest, supplier: Supplier, public_id: str) -> HttpResponse:
    """/desk/products/<public_id>/hs/?q=…"""
    sheet = sheet_or_404(request, public_id)
    words = request.GET.get("q", "")[:80]
    hints = hs.hints_by_words(words) if words.strip() else hs.hints_for(sheet.product.category)
    context = editor_context(sheet) | {"hs_hints": hints, "hs_words": words}
    template = "hs_hints" if request.headers.get("HX-Request") else "hs"
    return render(request, f"catalog/desk/{template}.html", context)


def _save(request: PersonRequest, sheet: Sheet) -> HttpResponse:
    """Save what is right; whatever is wrong comes back with its reason."""
    action, _colon, target = request.POST.get("do", "").partition(":")
    if action in _TEXT_ACTIONS and target not in notes_of(sheet):
        raise Http404
    data = _filled(request.POST)
    if action == "hs":
        data["hs_code"] = target
    editor = Editor(sheet, data)
    is_valid = editor.is_valid()
    try:
        editing.save(
            sheet.product, by=request.user, version=editor.version, changes=editor.changes()
        )
    except editing.EditConflictError as conflict:
        return _answer(request, sheet, editor, conflict=conflict)
    except editing.ArchivedError:
        messages.error(request, _("An archived product is restored before it is changed."))
        return redirect("catalog:desk_product_publication", sheet.product.public_id)
    if action in _TEXT_ACTIONS:
        field, _dash, language = target.partition("-")
        _TEXT_ACTIONS[action](request, sheet.product, field, language)
    return _answer(request, sheet, editor, is_valid=is_valid)


def _accept(request: PersonRequest, product: Product, field: str, language: str) -> None:
    try:
        texts.accept(product, by=request.user, language=language, field=field)
    except MoveRefusedError:
        # What was typed beside the button has made it a person's text already.
        return


def _retranslate(request: PersonRequest, product: Product, field: str, language: str) -> None:
    texts.retranslate(product, by=request.user, language=language, field=field)


_TEXT_ACTIONS: dict[str, Callable[[PersonRequest, Product, str, str], None]] = {
    "accept": _accept,
    "retranslate": _retranslate,
}


def _answer(
    request: PersonRequest,
    before: Sheet,
    editor: Editor,
    *,
    is_valid: bool = True,
    conflict: editing.EditConflictError | None = None,
) -> HttpResponse:
    """A fragment for HTMX; the page again where something is wrong; else a redirect."""
    sheet = sheet_or_404(request, before.product.public_id)
    status = 200 if is_valid and conflict is None else 422
    said = {"conflict": conflict, "is_valid": is_valid}
    if request.headers.get("HX-Request"):
        moved = sheet.product.category_id != before.product.category_id
        fresh = Editor(sheet) if moved else editor
        context = editor_context(sheet) | said
        context |= {"editor": editor, "new_leaf": moved, "fresh": fresh}
        return render(request, "catalog/desk/saved.html", context, status=status)
    if status == 422:
        return _page(request, sheet, editor, status=422, **said)
    messages.success(request, _("Saved."))
    return redirect("catalog:desk_product", sheet.product.public_id)


def _page(
    request: PersonRequest, sheet: Sheet, editor: Editor, *, status: int = 200, **said: Any
) -> HttpResponse:
    context = editor_context(sheet) | {"editor": editor, "places": place_names()} | said
    context |= {"hs_hints": hs.hints_for(sheet.product.category)}
    return render(request, "catalog/desk/editor.html", context, status=status)


def _filled(data: QueryDict) -> QueryDict:
    return data.copy()
