"""Search: words in both languages and their synonyms; failing that, what is spelled alike.

Only a capped set of candidates is ranked: a word half the catalogue carries must not cost more
than a rare one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection, transaction
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from catalog.models import Listing
from catalog.queries.public import PAGE_SIZE, Tile, listed
from catalog.queries.public_filters import Filters, matching
from catalog.queries.public_words import synonyms_of
from pavilion.search import spelling
from pavilion.search.expressions import AnyQuery, LexemeQuery, rank, tsquery
from pavilion.search.normalising import letters
from pavilion.search.parsing import Question, parse, phrases_of

MOST_CANDIDATES = 1000
#: Trigrams shared, from 0 to 1: below this a word is another word.
ALIKE = 0.45
_MOST_ALIKE = 200


@dataclass(frozen=True)
class Found:
    """The candidates in their order; ``keys`` are listings' primary keys."""

    question: Question
    keys: list[int] = field(default_factory=list)
    #: Found by spelling, not by words; what the reader probably meant.
    is_guess: bool = False
    meant: str = ""

    @property
    def is_capped(self) -> bool:
        return len(self.keys) >= MOST_CANDIDATES


def search(text: str, language: str) -> Found:
    question = parse(text, synonyms_of(phrases_of(text)))
    query = tsquery(question)
    if query is None:
        return Found(question)
    keys = _by_words(question, query, language)
    return Found(question, keys) if keys else _by_spelling(question, language)


def filtered(found: Found, filters: Filters, language: str) -> list[int]:
    """The candidates that pass the filters, in their order."""
    if not filters.chosen:
        return found.keys
    rows = matching(listed(language).filter(pk__in=found.keys), filters)
    passing = set(rows.values_list("pk", flat=True))
    return [key for key in found.keys if key in passing]


def page_of(keys: list[int], after: str) -> tuple[list[Tile], str]:
    """The tiles behind the one with this slug, and the slug the next page starts behind."""
    start = 0
    if after:
        last = Listing.objects.filter(pk__in=keys, slug=after).values_list("pk", flat=True).first()
        start = keys.index(last) + 1 if last else 0
    wanted = keys[start : start + PAGE_SIZE]
    rows = Listing.objects.filter(pk__in=wanted).values_list("pk", "slug", "card_start", "card_end")
    by_key = {pk: Tile(slug, begin, end) for pk, slug, begin, end in rows}
    shown = [by_key[key] for key in wanted if key in by_key]
    has_more = start + PAGE_SIZE < len(keys)
    return shown, shown[-1].slug if has_more and shown else ""


def _by_words(question: Question, query: AnyQuery, language: str) -> list[int]:
    candidates = listed(language).filter(search=query).values("pk")[:MOST_CANDIDATES]
    is_exact = ExpressionWrapper(
        Q(search=LexemeQuery([question.exact])), output_field=BooleanField()
    )
    with _on_the_index():
        return list(
            Listing.objects.filter(pk__in=candidates)
            .annotate(is_exact=is_exact, rank=rank(query))
            .order_by("-is_exact", "-rank", "-quality", "-pk")
            .values_list("pk", flat=True)
        )


def _by_spelling(question: Question, language: str) -> Found:
    spelled = letters(question.text)
    with _on_the_index(alike=ALIKE):
        rows = list(_alike(spelled, language)[:_MOST_ALIKE])
    names = [text for _, text in rows[:PAGE_SIZE]]
    meant = spelling.suggestion(question.text, names)
    return Found(question, [pk for pk, _ in rows], is_guess=True, meant=meant)


def _alike(spelled: str, language: str) -> QuerySet[Listing, tuple[int, str]]:
    return (
        listed(language)
        .filter(search_text__trigram_word_similar=spelled)
        .annotate(likeness=TrigramWordSimilarity(spelled, "search_text"))
        .order_by("-likeness", "-quality", "-pk")
        .values_list("pk", "search_text")
    )


@contextmanager
def _on_the_index(alike: float | None = None) -> Iterator[None]:
    """For a LIMIT over a common word the planner prefers to read the whole table; it is wrong."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        if alike is not None:
            cursor.execute("SET LOCAL pg_trgm.word_similarity_threshold = %s", [alike])
        yield
