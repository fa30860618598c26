"""What both sides' pages do alike: take a reply, and tell the page whether there is news."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from inquiries import budgets, conversation
from inquiries.forms import MessageForm
from inquiries.models import Inquiry, Message
from inquiries.queries.thread import thread_of, version_of
from pavilion.accounts.models import User


@dataclass(frozen=True, slots=True)
class Reply:
    """The form as it stands, and what became of it."""

    form: MessageForm
    status: int = 200
    is_sent: bool = False
    is_closed: bool = False
    wait_minutes: int = 0


def take_reply(
    request: HttpRequest, inquiry: Inquiry, *, side: Message.Side, by: User | None
) -> Reply:
    """Send what was written, or give it back with what is wrong; nothing typed is lost."""
    if request.method != "POST":
        return Reply(MessageForm())
    form = MessageForm(request.POST)
    if not form.is_valid():
        return Reply(form, status=422)
    data = form.cleaned_data
    try:
        conversation.reply(
            inquiry, side=side, by=by, body=data["body"], form_token=data["form_token"]
        )
    except conversation.ConversationClosedError:
        return Reply(form, status=409, is_closed=True)
    except budgets.BudgetSpentError as spent:
        return Reply(form, status=429, wait_minutes=-(-spent.retry_after // 60))
    return Reply(form, is_sent=True)


def is_poll(request: HttpRequest) -> bool:
    """An open page asks whether there is news, naming the version of the thread it shows."""
    return request.method == "GET" and "HX-Request" in request.headers


def news(
    request: HttpRequest, inquiry: Inquiry, *, side: Message.Side, key: str = ""
) -> HttpResponse:
    """The thread anew, or nothing when it is as it was."""
    if request.GET.get("version") == version_of(inquiry):
        return HttpResponse(status=204)
    context = thread_context(inquiry, side=side, key=key) | {"is_news": True}
    return render(request, "inquiries/thread.html", context)


def thread_context(inquiry: Inquiry, *, side: Message.Side, key: str = "") -> dict[str, Any]:
    """The thread in the page's language, and where this side's forms lead."""
    thread = thread_of(inquiry, side=side, language=get_language() or "en")
    audience = "desk" if side == Message.Side.SUPPLIER else "buying"
    return {
        "inquiry": inquiry,
        "thread": thread,
        "is_desk": side == Message.Side.SUPPLIER,
        "audience": audience,
        "key": key,
        "key_query": f"?{urlencode({'key': key})}" if key else "",
    }
