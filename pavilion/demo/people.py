"""The demo's accounts: invented people, one password, and the staff's second factor."""

import time
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from pavilion.accounts.models import User

#: Known to everybody: these accounts exist only where DEMO is set.
PASSWORD = "pavilion-demo"  # noqa: S105
#: The staff's TOTP secret, printed and shown on the demo page for the same reason.
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105
TOTP_PERIOD = 30


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One account worth trying, and as whom."""

    email: str
    role: str
    what: object
    is_staff: bool = False


ACCOUNTS = [
    DemoAccount("export@matdure.example", "owner", _("Owner of a listed food maker")),
    DemoAccount("export@mulbit.example", "owner", _("Owner who was asked for changes")),
    DemoAccount("emily@larkmoorbeauty.example", "buyer", _("Buyer from the United States")),
    DemoAccount("reviewer@pavilion.example", "reviewer", _("Staff: reviewer"), is_staff=True),
    DemoAccount("admin@pavilion.example", "admin", _("Staff: administrator"), is_staff=True),
]


def person(email: str, *, name: str, language: str, time_zone: str = "Asia/Seoul") -> User:
    """The demo person with this address, made once, with a confirmed address."""
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(
            email, PASSWORD, name=name, language=language, time_zone=time_zone, is_demo=True
        )
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def staff(email: str, *, name: str, role: str) -> User:
    """A member of staff with the second factor in place; ``admin`` may do everything."""
    user = person(email, name=name, language="ko")
    if not user.is_staff:
        user.is_staff = True
        user.is_superuser = role == "admin"
        user.save(update_fields=["is_staff", "is_superuser"])
        user.groups.add(Group.objects.get(name=role))
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(user, TOTP_SECRET)
    return user


def totp_code() -> str:
    """The staff's code of this half minute (RFC 6238)."""
    return str(format_hotp_value(hotp_value(TOTP_SECRET, int(time.time()) // TOTP_PERIOD)))
