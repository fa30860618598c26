"""The messages of one conversation, as one side reads them."""

from dataclasses import dataclass

from django.db.models import Count, Max, Q

from inquiries.models import Inquiry, Message, MessageTranslation
from inquiries.queries.names import supplier_name
from pavilion.accounts.models import User
from pavilion.korea import hangul, romanisation
from pavilion.translation.checks import Code, Finding


@dataclass(frozen=True, slots=True)
class Entry:
    """A message with the words it is read in.

    ``state`` of its translation: ``none`` (both read the same language), ``waiting``,
    ``failed``, ``draft`` (shown beside the original, never in its place) or ``machine``.
    """

    message: Message
    is_mine: bool
    author: str
    company: str
    translation: MessageTranslation | None

    @property
    def state(self) -> str:
        job = self.translation
        if job is None:
            return "none"
        if job.state == MessageTranslation.State.FAILED:
            return "failed"
        if job.state != MessageTranslation.State.DONE:
            return "waiting"
        return "draft" if job.is_draft else "machine"

    @property
    def can_ask_again(self) -> bool:
        return not self.is_mine and self.state in ("draft", "failed")

    @property
    def findings(self) -> list[Finding]:
        """What a reader should look at, in words when printed."""
        kept = self.translation.findings if self.translation else []
        return [Finding(Code(code), span) for code, span in kept]


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation as one side sees it at this moment."""

    entries: list[Entry]
    version: str

    @property
    def unread(self) -> int:
        return sum(not one.is_mine and one.message.read_at is None for one in self.entries)

    @property
    def is_translating(self) -> bool:
        return any(one.state == "waiting" for one in self.entries)


def thread_of(inquiry: Inquiry, *, side: str, language: str) -> Thread:
    """All messages in their order, for a reader on this side and a page in this language."""
    version = version_of(inquiry)
    messages = inquiry.messages.select_related("author").prefetch_related("translations")
    company = supplier_name(inquiry.supplier, language)[0]
    entries = [_entry(inquiry, one, side, language, company) for one in messages.order_by("seq")]
    return Thread(entries, version)


def version_of(inquiry: Inquiry) -> str:
    """Changes whenever something in the thread does: a message, a read mark, a translation."""
    now = Message.objects.filter(inquiry=inquiry).aggregate(
        last=Max("seq"),
        read=Count("pk", filter=Q(read_at__isnull=False), distinct=True),
        waiting=Count("translations", filter=Q(translations__state__in=["queued", "running"])),
        finished=Max("translations__finished_at"),
    )
    finished = now["finished"].timestamp() if now["finished"] else 0
    return f"{inquiry.status}-{now['last']}-{now['read']}-{now['waiting']}-{finished:.6f}"


def _entry(inquiry: Inquiry, message: Message, side: str, language: str, company: str) -> Entry:
    by_buyer = message.side == Message.Side.BUYER
    return Entry(
        message=message,
        is_mine=message.side == side,
        author=inquiry.name if by_buyer else _person(message.author, language),
        company=inquiry.company if by_buyer else company,
        translation=next(iter(message.translations.all()), None),
    )


def _person(author: User | None, language: str) -> str:
    """A colleague's name, in Latin letters for a reader who has no Korean."""
    name = author.name if author else ""
    if name and language != "ko" and hangul.has_hangul(name):
        return romanisation.person(name)
    return name
