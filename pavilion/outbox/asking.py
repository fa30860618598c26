"""Telling people: the rows are written with the change they speak of, delivery follows."""

from collections.abc import Mapping, Sequence

from django.db.models.functions import Now

from pavilion.accounts.models import User
from pavilion.jobs.asking import nudge
from pavilion.outbox.models import Delivery

BOTH = (Delivery.Channel.INBOX, Delivery.Channel.EMAIL)


def tell(
    recipient: User | str,
    kind: str,
    *,
    dedup_key: str,
    context: Mapping[str, str | int],
    url: str,
    language: str | None = None,
    channels: Sequence[Delivery.Channel] = BOTH,
    opens: str = "",
) -> list[Delivery]:
    """Write one notice per channel in the caller's transaction and nudge the mail worker.

    ``recipient`` is a person, or the bare address of one without an account (e-mail only).
    ``kind`` names the templates ``mail/<kind>.*``; ``context`` holds plain values; ``url`` is a
    path within the site. ``dedup_key`` names the event and the recipient: asking twice tells
    once. In-app notices are done at once, in this transaction, exactly once. ``opens`` puts a
    key to that lock into the mailed link (see ``outbox.keys``), for a reader without an account.
    """
    person = recipient if isinstance(recipient, User) else None
    address = person.email if person else str(recipient)
    told = []
    for channel in channels:
        if channel == Delivery.Channel.INBOX and person is None:
            continue
        inbox = channel == Delivery.Channel.INBOX
        delivery, created = Delivery.objects.get_or_create(
            dedup_key=dedup_key,
            channel=channel,
            defaults={
                "kind": kind,
                "recipient": person,
                "address": "" if inbox else address,
                "language": language or (person.language if person else "en"),
                "context": dict(context),
                "url": url,
                "opens": "" if inbox else opens,
                **({"state": Delivery.State.DONE, "finished_at": Now()} if inbox else {}),
            },
        )
        if created and not inbox:
            nudge(delivery)
        told.append(delivery)
    return told
