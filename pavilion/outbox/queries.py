"""Rows for the in-app centre."""

from dataclasses import dataclass

from pavilion.accounts.models import User
from pavilion.outbox.models import Delivery
from pavilion.outbox.wording import line_of, path_of

PAGE = 30
#: Nobody reads an exact figure beyond this on a bell.
MOST_COUNTED = 99


@dataclass(frozen=True, slots=True)
class Notice:
    """An in-app notice as a list shows it."""

    delivery: Delivery
    line: str
    path: str


def notices_of(person: User, *, before: str = "") -> tuple[list[Notice], str]:
    """One page of the person's notices, newest first, and where the next page starts.

    ``before`` is the public id of the last notice already seen; an unknown one starts anew.
    """
    rows = person.deliveries.in_app().newest_first().select_related("recipient")
    last = person.deliveries.in_app().filter(public_id=before).first() if before else None
    if last:
        rows = rows.filter(created_at__lte=last.created_at).exclude(
            created_at=last.created_at, pk__gte=last.pk
        )
    page = list(rows[: PAGE + 1])
    following = page[PAGE - 1].public_id if len(page) > PAGE else ""
    return [Notice(row, line_of(row), path_of(row)) for row in page[:PAGE]], following


def unread_count(person: User) -> int:
    """How many notices wait, counted no further than a bell can show."""
    return person.deliveries.unread()[: MOST_COUNTED + 1].count()
