"""What was translated once is found again; what is personal is not kept."""

import pytest

from pavilion.translation import memory
from pavilion.translation.models import MemoryEntry

pytestmark = pytest.mark.django_db
PERSON, ENGINE = MemoryEntry.Origin.PERSON, MemoryEntry.Origin.ENGINE


def keep(source_text: str, target_text: str, origin: MemoryEntry.Origin = PERSON) -> None:
    memory.remember(source_text, target_text, source="ko", target="en", origin=origin)


def known(*texts: str, origin: MemoryEntry.Origin = PERSON) -> dict[str, str]:
    return memory.exact(texts, source="ko", target="en", origin=origin)


def test_the_latest_translation_by_a_person_is_found():
    keep("세럼", "Serum")
    keep("세럼", "Essence")
    assert known("세럼", "토너") == {"세럼": "Essence"}
    assert memory.exact(["세럼"], source="ko", target="ja") == {}


def test_engines_do_not_count_as_persons():
    keep("세럼", "Serum", ENGINE)
    assert known("세럼") == {}
    assert known("세럼", origin=ENGINE) == {"세럼": "Serum"}


def test_a_person_confirms_an_engines_entry():
    keep("세럼", "Serum", ENGINE)
    keep("세럼", "Serum")
    keep("세럼", "Serum", ENGINE)
    assert MemoryEntry.objects.get().origin == MemoryEntry.Origin.PERSON


def test_the_latest_word_counts_even_when_it_was_said_before():
    keep("세럼", "Serum")
    keep("세럼", "Essence")
    keep("세럼", "Serum")
    assert known("세럼") == {"세럼": "Serum"}


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
    keep(source_text, target_text)
    assert not MemoryEntry.objects.exists()


def test_near_texts_are_found_with_their_source():
    keep("이중벽 진공 텀블러 500ml 블랙", "Black tumbler 500 ml")
    near = memory.near("이중벽 진공 텀블러 750ml 블랙", source="ko", target="en")
    assert near is not None
    assert near.source_text == "이중벽 진공 텀블러 500ml 블랙"
    assert memory.NEAR <= near.similarity < 1
    assert memory.near("배추김치 10kg", source="ko", target="en") is None
