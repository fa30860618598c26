"""What was translated once is found again; what is personal is not kept."""

import pytest

from pavilion.translation import memory
from pavilion.translation.models import MemoryEntry

pytestmark = pytest.mark.django_db
KO_EN = {"source": "ko", "target": "en"}


def test_the_latest_translation_by_a_person_is_found():
    memory.remember("세럼", "Serum", **KO_EN)
    memory.remember("세럼", "Essence", **KO_EN)
    assert memory.exact(["세럼", "토너"], **KO_EN) == {"세럼": "Essence"}
    assert memory.exact(["세럼"], source="ko", target="ja") == {}


def test_engines_do_not_count_as_persons():
    memory.remember("세럼", "Serum", **KO_EN, origin=MemoryEntry.Origin.ENGINE)
    assert memory.exact(["세럼"], **KO_EN) == {}
    assert memory.exact(["세럼"], **KO_EN, origin=MemoryEntry.Origin.ENGINE) == {"세럼": "Serum"}


def test_a_person_confirms_an_engines_entry():
    memory.remember("세럼", "Serum", **KO_EN, origin=MemoryEntry.Origin.ENGINE)
    memory.remember("세럼", "Serum", **KO_EN)
    memory.remember("세럼", "Serum", **KO_EN, origin=MemoryEntry.Origin.ENGINE)
    assert MemoryEntry.objects.get().origin == MemoryEntry.Origin.PERSON


def test_the_latest_word_counts_even_when_it_was_said_before():
    memory.remember("세럼", "Serum", **KO_EN)
    memory.remember("세럼", "Essence", **KO_EN)
    memory.remember("세럼", "Serum", **KO_EN)
    assert memory.exact(["세럼"], **KO_EN) == {"세럼": "Serum"}


@pytest.mark.parametrize(
    ("source_text", "target_text"),
    [
        ("", "Serum"),
        ("세럼", " "),
        ("문의 a@b.example", "Ask a@b.example"),
        ("전화 010-1234-5678", "Call us"),
        ("계좌 110-123-456789", "Account"),
        ("가" * 9000, "long"),
    ],
)
def test_what_is_not_kept(source_text, target_text):
    memory.remember(source_text, target_text, **KO_EN)
    assert not MemoryEntry.objects.exists()


def test_near_texts_are_found_with_their_source():
    memory.remember("이중벽 진공 텀블러 500ml 블랙", "Black tumbler 500 ml", **KO_EN)
    near = memory.near("이중벽 진공 텀블러 750ml 블랙", **KO_EN)
    assert near is not None
    assert near.source_text == "이중벽 진공 텀블러 500ml 블랙"
    assert memory.NEAR <= near.similarity < 1
    assert memory.near("배추김치 10kg", **KO_EN) is None
