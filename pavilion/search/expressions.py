"""Vectors and queries as Django expressions."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any

from django.contrib.postgres.search import (
    CombinedSearchQuery,
    CombinedSearchVector,
    SearchQuery,
    SearchRank,
    SearchVector,
    SearchVectorCombinable,
    SearchVectorField,
)
from django.db.models import F, Func, Value

from pavilion.search.parsing import Question, Way
from pavilion.search.tokens import tokens_of

AnyQuery = SearchQuery | CombinedSearchQuery
AnyVector = SearchVector | CombinedSearchVector
#: What a hit is worth by where it stands: D (bigrams), C, B, A.
WEIGHTS = [0.05, 0.2, 0.5, 1.0]
_MOST_POSITIONS = 16_000


class LexemeVector(SearchVectorCombinable, Func):
    """A tsvector of lexemes that no parser touches again."""

    template = "%(expressions)s::tsvector"
    output_field = SearchVectorField()
    config = None


class LexemeQuery(SearchQuery):
    """A tsquery of lexemes that no parser touches again: all of them must be there."""

    def __init__(self, lexemes: Iterable[str]) -> None:
        super().__init__(" & ".join(_quoted(lexeme) for lexeme in lexemes))

    def as_sql(self, compiler: Any, connection: Any, *_args: Any, **_context: Any) -> Any:
        return super().as_sql(compiler, connection, template="%(expressions)s::tsquery")


def vector(parts: Sequence[tuple[str, str]], *, exact: Iterable[str] = ()) -> Any:
    """The tsvector of texts with their weights; ``exact`` lexemes are taken as they are."""
    lexemes = [(lexeme, "A") for lexeme in exact]
    words: dict[str, list[str]] = {}
    for weight, text in parts:
        found = tokens_of(text)
        lexemes += [(lexeme, weight) for lexeme in found.lexemes]
        lexemes += [(bigram, "D") for bigram in found.bigrams]
        words.setdefault(weight, []).extend(found.words)
    stems: list[Any] = [
        SearchVector(Value(" ".join(found)), config="english", weight=weight)
        for weight, found in words.items()
        if found
    ]
    return sum(stems, start=LexemeVector(Value(_literal(lexemes))))


def tsquery(question: Question) -> AnyQuery | None:
    """What the rows must match; None when the question holds no word at all."""
    if not question.groups:
        return None
    groups = [reduce(or_, map(_way, group)) for group in question.groups]
    return reduce(or_, [reduce(and_, groups), LexemeQuery([question.exact])])


def rank(query: AnyQuery) -> SearchRank:
    return SearchRank(F("search"), query, weights=WEIGHTS)


def _way(way: Way) -> AnyQuery:
    parts: list[AnyQuery] = []
    if way.lexemes:
        parts.append(LexemeQuery(way.lexemes))
    if way.words:
        parts.append(SearchQuery(" ".join(way.words), config="english"))
    return reduce(and_, parts)


def _literal(lexemes: Sequence[tuple[str, str]]) -> str:
    """``'진공':1A '텀블러':2A``: each lexeme where it first stands, with its best weight."""
    best: dict[str, tuple[int, str]] = {}
    for position, (lexeme, weight) in enumerate(lexemes[:_MOST_POSITIONS], start=1):
        known = best.get(lexeme)
        if known is None or weight < known[1]:
            best[lexeme] = (position, weight)
    return " ".join(f"{_quoted(lexeme)}:{at}{weight}" for lexeme, (at, weight) in best.items())


def _quoted(lexeme: str) -> str:
    escaped = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
