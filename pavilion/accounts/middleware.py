"""What follows from who is signed in: their time zone, staff's time limits and second factor.

Everything hangs on ``request.user`` being looked at. A page that never looks – every public
page – reads no session, varies by no cookie and costs nothing here.
"""

import time
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import get_user
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

from pavilion.accounts import second_factor
from pavilion.accounts.models import User

#: Readable by scripts: whether it is worth asking for the person's menu. It proves nothing.
HINT_COOKIE = "signed_in"
#: Staff are signed out after this long without a request, and after this long in all (SEC-47).
STAFF_IDLE_SECONDS = 30 * 60
STAFF_LONGEST_SECONDS = 12 * 3600
#: How exactly the last request of staff is remembered: one write a minute, not one a request.
_SEEN_EVERY = 60
_SINCE, _SEEN = "staff_since", "staff_seen"

Person = User | AnonymousUser


class PersonMiddleware:
    """Stands after AuthenticationMiddleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # The stubs know no lazy person; everything that reads request.user does.
        request.user = SimpleLazyObject(partial(_arrive, request))  # type: ignore[assignment]
        try:
            response = self.get_response(request)
        finally:
            timezone.deactivate()
        if request.session.accessed:
            _hint(request, response)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or "admin" not in match.namespaces:
            return None
        return _stopped_at_the_back_office(request, str(match.url_name))


def _arrive(request: HttpRequest) -> Person:
    """The person, the first time somebody asks who it is."""
    person = get_user(request)
    if not isinstance(person, User):
        return AnonymousUser()
    if person.is_staff and not _is_in_time(request):
        request.user = person
        logout(request)
        return AnonymousUser()
    if person.is_staff:
        person.rights_asleep = not second_factor.is_passed(request, person)
    timezone.activate(person.zone)
    return person


def _is_in_time(request: HttpRequest) -> bool:
    now = int(time.time())
    since, seen = request.session.get(_SINCE, now), request.session.get(_SEEN, now)
    if now - since > STAFF_LONGEST_SECONDS or now - seen > STAFF_IDLE_SECONDS:
        return False
    if now - seen > _SEEN_EVERY or _SINCE not in request.session:
        request.session[_SINCE], request.session[_SEEN] = since, now
    return True


def _stopped_at_the_back_office(request: HttpRequest, url_name: str) -> HttpResponse | None:
    """Nobody but staff who have shown their second factor gets further (D11)."""
    person = request.user
    if not isinstance(person, User) or url_name == "logout":
        return None
    if not person.is_staff:
        raise PermissionDenied
    translation.activate(person.language)  # these addresses name no language
    if not second_factor.is_set_up(person):
        return HttpResponseRedirect(reverse("mfa_index"))
    if not second_factor.is_passed(request, person):
        query = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{second_factor.url_to_pass(person)}?{query}")
    return None


def _hint(request: HttpRequest, response: HttpResponse) -> None:
    """Keep the hint true, on answers that are personal anyway."""
    is_signed_in = request.user.is_authenticated
    if is_signed_in and HINT_COOKIE not in request.COOKIES:
        response.set_cookie(
            HINT_COOKIE,
            "1",
            max_age=settings.SESSION_COOKIE_AGE,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
    elif not is_signed_in and HINT_COOKIE in request.COOKIES:
        response.delete_cookie(HINT_COOKIE, samesite="Lax")
