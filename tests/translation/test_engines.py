"""What leaves for each engine, and how its failures are understood."""

import json
from collections.abc import Iterator

import pytest
from django.core.exceptions import ImproperlyConfigured

from pavilion.translation.engines import base
from pavilion.translation.engines.base import (
    EngineResult,
    PermanentEngineError,
    Segment,
    TermPair,
    TransientEngineError,
    read_answer,
    seconds_of,
)
from pavilion.translation.engines.chain import engines_for

PERMANENT = {"quota", "invalid_json", "cp949", "megabyte"}
TRANSIENT = {"server_error", "too_many", "slow"}


def ask(*segments: Segment) -> list[EngineResult]:
    [engine] = engines_for("ko", "en")
    return engine.translate(segments, source="ko", target="en", terms=[TermPair("진공", "vacuum")])


def test_deepl_is_asked_in_xml_with_placeholders_protected(deepl_only):
    deepl_only.answer = lambda text: "A &lt; B of {{M1}}"
    [result] = ask(Segment("A < B {{M1}}", "A product page.", ("{{M1}}",)))
    body = deepl_only.received[0]
    assert body["text"] == ["A &lt; B <x>{{M1}}</x>"]
    assert (body["source_lang"], body["target_lang"]) == ("KO", "EN-GB")
    assert (body["tag_handling"], body["ignore_tags"]) == ("xml", ["x"])
    assert body["context"] == "A product page.\n진공: vacuum"
    assert result.text == "A < B of {{M1}}"


def test_the_model_is_asked_for_json_at_temperature_zero(openai_only):
    ask(Segment("진공 텀블러 500ml", "A product page."))
    body = openai_only.received[0]
    assert (body["model"], body["temperature"]) == ("stand-in", 0)
    assert "from Korean into British English" in body["messages"][0]["content"]
    assert json.loads(body["messages"][1]["content"]) == {
        "about": "A product page.",
        "terms": {"진공": "vacuum"},
        "texts": ["진공 텀블러 500ml"],
    }


@pytest.mark.parametrize("content", ['```json\n["Tumbler"]\n```', ' ["Tumbler"] '])
def test_fences_around_the_json_are_forgiven(engines, settings, content):
    settings.TRANSLATION_ENGINES = ["openai"]
    engines.server.clear()
    engines.server.expect_request("/v1/chat/completions").respond_with_json(
        {"choices": [{"message": {"content": content}}]}
    )
    assert ask(Segment("텀블러"))[0].text == "Tumbler"


@pytest.mark.parametrize(
    "answer",
    [
        {},
        [],
        {"choices": []},
        {"choices": [{"message": {"content": None}}]},
        {"choices": [{"message": {"content": "Tumbler"}}]},
        {"choices": [{"message": {"content": '["one", "two"]'}}]},
        {"choices": [{"message": {"content": "[1]"}}]},
        {"choices": [{"message": {"content": '{"text": "Tumbler"}'}}]},
    ],
)
def test_another_shape_than_asked_for_is_refused(engines, settings, answer):
    settings.TRANSLATION_ENGINES = ["openai"]
    engines.server.clear()
    engines.server.expect_request("/v1/chat/completions").respond_with_json(answer)
    with pytest.raises(PermanentEngineError):
        ask(Segment("텀블러"))


@pytest.mark.parametrize(
    "answer", [{}, {"translations": []}, {"translations": [{"text": None}]}, {"message": "no"}]
)
def test_deepls_other_shapes_are_refused_too(engines, settings, answer):
    settings.TRANSLATION_ENGINES = ["deepl"]
    engines.server.clear()
    engines.server.expect_request("/v2/translate").respond_with_json(answer)
    with pytest.raises(PermanentEngineError):
        ask(Segment("텀블러"))


@pytest.mark.parametrize("engine", ["deepl", "openai"])
@pytest.mark.parametrize("fault", sorted(PERMANENT | TRANSIENT))
def test_failures_are_understood(engines, settings, engine, fault):
    settings.TRANSLATION_ENGINES = [engine]
    stand_in = getattr(engines, engine)
    stand_in.fault = fault
    expected = PermanentEngineError if fault in PERMANENT else TransientEngineError
    with pytest.raises(expected) as failure:
        ask(Segment("진공 텀블러 500ml"))
    assert len(stand_in.received) == 1
    if fault == "too_many":
        assert isinstance(failure.value, TransientEngineError)
        assert failure.value.retry_after == 77
    assert "known-to-the-stand-in" not in str(failure.value)


@pytest.mark.parametrize("engine", ["deepl", "openai"])
def test_nobody_at_home_is_a_passing_failure(engines, settings, engine):
    settings.TRANSLATION_ENGINES = [engine]
    settings.DEEPL_SERVER_URL = settings.OPENAI_BASE_URL = "http://127.0.0.1:9"
    with pytest.raises(TransientEngineError):
        ask(Segment("텀블러"))


def test_a_redirect_is_not_followed(engines, settings):
    settings.TRANSLATION_ENGINES = ["deepl"]
    engines.server.clear()
    engines.server.expect_request("/v2/translate").respond_with_data(
        status=307, headers={"Location": "http://127.0.0.1:9/"}
    )
    with pytest.raises(PermanentEngineError):
        ask(Segment("텀블러"))


def test_an_answer_that_trickles_is_cut_off(monkeypatch):
    monkeypatch.setattr(base, "ANSWER_TIMEOUT", -1.0)

    def trickle() -> Iterator[bytes]:
        yield b"{"

    with pytest.raises(TransientEngineError):
        read_answer(trickle())


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("", None),
        ("30", 30),
        ("-5", 0),
        ("999999", 3600),
        ("soon", None),
        ("nan", None),
    ],
)
def test_how_long_to_wait(header, seconds):
    assert seconds_of(header) == seconds


def test_a_date_to_wait_for(time_machine):
    time_machine.move_to("2026-11-24 09:00:00Z", tick=False)
    assert seconds_of("Tue, 24 Nov 2026 09:02:00 GMT") == 120


def test_an_unknown_engine_is_loud(settings):
    settings.TRANSLATION_ENGINES = ["babelfish"]
    with pytest.raises(ImproperlyConfigured, match="babelfish"):
        engines_for("ko", "en")


def test_deepl_is_not_asked_for_languages_it_does_not_know(deepl_only):
    assert engines_for("mn", "ko") == []
