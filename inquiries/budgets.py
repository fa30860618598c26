"""How much one person may send in an hour (SEC-48), counted in the rows themselves."""

import ipaddress
from datetime import timedelta
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.functions import Now
from django.utils.crypto import salted_hmac

from inquiries.models import Inquiry, Message

PER_HOUR_AND_EMAIL = 10
#: An office shares one address.
PER_HOUR_AND_ADDRESS = 40
PER_HOUR_AND_SIDE = 60
_WINDOW = timedelta(hours=1)


class BudgetSpentError(Exception):
    """Too much for now; ``retry_after`` seconds until there is room again."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"again in {retry_after} s")
        self.retry_after = retry_after


def digest_of(address: str) -> str:
    """A keyed digest of a network address; one household's IPv6 addresses are one."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return ""
    network = ipaddress.ip_network((known, 64 if known.version == 6 else 32), strict=False)
    return salted_hmac("inquiries.asked_from", str(network), algorithm="sha256").hexdigest()


def take_turns(*names: str) -> None:
    """Let whoever spends from the same budget wait for each other until the transaction ends.

    Always in the same order, so that nobody waits in a circle.
    """
    with connection.cursor() as cursor:
        for name in sorted({name for name in names if name}):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


def check_asking(*, email: str, asked_from: str) -> None:
    """Raise BudgetSpentError when this address, or this network address, has asked too often."""
    _check(Inquiry.objects.filter(buyer__email=email), "created_at", PER_HOUR_AND_EMAIL)
    if asked_from:
        _check(Inquiry.objects.filter(asked_from=asked_from), "created_at", PER_HOUR_AND_ADDRESS)


def check_writing(inquiry: Inquiry, *, side: str) -> None:
    """Raise BudgetSpentError when this side has written too often in this conversation."""
    _check(Message.objects.filter(inquiry=inquiry, side=side), "sent_at", PER_HOUR_AND_SIDE)


def _check(rows: QuerySet[Any], moment: str, limit: int) -> None:
    """The row that must be an hour old before there is room: the last one within the limit."""
    age = Now() - F(moment)
    ages = rows.order_by(f"-{moment}").annotate(age=age).values_list("age", flat=True)
    oldest = ages[limit - 1 : limit].first()
    if oldest is not None and oldest < _WINDOW:
        raise BudgetSpentError(max(1, int((_WINDOW - oldest).total_seconds()) + 1))
