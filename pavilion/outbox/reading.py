"""A person reads: the notice loses its dot, once."""

from collections.abc import Iterable

from django.db.models.functions import Now

from pavilion.accounts.models import User
from pavilion.outbox.models import Delivery


def read(notice: Delivery, *, by: User) -> None:
    """Mark one notice of the person's as read; a second time changes nothing."""
    by.deliveries.unread().filter(pk=notice.pk).update(read_at=Now())


def read_all(*, by: User) -> int:
    """Mark everything as read; returns how many there were."""
    return by.deliveries.unread().update(read_at=Now())


def read_about(urls: Iterable[str], *, by: User) -> int:
    """Whoever reads the thing itself has read the notices that lead to it."""
    return by.deliveries.unread().filter(url__in=list(urls)).update(read_at=Now())
