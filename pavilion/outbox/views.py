"""The in-app centre: what we told this person."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from pavilion.accounts.models import User
from pavilion.outbox import queries, reading
from pavilion.outbox.wording import path_of

P = ParamSpec("P")
PersonView = Callable[Concatenate[HttpRequest, User, P], HttpResponse]


def _of_person(view: PersonView[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """The view of whoever is signed in, never kept by a cache."""

    @never_cache
    @login_required
    @wraps(view)
    def door(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, cast(User, request.user), *args, **kwargs)

    return door


@require_safe
@_of_person
def inbox(request: HttpRequest, person: User) -> HttpResponse:
    notices, following = queries.notices_of(person, before=request.GET.get("before", ""))
    unread = queries.unread_count(person)
    context = {"notices": notices, "following": following, "unread": unread}
    return render(request, "outbox/inbox.html", context)


@require_POST
@_of_person
def one_read(request: HttpRequest, person: User, public_id: str) -> HttpResponse:
    """Mark the notice as read and go where it leads."""
    notice = get_object_or_404(person.deliveries.in_app(), public_id=public_id)
    reading.read(notice, by=person)
    return redirect(path_of(notice) or "outbox:inbox")


@require_POST
@_of_person
def all_read(request: HttpRequest, person: User) -> HttpResponse:
    reading.read_all(by=person)
    return redirect("outbox:inbox")


@require_safe
@never_cache
def unread(request: HttpRequest) -> HttpResponse:
    """The figure on the bell; nothing for a visitor, or when nothing waits."""
    waiting = queries.unread_count(request.user) if request.user.is_authenticated else 0
    return render(
        request,
        "outbox/unread.html",
        {"unread": min(waiting, queries.MOST_COUNTED), "more": waiting > queries.MOST_COUNTED},
    )
