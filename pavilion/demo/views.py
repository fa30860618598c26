"""Pages that only the demo has."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pavilion.demo.mailbox import letters
from pavilion.demo.people import ACCOUNTS, PASSWORD, totp_code


@require_safe
@never_cache
def key_rack(request: HttpRequest) -> HttpResponse:
    """The demo's accounts, their password, and the staff's code of this half minute."""
    context = {"accounts": ACCOUNTS, "password": PASSWORD, "code": totp_code()}
    return render(request, "demo/key_rack.html", context)


@require_safe
@never_cache
def mailbox(request: HttpRequest) -> HttpResponse:
    """Every mail the demo has sent: nothing leaves this machine."""
    folder = settings.EMAIL_FILE_PATH
    return render(
        request, "demo/mailbox.html", {"letters": letters(Path(folder)) if folder else []}
    )
