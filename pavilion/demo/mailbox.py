"""The demo's mailbox: what Django's file mail backend wrote, read back."""

import email
import email.policy
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

#: The line the file backend writes after each message.
_SEPARATOR = b"\n" + b"-" * 79 + b"\n"
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail as a person reads it."""

    message_id: str
    to: str
    subject: str
    sent_at: datetime | None
    text: str


def letters(folder: Path) -> list[Letter]:
    """The newest mails in ``folder``, newest first; none when nothing was sent yet."""
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)
    found: list[Letter] = []
    for file in files:
        parts = [part for part in file.read_bytes().split(_SEPARATOR) if part.strip()]
        found.extend(_letter(part) for part in reversed(parts))
        if len(found) >= SHOWN:
            break
    return found[:SHOWN]


def _letter(raw: bytes) -> Letter:
    message = email.message_from_bytes(raw.lstrip(), policy=email.policy.default)
    body = message.get_body(("plain",)) if isinstance(message, EmailMessage) else None
    date = message["Date"]
    return Letter(
        message_id=str(message["Message-ID"] or ""),
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        sent_at=parsedate_to_datetime(str(date)) if date else None,
        text=str(body.get_content()) if body is not None else "",
    )
