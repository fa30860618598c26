"""Who is asking."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from pavilion.accounts.models import User


def person(request: HttpRequest) -> User:
    """The person who is signed in; for views behind ``login_required``."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
