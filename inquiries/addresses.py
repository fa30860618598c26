"""Where a conversation lies, for either side, in the reader's language."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from inquiries.models import Inquiry, Message


def path_of(inquiry: Inquiry, *, side: str, language: str) -> str:
    """The page of the conversation; without the key."""
    page = "buying_inquiry" if side == Message.Side.BUYER else "desk_inquiry"
    with translation.override(language):
        return reverse(f"inquiries:{page}", args=[inquiry.public_id])


def paths_of(inquiry: Inquiry, *, side: str) -> list[str]:
    """The same page in every language of the interface."""
    return [path_of(inquiry, side=side, language=code) for code, _ in settings.LANGUAGES]
