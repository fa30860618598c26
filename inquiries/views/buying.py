"""The buyer's desk: signed in, or with the mailed key in the address.

The key stays in the address and in the addresses of the forms; it is put into no session and no
cookie. These pages are kept by no cache and named to no other site.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inquiries import conversation, zones
from inquiries.access import BuyersSeat, buyers_seat, inquiries_of
from inquiries.addresses import paths_of
from inquiries.models import Message
from inquiries.queries import lists
from inquiries.queries.names import product_name, quantity_text, supplier_name
from inquiries.views.replying import Reply, is_poll, news, take_reply, thread_context
from pavilion.accounts.access import person
from pavilion.outbox.reading import read_about

P = ParamSpec("P")
SeatView = Callable[Concatenate[HttpRequest, BuyersSeat, P], HttpResponse]
_SIDE = Message.Side.BUYER


def _seated(view: SeatView[P]) -> Callable[..., HttpResponse]:
    """Find the inquiry through the account or the key; a stranger finds no such page."""

    @never_cache
    @wraps(view)
    def door(
        request: HttpRequest, public_id: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        key = request.GET.get("key", "")
        seat = buyers_seat(public_id, user=request.user, key=key)
        if seat is None:
            if key or request.user.is_authenticated:
                raise Http404
            return redirect_to_login(request.get_full_path())
        if seat.by is None and (zone := zones.zone_of(seat.inquiry.country)):
            timezone.activate(zone)
        response = view(request, seat, *args, **kwargs)
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    return door


@require_safe
@never_cache
@login_required
def inquiries(request: HttpRequest) -> HttpResponse:
    rows, following = lists.page_of(
        inquiries_of(person(request)),
        side=_SIDE,
        language=get_language() or "en",
        before=request.GET.get("before", ""),
    )
    return render(request, "inquiries/buying/list.html", {"rows": rows, "following": following})


@require_http_methods(["GET", "HEAD", "POST"])
@_seated
def inquiry(request: HttpRequest, seat: BuyersSeat) -> HttpResponse:
    if is_poll(request):
        return news(request, seat.inquiry, side=_SIDE, key=seat.key)
    reply = take_reply(request, seat.inquiry, side=_SIDE, by=seat.by)
    if reply.is_sent:
        return HttpResponseRedirect(f"{_address(seat, replied='1')}#end")
    context = _conversation(request, seat, reply)
    return render(request, "inquiries/buying/inquiry.html", context, status=reply.status)


@require_POST
@_seated
def reading(request: HttpRequest, seat: BuyersSeat) -> HttpResponse:
    conversation.mark_read(seat.inquiry, side=_SIDE)
    if seat.by is not None:
        read_about(paths_of(seat.inquiry, side=_SIDE), by=seat.by)
    if "HX-Request" in request.headers:
        return HttpResponse(status=204)
    return HttpResponseRedirect(_address(seat))


@require_POST
@_seated
def translation(request: HttpRequest, seat: BuyersSeat, seq: int) -> HttpResponse:
    message = get_object_or_404(seat.inquiry.messages, seq=seq)
    conversation.translate_again(message)
    return HttpResponseRedirect(f"{_address(seat)}#message-{seq}")


@require_POST
@_seated
def closing(request: HttpRequest, seat: BuyersSeat) -> HttpResponse:
    conversation.close(seat.inquiry, by=seat.by)
    return HttpResponseRedirect(_address(seat))


def _address(seat: BuyersSeat, **query: str) -> str:
    """The conversation's page, with the key when that is what opened it."""
    path = reverse("inquiries:buying_inquiry", args=[seat.inquiry.public_id])
    told = ({"key": seat.key} if seat.key else {}) | query
    return f"{path}?{urlencode(told)}" if told else path


def _conversation(request: HttpRequest, seat: BuyersSeat, reply: Reply) -> dict[str, Any]:
    """The thread, the composer, and whom the buyer asked about what."""
    found, language = seat.inquiry, get_language() or "en"
    supplier, supplier_language = supplier_name(found.supplier, language)
    product, product_language = product_name(found.product, language)
    return {
        **thread_context(found, side=_SIDE, key=seat.key),
        "reply": reply,
        "is_asked": "sent" in request.GET,
        "is_sent": "replied" in request.GET,
        "supplier": supplier,
        "supplier_language": supplier_language,
        "product": product,
        "product_language": product_language,
        "photo": lists.photo_of(found.product),
        "quantity": quantity_text(found, language),
        "clock": zones.clock_text("KR", now=timezone.now()),
        "is_guest": seat.by is None,
    }
