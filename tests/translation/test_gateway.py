"""The gateway with its engines in every condition: nothing bad is taken for good."""

import time
from typing import Any

import pytest

from pavilion.jobs.errors import TransientError
from pavilion.translation import breaker, memory
from pavilion.translation.checks import Code
from pavilion.translation.gateway import Purpose, Translation, remember, translate
from pavilion.translation.masking import Name
from pavilion.translation.models import MemoryEntry, Term
from tests.translation.engine_stand_ins import FAULTS

pytestmark = pytest.mark.django_db

TUMBLER = "진공 텀블러 500ml"
PURPOSES = ("product", "message", "company")


def into_english(*texts: str, purpose: Purpose = "product", **options: Any) -> list[Translation]:
    return translate(texts, source="ko", target="en", purpose=purpose, **options)


def test_a_good_answer_is_taken_as_it_is(engines):
    [done] = into_english(TUMBLER)
    assert (done.text, done.engine, done.is_draft) == ("Vacuum tumbler 500 ml", "deepl", False)
    assert done.findings == ()
    assert engines.openai.received == []


def test_one_answer_per_segment_in_order_and_each_text_sent_once(engines):
    done = into_english(TUMBLER, "500 mL", "윤리적인 수분 세럼", TUMBLER, "")
    assert [one.text for one in done] == [
        "Vacuum tumbler 500 ml",
        "500 mL",
        "Ethical hydrating serum",
        "Vacuum tumbler 500 ml",
        "",
    ]
    assert [one.engine for one in done] == ["deepl", "unchanged", "deepl", "deepl", "unchanged"]
    assert len(engines.deepl.received) == 1
    assert len(engines.deepl.received[0]["text"]) == 2


def test_a_persons_translation_comes_first(engines):
    remember(TUMBLER, "Vacuum flask, 500 ml", source="ko", target="en")
    [done] = into_english(TUMBLER)
    assert (done.text, done.engine, done.is_draft) == ("Vacuum flask, 500 ml", "memory", False)
    assert engines.deepl.received == []


@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_of_an_engine_is_taken_for_good(engines, settings, fault, purpose):
    source = "{name}님, 500ml 텀블러 3,000개 단가는 USD 2.10입니다. 연락처 a@b.example"
    if fault == "refused":
        settings.DEEPL_SERVER_URL = settings.OPENAI_BASE_URL = "http://127.0.0.1:9"
    engines.deepl.fault = engines.openai.fault = fault
    if fault in ("lost_placeholder", "lost_number", "changed_unit"):
        engines.deepl.answer = engines.openai.answer = lambda text: {
            "lost_placeholder": "A tumbler of 500 ml, 3,000 pcs at USD 2.10.",
            "lost_number": "Dear {name}, the tumblers have a price. Contact {{M1}}",
            "changed_unit": "Dear {name}, 3,000 tumblers of 500 l cost EUR 2.10. Contact {{M1}}",
        }[fault]
    began = time.monotonic()
    [done] = into_english(source, purpose=purpose)
    assert time.monotonic() - began < 5
    assert done.is_draft
    assert not any(one.unusable for one in done.findings)
    assert "<" not in done.text
    assert "Becher" not in done.text
    assert len(done.text) < 500
    assert not MemoryEntry.objects.exists()


@pytest.mark.parametrize("fault", ["server_error", "too_many", "slow", "invalid_json", "echo"])
def test_the_second_engine_steps_in(engines, fault):
    engines.deepl.fault = fault
    [done] = into_english(TUMBLER)
    assert (done.text, done.engine, done.is_draft) == ("Vacuum tumbler 500 ml", "openai", False)


def test_only_the_texts_that_failed_go_to_the_second_engine(engines):
    engines.deepl.answer = lambda text: "" if text == TUMBLER else "Ethical hydrating serum"
    done = into_english(TUMBLER, "윤리적인 수분 세럼")
    assert [one.engine for one in done] == ["openai", "deepl"]
    assert "윤리적인" not in engines.openai.ledger


def test_a_failing_span_is_protected_and_asked_again_once(deepl_only):
    def forgetful(text):
        return "A set of {{M1}}" if "{{M1}}" in text else "A set of 10,000 pcs"

    deepl_only.answer = forgetful
    [done] = into_english("10만 개 세트")
    assert (done.text, done.is_draft) == ("A set of 100,000", False)
    assert len(deepl_only.received) == 2


def test_what_stays_wrong_is_kept_as_a_draft_with_its_findings(deepl_only):
    deepl_only.answer = lambda text: "A set"
    [done] = into_english("10만 개 세트")
    assert (done.text, done.engine, done.is_draft) == ("A set", "deepl", True)
    assert [one.code for one in done.findings] == [Code.NUMBER]
    assert len(deepl_only.received) == 2


def test_nothing_personal_leaves(engines):
    engines.deepl.fault = "server_error"
    [done] = into_english(
        "윤해늘입니다. emily@larkmoor.example, +82-70-0000-0001, 계좌 110-123-456789. "
        "https://neulpum.example 늘품결코스메틱 Emily Carter님께",
        purpose="message",
        names=["윤해늘", Name("늘품결코스메틱", "Neulpumgyeol Cosmetics"), "Emily Carter"],
    )
    for ledger in (engines.deepl.ledger, engines.openai.ledger):
        assert ledger != "[]"
        for secret in ("윤해늘", "emily", "0000-0001", "456789", "neulpum", "늘품결", "Carter"):
            assert secret not in ledger.replace("known-to-the-stand-in", "")
    assert "emily@larkmoor.example" in done.text
    assert "Neulpumgyeol Cosmetics" in done.text


def test_names_come_back_in_latin_letters(engines):
    [done] = into_english("윤해늘님, 세럼 단가는 USD 2.10입니다.", names=["윤해늘"])
    assert done.text == "Dear Yoon Haeneul, the serum costs USD 2.10."
    assert not done.is_draft


def test_names_that_are_not_translated(engines):
    Term.objects.create(ko="산들", en="Sandeul", do_not_translate=True, status="approved")
    engines.deepl.answer = lambda text: "{{M1}} tumbler"
    [done] = into_english("산들 텀블러")
    assert done.text == "Sandeul tumbler"


def test_the_glossary_and_the_callers_words_are_told_to_the_engine(engines):
    Term.objects.create(ko="텀블러", en="tumbler; cup", status="approved")
    Term.objects.create(ko="진공", en="vacuum", status="proposed")
    engines.deepl.fault = "server_error"
    into_english(TUMBLER, terms=[("진공", "insulated"), ("소재", "material")])
    for ledger in (engines.deepl.ledger, engines.openai.ledger):
        assert "insulated" in ledger
        assert "tumbler" in ledger
        assert "cup" not in ledger
        assert "material" not in ledger


def test_engines_results_are_remembered_but_no_messages(engines):
    into_english(TUMBLER, purpose="message")
    assert not MemoryEntry.objects.exists()
    into_english(TUMBLER)
    entry = MemoryEntry.objects.get()
    assert (entry.origin, entry.target_text) == ("engine", "Vacuum tumbler 500 ml")


def test_without_a_key_the_built_in_engine_drafts(settings):
    settings.TRANSLATION_ENGINES = []
    Term.objects.create(ko="진공 텀블러", en="vacuum tumbler", status="approved")
    [done, other] = into_english(TUMBLER, "푸른 진공텀블러는 500ml입니다")
    assert (done.text, done.engine, done.is_draft) == ("Vacuum tumbler 500 ml", "builtin", True)
    assert (other.text, other.is_draft) == ("⟦푸른⟧ vacuum tumbler 500 ml", True)
    assert [one.code for one in other.findings] == [Code.UNTRANSLATED]


def test_a_job_may_ask_to_wait_instead_of_a_draft(engines):
    engines.deepl.fault = engines.openai.fault = "too_many"
    with pytest.raises(TransientError) as waiting:
        into_english(TUMBLER, allow_builtin=False)
    assert waiting.value.retry_after == 77
    assert into_english(TUMBLER)[0].engine == "builtin"


@pytest.mark.parametrize("fault", ["quota", "invalid_json", "echo"])
def test_waiting_is_no_use_when_an_engine_has_answered(engines, fault):
    engines.deepl.fault, engines.openai.fault = "server_error", fault
    assert into_english(TUMBLER, allow_builtin=False)[0].engine == "builtin"


def test_five_failures_open_the_circuit_and_a_trial_closes_it(deepl_only, time_machine):
    time_machine.move_to("2026-11-24 09:00:00Z", tick=False)
    deepl_only.fault = "server_error"
    for _ in range(7):
        assert into_english(TUMBLER)[0].engine == "builtin"
    assert len(deepl_only.received) == breaker.FAILURES
    assert breaker.is_open("deepl")
    deepl_only.fault = ""
    time_machine.shift(breaker.COOL_DOWN - 1)
    assert into_english(TUMBLER)[0].engine == "builtin"
    time_machine.shift(2)
    assert into_english(TUMBLER)[0].engine == "deepl"
    assert not breaker.is_open("deepl")


def test_an_engine_that_talks_nonsense_is_left_alone_too(deepl_only):
    deepl_only.fault = "echo"
    for _ in range(7):
        into_english(TUMBLER)
    assert len(deepl_only.received) == breaker.FAILURES


def test_retry_after_is_honoured(deepl_only, time_machine):
    time_machine.move_to("2026-11-24 09:00:00Z", tick=False)
    deepl_only.fault = "too_many"
    into_english(TUMBLER)
    deepl_only.fault = ""
    time_machine.shift(76)
    into_english(TUMBLER)
    assert len(deepl_only.received) == 1
    time_machine.shift(2)
    assert into_english(TUMBLER)[0].engine == "deepl"


def test_long_lists_go_in_batches(deepl_only):
    deepl_only.answer = lambda text: "A good product"
    done = into_english(
        *[f"좋은 제품 {'가' * (number % 12)}{chr(0xAC00 + number)}" for number in range(120)]
    )
    assert [len(body["text"]) for body in deepl_only.received] == [50, 50, 20]
    assert {one.engine for one in done} == {"deepl"}


def test_a_text_too_long_for_an_engine_is_drafted(deepl_only):
    text = "가나다라 " * 4000
    [done] = into_english(text)
    assert (done.engine, done.is_draft) == ("builtin", True)
    assert deepl_only.received == []


def test_languages_without_rules_are_drafted_as_they_are(settings):
    settings.TRANSLATION_ENGINES = []
    [done] = translate(["Estimados señores"], source="es", target="ko", purpose="message")
    assert (done.text, done.is_draft) == ("⟦Estimados señores⟧", True)


def test_the_same_language_needs_nobody(engines):
    [done] = translate([TUMBLER], source="ko", target="ko", purpose="message")
    assert (done.text, done.engine) == (TUMBLER, "unchanged")


def test_memory_serves_sentence_by_sentence_without_a_key(settings):
    settings.TRANSLATION_ENGINES = []
    memory.remember("물에 강합니다.", "It resists water.", source="ko", target="en")
    memory.remember("가볍습니다.", "It is light.", source="ko", target="en")
    [done] = into_english("물에 강합니다. 가볍습니다.")
    assert (done.text, done.is_draft) == ("It resists water. It is light.", False)


def test_a_near_text_lends_its_translation_with_other_figures(settings):
    settings.TRANSLATION_ENGINES = []
    memory.remember(
        "이중벽 진공 텀블러 500ml 블랙", "Black vacuum tumbler 500 ml", source="ko", target="en"
    )
    [done] = into_english("이중벽 진공 텀블러 750ml 블랙")
    assert (done.text, done.is_draft) == ("Black vacuum tumbler 750 ml", True)
    assert [one.code for one in done.findings] == [Code.SIMILAR]
    assert "500ml" in done.findings[0].span
