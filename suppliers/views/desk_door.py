"""The door of the desk: who comes in, and what happens to those who may not."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control

from pavilion.accounts.models import User
from suppliers import access
from suppliers.models import Supplier

P = ParamSpec("P")


class PersonRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: User


View = Callable[Concatenate[PersonRequest, Supplier, P], HttpResponse]

_KEPT = "kept_form"
#: No form of the desk is longer than this; anything longer is not kept.
_KEEP_AT_MOST = 60_000
_SAFE = ("GET", "HEAD", "OPTIONS")


def with_supplier(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """The view gets the company the person works for; without one they may register it.

    A suspended company reads and changes nothing. Whoever was signed out while typing finds
    the words again after signing in (``kept_form``).
    """

    @wraps(view)
    def door(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            _keep_form(request)
            return redirect_to_login(request.get_full_path())
        supplier = access.supplier_of(request.user)
        if supplier is None:
            return redirect("suppliers:register")
        if request.method not in _SAFE and not access.may_change(supplier):
            raise PermissionDenied
        response = view(cast(PersonRequest, request), supplier, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return door


def managers_only(view: View[P]) -> View[P]:
    """For pages with private papers: those who speak for the company, others see nothing."""

    @wraps(view)
    def door(
        request: PersonRequest, supplier: Supplier, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if not access.may_manage(request.user, supplier):
            raise Http404
        return view(request, supplier, *args, **kwargs)

    return door


def kept_form(request: HttpRequest) -> QueryDict | None:
    """What was typed into this page before the session ended, handed out once."""
    kept: dict[str, Any] | None = request.session.pop(_KEPT, None)
    if not kept or kept["path"] != request.path:
        return None
    return QueryDict(kept["form"])


def _keep_form(request: HttpRequest) -> None:
    form = request.POST.urlencode() if request.method == "POST" else ""
    if form and len(form) <= _KEEP_AT_MOST:
        request.session[_KEPT] = {"path": request.path, "form": form}
