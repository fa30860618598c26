"""Anybody asks a supplier."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from inquiries import asking, budgets
from inquiries.access import key_of
from inquiries.addresses import path_of
from inquiries.forms import AskForm
from inquiries.models import Inquiry, Message
from inquiries.queries.asking import Subject, subject_of
from pavilion.accounts.forms import client_address
from pavilion.accounts.models import User


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    subject = _subject(request)
    user = request.user if isinstance(request.user, User) else None
    form = AskForm(request.POST or None, user=user, product=subject.product)
    if not form.is_valid():
        return _page(request, subject, form, status=422 if form.is_bound else 200)
    try:
        inquiry = _ask(request, subject, form, user)
    except budgets.BudgetSpentError as spent:
        return _page(request, subject, form, status=429, wait=spent.retry_after)
    except asking.CannotAskError as error:
        raise Http404 from error
    return HttpResponseRedirect(_sent(inquiry, user))


def _subject(request: HttpRequest) -> Subject:
    subject = subject_of(
        product=request.GET.get("product", ""),
        supplier=request.GET.get("supplier", ""),
        language=get_language() or "en",
    )
    if subject is None:
        raise Http404
    return subject


def _ask(request: HttpRequest, subject: Subject, form: AskForm, user: User | None) -> Inquiry:
    data = form.cleaned_data
    language = get_language() or "en"
    return asking.ask(
        supplier=subject.supplier,
        product=subject.product,
        asker=asking.Asker(
            name=data["name"],
            company=data["company"],
            country=data["country"],
            email=data.get("email", ""),
            language=language,
        ),
        question=asking.Question(
            body=data["body"],
            subject=subject.product_name,
            quantity=data["quantity"],
            unit=data["unit"],
        ),
        form_token=data["form_token"],
        by=user,
        asked_from=budgets.digest_of(client_address(request) or ""),
    )


def _sent(inquiry: Inquiry, user: User | None) -> str:
    """The conversation, told that it has just begun; a guest's address carries the key."""
    path = path_of(inquiry, side=Message.Side.BUYER, language=get_language() or "en")
    query = {"sent": "1"} if user else {"key": key_of(inquiry), "sent": "1"}
    return f"{path}?{urlencode(query)}"


def _page(
    request: HttpRequest, subject: Subject, form: AskForm, *, status: int, wait: int = 0
) -> HttpResponse:
    context = {"subject": subject, "form": form, "wait_minutes": -(-wait // 60)}
    response = render(request, "inquiries/asking/new.html", context, status=status)
    if wait:
        response["Retry-After"] = str(wait)
    return response
