"""The breaker works without its cache: then every call is tried."""

import pytest
from django.core.cache import cache
from redis.exceptions import ConnectionError as CacheDownError

from pavilion.translation import breaker


@pytest.fixture
def cache_down(monkeypatch):
    def down(*args, **kwargs):
        raise CacheDownError

    for question in ("get", "set", "add", "incr", "delete_many"):
        monkeypatch.setattr(cache, question, down)


def test_a_cache_that_is_down_keeps_nobody_from_trying(cache_down):
    for _ in range(10):
        breaker.failed("deepl")
    assert breaker.allows("deepl")
    assert not breaker.is_open("deepl")
    breaker.succeeded("deepl")


def test_four_failures_leave_it_closed_and_a_success_forgets_them():
    for _ in range(4):
        breaker.failed("deepl")
    assert breaker.allows("deepl")
    breaker.succeeded("deepl")
    for _ in range(4):
        breaker.failed("deepl")
    assert breaker.allows("deepl")


def test_one_engine_does_not_close_the_other():
    for _ in range(5):
        breaker.failed("deepl")
    assert not breaker.allows("deepl")
    assert breaker.allows("openai")


def test_half_open_lets_one_through_and_opens_again_on_failure(time_machine):
    time_machine.move_to("2026-11-24 09:00:00Z", tick=False)
    for _ in range(5):
        breaker.failed("deepl")
    time_machine.shift(breaker.COOL_DOWN + 1)
    assert breaker.allows("deepl")
    assert not breaker.allows("deepl")
    breaker.failed("deepl")
    assert not breaker.allows("deepl")
    assert breaker.is_open("deepl")
