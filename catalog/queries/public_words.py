"""Words for a search: other words for the same thing, and the categories they name."""

from collections.abc import Mapping

from django.db import connection

from catalog.models import Category
from pavilion.search.parsing import Question, phrase_key
from pavilion.translation.models import Term

_SYNONYMS = """
    SELECT ko, en FROM translation_term
    WHERE status = %(approved)s AND (
        replace(lower(ko), ' ', '') = ANY(%(keys)s)
        OR regexp_split_to_array(lower(en), '\\s*;\\s*') && %(keys)s::text[]
    )
    ORDER BY ko, domain
"""
_CATEGORIES = """
    SELECT * FROM catalog_category
    WHERE name_ko ILIKE ANY(%(patterns)s) OR name_en ILIKE ANY(%(patterns)s)
    ORDER BY level, position, id LIMIT %(most)s
"""
MOST_CATEGORIES = 6
_MOST_WORDS = 12


def synonyms_of(keys: list[str]) -> Mapping[str, list[str]]:
    """The glossary's other words for these phrases, in both languages."""
    if not keys:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_SYNONYMS, {"approved": Term.Status.APPROVED, "keys": keys})
        rows = cursor.fetchall()
    known: dict[str, list[str]] = {}
    for ko, en in rows:
        names = [ko, *(name.strip() for name in en.split(";"))]
        for name in names:
            others = known.setdefault(phrase_key(name), [])
            others += [other for other in names if other != name and other not in others]
    return {key: words for key, words in known.items() if key in keys}


def categories_for(question: Question) -> list[Category]:
    """Categories whose name holds one of the words asked for."""
    words = [word for word in (*question.text.split(), *question.synonyms) if len(word) > 1]
    patterns = [f"%{_literal(word)}%" for word in words[:_MOST_WORDS]]
    if not patterns:
        return []
    wanted = {"patterns": patterns, "most": MOST_CATEGORIES}
    return list(Category.objects.raw(_CATEGORIES, wanted))


def _literal(word: str) -> str:
    """The word as LIKE takes it letter by letter, without what PostgreSQL cannot hold."""
    escaped = word.replace("\0", "").replace("\\", "\\\\")
    return escaped.replace("%", "\\%").replace("_", "\\_")
