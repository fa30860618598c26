"""The door of the catalogue's desk: the company the person works for, and its products."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django_htmx.http import HttpResponseClientRedirect

from catalog import access
from catalog.models import Product
from catalog.queries.sheets import Sheet, with_sheet
from pavilion.accounts.models import User
from suppliers.access import may_change, supplier_of
from suppliers.models import Supplier

P = ParamSpec("P")
_SAFE = ("GET", "HEAD", "OPTIONS")
_KEPT = "kept_product_form"
#: No form of the desk is longer than this; anything longer is not kept.
_KEEP_AT_MOST = 60_000


class PersonRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: User


View = Callable[Concatenate[PersonRequest, Supplier, P], HttpResponse]


def with_supplier(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """The view gets the company the person works for; without one they may register it.

    A suspended company reads and changes nothing. Whoever was signed out while typing finds the
    words again after signing in (``kept_form``).
    """

    @wraps(view)
    def door(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return _to_login(request)
        supplier = supplier_of(request.user)
        if supplier is None:
            return redirect("suppliers:register")
        if request.method not in _SAFE and not may_change(supplier):
            raise PermissionDenied
        response = view(cast(PersonRequest, request), supplier, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return door


def product_or_404(request: PersonRequest, public_id: str) -> Product:
    """One of the person's own products; anybody else's does not exist for them."""
    return sheet_or_404(request, public_id).product


def sheet_or_404(request: PersonRequest, public_id: str) -> Sheet:
    found = with_sheet(access.products_of(request.user)).filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return Sheet(found)


def kept_form(request: HttpRequest) -> QueryDict | None:
    """What was typed into this page before the session ended, handed out once."""
    kept: dict[str, Any] | None = request.session.pop(_KEPT, None)
    if not kept or kept["path"] != request.path:
        return None
    return QueryDict(kept["form"])


def _to_login(request: HttpRequest) -> HttpResponse:
    form = request.POST.urlencode() if request.method == "POST" else ""
    if form and len(form) <= _KEEP_AT_MOST:
        request.session[_KEPT] = {"path": request.path, "form": form}
    response = redirect_to_login(request.get_full_path())
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(response.url)
    return response
