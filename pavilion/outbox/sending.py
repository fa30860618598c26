"""The doer of the outbox: one mail to one person, at least once (docs/adr/0005)."""

import hashlib
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from pavilion.jobs.errors import PermanentError, TransientError
from pavilion.outbox.models import Delivery
from pavilion.outbox.wording import letter_of

#: Bounds of the wait between two tries while the mail server is away, in seconds.
SHORTEST_WAIT, LONGEST_WAIT = 10, 100


def send(delivery: Delivery) -> None:
    """Hand the notice to the mail server.

    Refused by it for good: parked with its words. Anything else that goes wrong on the way is the
    outside world's and is tried again, with the same Message-ID.
    """
    try:
        mail = composed(delivery)
        mail.message()
    except ValueError as error:
        raise PermanentError(f"This cannot be a mail: {error}") from error
    try:
        mail.send()
    except (SMTPException, OSError) as error:
        if (refusal := _refusal(error)) is not None:
            raise PermanentError(refusal) from error
        reason = f"{type(error).__name__}: {error}"
        raise TransientError(reason, retry_after=_wait(delivery)) from error


def composed(delivery: Delivery) -> EmailMultiAlternatives:
    """The mail as it leaves: the same each time it is made, up to its date."""
    letter = letter_of(delivery)
    mail = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[delivery.address],
        headers={
            "Message-ID": message_id(delivery),
            "Content-Language": delivery.language,
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )
    mail.attach_alternative(letter.html, "text/html")
    return mail


def message_id(delivery: Delivery) -> str:
    """Made from the event and the reader: a mail sent twice can be known as one."""
    event = f"{delivery.dedup_key}\n{delivery.channel}"
    digest = hashlib.sha256(event.encode()).hexdigest()[:40]
    return f"<{digest}@{urlsplit(settings.SITE_URL).hostname}>"


def _refusal(error: Exception) -> str | None:
    """The server's words when it will never take this mail, or None.

    Only what it says of the recipient or the mail counts: a refused login or sender is a
    mistake of ours, and the mails wait until it is put right.
    """
    if isinstance(error, SMTPRecipientsRefused):
        answers: list[tuple[int, bytes | str]] = list(error.recipients.values())
    elif isinstance(error, SMTPDataError):
        answers = [(error.smtp_code, error.smtp_error)]
    else:
        return None
    if not all(500 <= code < 600 for code, _ in answers):
        return None
    return "; ".join(f"{code} {_text(words)}" for code, words in answers)


def _text(words: bytes | str) -> str:
    return words.decode(errors="replace") if isinstance(words, bytes) else words


def _wait(delivery: Delivery) -> float:
    """Half the notice's age, within bounds: soon at first, then less often."""
    age = (timezone.now() - delivery.created_at).total_seconds()
    return min(max(age / 2, SHORTEST_WAIT), LONGEST_WAIT)
