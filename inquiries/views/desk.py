"""The supplier answers buyers."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inquiries import conversation, zones
from inquiries.access import of_supplier
from inquiries.addresses import paths_of
from inquiries.models import Inquiry, Message
from inquiries.queries import lists
from inquiries.queries.names import product_name, quantity_text
from inquiries.views.replying import Reply, is_poll, news, take_reply, thread_context
from pavilion.accounts.access import person
from pavilion.outbox.queries import unread_count
from pavilion.outbox.reading import read_about
from suppliers.access import supplier_of
from suppliers.models import Supplier

_SIDE = Message.Side.SUPPLIER


@require_safe
@never_cache
@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    company = supplier_of(request.user)
    if company is None:
        return redirect("suppliers:desk")
    status = request.GET.get("status", "")
    rows, following = lists.page_of(
        of_supplier(company),
        side=_SIDE,
        language=get_language() or "ko",
        status=status,
        before=request.GET.get("before", ""),
    )
    context = {"rows": rows, "following": following, "status": status, **_counts(request, company)}
    return render(request, "inquiries/desk/inbox.html", context)


@require_safe
@never_cache
@login_required
def summary(request: HttpRequest) -> HttpResponse:
    """The fragment for the first page of the desk: who has waited longest."""
    company = _company(request)
    waiting = lists.longest_waiting(of_supplier(company), limit=4, language=get_language() or "ko")
    context = {"rows": waiting, "counts": lists.counts_of(of_supplier(company))}
    return render(request, "inquiries/desk/summary.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def inquiry(request: HttpRequest, public_id: str) -> HttpResponse:
    company = _company(request)
    found = _inquiry(company, public_id)
    if is_poll(request):
        return news(request, found, side=_SIDE)
    reply = take_reply(request, found, side=_SIDE, by=person(request))
    if reply.is_sent:
        return HttpResponseRedirect(f"{request.path}?sent=1#end")
    context = {**_conversation(request, found, reply), **_counts(request, company)}
    return render(request, "inquiries/desk/inquiry.html", context, status=reply.status)


@require_POST
@never_cache
@login_required
def reading(request: HttpRequest, public_id: str) -> HttpResponse:
    """The supplier has seen what the buyer wrote, and the notices that said so."""
    found = _inquiry(_company(request), public_id)
    conversation.mark_read(found, side=_SIDE)
    read_about(paths_of(found, side=_SIDE), by=person(request))
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204)
    return redirect("inquiries:desk_inquiry", public_id)


@require_POST
@never_cache
@login_required
def translation(request: HttpRequest, public_id: str, seq: int) -> HttpResponse:
    """Ask the engines once more."""
    found = _inquiry(_company(request), public_id)
    message = get_object_or_404(found.messages, seq=seq)
    conversation.translate_again(message)
    path = reverse("inquiries:desk_inquiry", args=[public_id])
    return HttpResponseRedirect(f"{path}#message-{seq}")


@require_POST
@never_cache
@login_required
def closing(request: HttpRequest, public_id: str) -> HttpResponse:
    found = _inquiry(_company(request), public_id)
    conversation.close(found, by=person(request))
    return redirect("inquiries:desk_inquiry", public_id)


def _company(request: HttpRequest) -> Supplier:
    company = supplier_of(request.user)
    if company is None:
        raise Http404
    return company


def _inquiry(company: Supplier, public_id: str) -> Inquiry:
    rows = of_supplier(company).select_related("supplier", "product", "buyer__user")
    return get_object_or_404(rows, public_id=public_id)


def _conversation(request: HttpRequest, found: Inquiry, reply: Reply) -> dict[str, Any]:
    """The thread, the composer, and who the buyer is."""
    language = get_language() or "ko"
    product, product_language = product_name(found.product, language)
    return {
        **thread_context(found, side=_SIDE),
        "reply": reply,
        "is_sent": "sent" in request.GET,
        "product": product,
        "product_language": product_language,
        "photo": lists.photo_of(found.product),
        "quantity": quantity_text(found, language),
        "clock": zones.clock_text(found.country, now=timezone.now()),
    }


def _counts(request: HttpRequest, company: Supplier) -> dict[str, Any]:
    """How many wait: for the filters and for the desk's navigation."""
    counts = lists.counts_of(of_supplier(company))
    waiting = {
        "inquiries": counts[Inquiry.Status.OPEN],
        "notices": unread_count(person(request)),
    }
    return {"counts": counts, "total": sum(counts.values()), "desk_counts": waiting}
