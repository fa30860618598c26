"""Where a person goes who has just signed in."""

from django.http import HttpRequest

from pavilion.accounts import consents
from pavilion.accounts.models import User

_ROLE = "role"


def remember_role(request: HttpRequest, role: str) -> None:
    """Keep what a newcomer said about themselves until they first arrive; it is only a hint."""
    if role:
        request.session[_ROLE] = role


def first_page(request: HttpRequest, user: User) -> str:
    """The name of the address: by duty, by company, by what they did, by what they said."""
    if consents.outdated(user):
        return "accounts:consents"
    if user.is_staff:
        return "admin:index"
    if user.memberships.exists():
        return "suppliers:desk"
    if hasattr(user, "buyer"):
        return "inquiries:buying"
    said = request.session.get(_ROLE) or ("supplier" if user.language == "ko" else "buyer")
    return "suppliers:desk" if said == "supplier" else "inquiries:buying"
