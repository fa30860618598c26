"""A cache that is down: pages find nothing, limits go on, and nobody waits for it twice."""

import socket
import time
from collections.abc import Iterator

import pytest
from django.core.cache import cache, caches
from django.test import Client
from django.urls import reverse

from pavilion.accounts import cache as cache_module
from pavilion.accounts.cache import FailOpenRedisCache
from pavilion.accounts.models import User


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A server that takes connections and never answers."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(64)
        yield server.getsockname()[1]


@pytest.fixture
def closed_port() -> int:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return int(server.getsockname()[1])


def make_cache(port: int) -> FailOpenRedisCache:
    options = {"socket_timeout": 0.3, "socket_connect_timeout": 0.3}
    return FailOpenRedisCache(f"redis://127.0.0.1:{port}/1", {"OPTIONS": options})


def break_the_cache(monkeypatch: pytest.MonkeyPatch, port: int) -> None:
    monkeypatch.setattr(caches._connections, "default", make_cache(port), raising=False)


def test_a_live_cache_is_just_a_cache(db: None) -> None:
    cache.set("page", "words", 60)

    assert cache.get("page") == "words"
    assert cache.add("page", "others", 60) is False
    assert cache.delete("page") is True
    assert cache.get("page", "nothing") == "nothing"


@pytest.mark.parametrize("kind", ["closed", "silent"])
def test_a_dead_cache_finds_nothing_and_loses_what_is_written(
    kind: str, closed_port: int, silent_port: int
) -> None:
    dead = make_cache(closed_port if kind == "closed" else silent_port)

    dead.set("page", "words", 60)

    assert dead.get("page", "nothing") == "nothing"
    assert dead.add("page", "words") is True
    assert dead.get_many(["page"]) == {}
    assert dead.set_many({"page": 1}) == ["page"]
    assert dead.delete("page") is False
    assert dead.touch("page") is False
    assert dead.has_key("page") is False
    dead.delete_many(["page"])
    assert dead.clear() is False
    with pytest.raises(ValueError, match="not found"):
        dead.incr("page")
    assert dead.get_or_set("page", lambda: "made", 60) == "made"


def test_a_dead_cache_costs_one_time_out_not_one_per_call(silent_port: int) -> None:
    dead = make_cache(silent_port)

    began = time.monotonic()
    for number in range(50):
        dead.get(f"page-{number}")

    assert time.monotonic() - began < 0.6


def test_a_dead_cache_is_asked_again_later(
    silent_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "BACK_OFF_SECONDS", 0.0)
    dead = make_cache(silent_port)

    began = time.monotonic()
    dead.get("page")
    dead.get("page")

    assert time.monotonic() - began > 0.6


def test_what_counts_tries_is_kept_while_the_cache_is_away(closed_port: int) -> None:
    dead = make_cache(closed_port)

    assert dead.add("allauth:rl:lock", True, 10) is True
    assert dead.add("allauth:rl:lock", True, 10) is False
    dead.set("allauth:rl:history", [1.0], 60)
    assert dead.get("allauth:rl:history") == [1.0]
    assert dead.delete("allauth:rl:lock") is True


def test_sign_in_works_and_is_fast_without_a_cache(
    db: None, stranger: User, silent_port: int, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    break_the_cache(monkeypatch, silent_port)
    address = reverse("account_login")

    began = time.monotonic()
    page = client.get(address)
    answer = client.post(address, {"login": stranger.email, "password": "a long enough secret"})
    took = time.monotonic() - began

    assert page.status_code == 200
    assert answer.status_code == 302
    assert took < 3


def test_wrong_passwords_are_limited_without_a_cache(
    db: None, stranger: User, closed_port: int, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    break_the_cache(monkeypatch, closed_port)
    address = reverse("account_login")
    for _ in range(10):
        client.post(address, {"login": stranger.email, "password": "wrong wrong wrong"})

    answer = client.post(address, {"login": stranger.email, "password": "a long enough secret"})

    assert answer.status_code == 200
    assert "_auth_user_id" not in client.session
