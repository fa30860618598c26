"""The translation memory: what was translated once is offered again.

Texts with addresses, phone or account numbers are never remembered.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models.functions import Now

from pavilion.translation import masking
from pavilion.translation.models import MemoryEntry
from pavilion.translation.plaintext import clean
from pavilion.translation.values import digest

#: Longer texts hardly ever come back word by word.
MAX_LENGTH: Final = 8_000
#: From here on two texts say nearly the same (trigrams).
NEAR: Final = 0.6


class Near(NamedTuple):
    source_text: str
    target_text: str
    similarity: float


def remember(
    source_text: str,
    target_text: str,
    *,
    source: str,
    target: str,
    origin: MemoryEntry.Origin = MemoryEntry.Origin.PERSON,
) -> None:
    """Keep the pair; a person's word makes an engine's entry a person's, and the latest one."""
    source_text, target_text = clean(source_text), clean(target_text)
    if not _is_worth_keeping(source_text, target_text) or source == target:
        return
    key = digest(source_text)
    entry = MemoryEntry(
        source_language=source,
        target_language=target,
        source_digest=key,
        source_text=source_text,
        target_text=target_text,
        origin=origin,
    )
    MemoryEntry.objects.bulk_create([entry], ignore_conflicts=True)
    if origin == MemoryEntry.Origin.PERSON:
        MemoryEntry.objects.filter(
            source_language=source,
            target_language=target,
            source_digest=key,
            target_text=target_text,
        ).update(origin=origin, created_at=Now())


def exact(
    texts: Iterable[str],
    *,
    source: str,
    target: str,
    origin: MemoryEntry.Origin = MemoryEntry.Origin.PERSON,
) -> dict[str, str]:
    """The latest translation of each text that stands in the memory word by word."""
    texts_by_digest = {digest(clean(text)): text for text in texts}
    entries = MemoryEntry.objects.filter(
        source_language=source,
        target_language=target,
        source_digest__in=texts_by_digest,
        origin=origin,
    ).order_by("created_at", "pk")
    return {texts_by_digest[entry.source_digest]: entry.target_text for entry in entries}


def near(text: str, *, source: str, target: str) -> Near | None:
    """The most similar text in the memory, if one is near enough."""
    entry = (
        MemoryEntry.objects.filter(
            source_language=source, target_language=target, source_text__trigram_similar=text
        )
        .annotate(similarity=TrigramSimilarity("source_text", text))
        .filter(similarity__gte=NEAR)
        .order_by("-similarity", "-origin", "-pk")
        .first()
    )
    return Near(entry.source_text, entry.target_text, entry.similarity) if entry else None


def _is_worth_keeping(source_text: str, target_text: str) -> bool:
    texts = (source_text, target_text)
    return all(
        text and len(text) <= MAX_LENGTH and not masking.has_personal_data(text) for text in texts
    )
