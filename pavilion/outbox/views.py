"""The in-app centre: what we told this person."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from pavilion.accounts.access import person
from pavilion.accounts.models import User
from pavilion.outbox import queries, reading
from pavilion.outbox.wording import path_of


@require_safe
@never_cache
@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    reader = person(request)
    notices, following = queries.notices_of(reader, before=request.GET.get("before", ""))
    context = {
        "layout": "layouts/desk.html" if reader.memberships.exists() else "layouts/buying.html",
        "notices": notices,
        "following": following,
        "unread": queries.unread_count(reader),
    }
    return render(request, "outbox/inbox.html", context)


@require_POST
@never_cache
@login_required
def one_read(request: HttpRequest, public_id: str) -> HttpResponse:
    """Mark the notice as read and go where it leads."""
    reader = person(request)
    notice = get_object_or_404(reader.deliveries.in_app(), public_id=public_id)
    reading.read(notice, by=reader)
    return redirect(path_of(notice) or "outbox:inbox")


@require_POST
@never_cache
@login_required
def all_read(request: HttpRequest) -> HttpResponse:
    reading.read_all(by=person(request))
    return redirect("outbox:inbox")


@require_safe
@never_cache
def unread(request: HttpRequest) -> HttpResponse:
    """The figure on the bell; nothing for a visitor, or when nothing waits."""
    waiting = queries.unread_count(request.user) if isinstance(request.user, User) else 0
    return render(
        request,
        "outbox/unread.html",
        {"unread": min(waiting, queries.MOST_COUNTED), "more": waiting > queries.MOST_COUNTED},
    )
