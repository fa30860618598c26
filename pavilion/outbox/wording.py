"""Putting a notice into words: a mail's subject, text and HTML, or one line in the portal.

A kind of notice is a set of templates: ``mail/<kind>_subject.txt``, ``mail/<kind>.txt`` and
``mail/<kind>.html`` for the mail, ``outbox/kinds/<kind>.txt`` for the portal. They see what the
row's ``context`` holds, and ``link``, ``operator``, ``site_name``, ``site_url``, ``recipient``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from django.conf import settings
from django.template import Context, Template
from django.template.loader import render_to_string, select_template
from django.urls import translate_url
from django.utils import timezone, translation

from pavilion.outbox.keys import key_to
from pavilion.outbox.models import Delivery


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail in words."""

    subject: str
    text: str
    html: str


def letter_of(delivery: Delivery) -> Letter:
    """The mail, in the delivery's language and the recipient's time zone."""
    with _spoken_to(delivery):
        context = _context(delivery)
        subject = one_line(_plain([f"mail/{delivery.kind}_subject.txt"], context))
        context["subject"] = subject
        return Letter(
            subject=subject,
            text=_plain([f"mail/{delivery.kind}.txt"], context).strip() + "\n",
            html=render_to_string(f"mail/{delivery.kind}.html", context),
        )


def line_of(delivery: Delivery) -> str:
    """The notice in one line, in the language of the page it is read on."""
    names = [f"outbox/kinds/{delivery.kind}.txt", f"mail/{delivery.kind}_subject.txt"]
    return one_line(_plain(names, _context(delivery)))


def link_of(delivery: Delivery) -> str:
    """The absolute address a mail leads to, with its key when it carries one."""
    key = f"?{urlencode({'key': key_to(delivery.opens)})}" if delivery.opens else ""
    return f"{settings.SITE_URL}{delivery.url}{key}"


def path_of(delivery: Delivery) -> str:
    """Where an in-app notice leads, in the language of the page it is read on."""
    language = translation.get_language() or delivery.language
    with translation.override(delivery.language):
        return translate_url(delivery.url, language)


def one_line(text: str) -> str:
    """Without line breaks and control characters: fit for a mail's header."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


@contextmanager
def _spoken_to(delivery: Delivery) -> Iterator[None]:
    person = delivery.recipient
    zone = person.zone if person else timezone.get_default_timezone()
    with translation.override(delivery.language), timezone.override(zone):
        yield


def _context(delivery: Delivery) -> dict[str, Any]:
    return {
        **delivery.context,
        "link": link_of(delivery),
        "language": delivery.language,
        "opens": bool(delivery.opens),
        "recipient": delivery.recipient.name if delivery.recipient else "",
        "operator": settings.OPERATOR,
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
    }


def _plain(names: list[str], context: dict[str, Any]) -> str:
    """Plain text is written as it is meant: nothing in it is HTML, so nothing is escaped."""
    template = cast(Template, getattr(select_template(names), "template"))  # noqa: B009
    return str(template.render(Context(context, autoescape=False)))
