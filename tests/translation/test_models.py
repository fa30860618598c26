"""The database holds what the code promises."""

import pytest
from django.db import IntegrityError, transaction

from pavilion.translation.models import MemoryEntry, Term
from pavilion.translation.values import digest

pytestmark = pytest.mark.django_db


def term(**changes: str) -> Term:
    return Term(**{"ko": "세럼", "en": "serum", "domain": "beauty"} | changes)


def entry(**changes: str) -> MemoryEntry:
    given = {
        "source_language": "ko",
        "target_language": "en",
        "source_digest": digest("세럼"),
        "source_text": "세럼",
        "target_text": "serum",
        "origin": "person",
    }
    return MemoryEntry(**given | changes)


@pytest.mark.parametrize(
    ("row", "constraint"),
    [
        (term(status="maybe"), "translation_term_status"),
        (term(ko=""), "translation_term_not_empty"),
        (term(en=""), "translation_term_not_empty"),
        (term(), "translation_term_once"),
        (entry(origin="ghost"), "translation_memory_origin"),
        (entry(target_language="ko"), "translation_memory_two_languages"),
        (entry(source_text=""), "translation_memory_not_empty"),
        (entry(target_text=""), "translation_memory_not_empty"),
        (entry(), "translation_memory_once"),
    ],
)
def test_constraints(row, constraint):
    term().save()
    entry().save()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        row.save(force_insert=True)


def test_the_same_word_may_stand_in_two_fields_and_a_text_have_two_translations():
    for row in (term(), term(domain="food"), entry(), entry(target_text="essence")):
        row.save()
    assert (Term.objects.count(), MemoryEntry.objects.count()) == (2, 2)


def test_they_name_themselves():
    assert str(term()) == "세럼 · serum"
    assert str(entry()) == "세럼 → serum"
