"""The circuit breaker in front of an engine, shared by all workers through the cache.

Five failures within a minute open it for two minutes; then one call may try, and closes it or
opens it again. A cache that is down never keeps a translation from being tried.
"""

import logging
import time
from collections.abc import Callable
from typing import Final, TypeVar

from django.core.cache import cache
from redis.exceptions import RedisError

FAILURES: Final = 5
WINDOW: Final = 60
COOL_DOWN: Final = 120
#: How long a half-open trial may take before another caller may try.
_TRIAL: Final = 30
_REMEMBERED: Final = 24 * 3600

log = logging.getLogger(__name__)
_Answer = TypeVar("_Answer")


def allows(engine: str) -> bool:
    """Whether the engine may be called now; a True after a cool-down is the one trial."""
    open_until = _ask(lambda: cache.get(_key(engine, "open_until")), None)
    if open_until is None:
        return True
    if time.time() < open_until:
        return False
    return _ask(lambda: cache.add(_key(engine, "trial"), 1, _TRIAL), True)


def succeeded(engine: str) -> None:
    keys = [_key(engine, part) for part in ("failures", "open_until", "trial")]
    _ask(lambda: cache.delete_many(keys), None)


def failed(engine: str, *, retry_after: float | None = None) -> None:
    """Count a failure; open on the fifth, on a failed trial, and for as long as it asks for."""
    if retry_after is not None:
        _open(engine, retry_after)
        return
    was_open = _ask(lambda: cache.get(_key(engine, "open_until")), None) is not None
    if was_open or _count(engine) >= FAILURES:
        _open(engine, COOL_DOWN)


def is_open(engine: str) -> bool:
    """For the staff page: whether the engine is being left alone at the moment."""
    open_until = _ask(lambda: cache.get(_key(engine, "open_until")), None)
    return open_until is not None and time.time() < open_until


def _count(engine: str) -> int:
    key = _key(engine, "failures")
    if _ask(lambda: cache.add(key, 1, WINDOW), False):
        return 1
    return _ask(lambda: cache.incr(key), 0)


def _open(engine: str, seconds: float) -> None:
    log.warning("translation engine %s is left alone for %.0f s", engine, seconds)
    _ask(lambda: cache.set(_key(engine, "open_until"), time.time() + seconds, _REMEMBERED), None)
    _ask(lambda: cache.delete_many([_key(engine, "failures"), _key(engine, "trial")]), None)


def _key(engine: str, part: str) -> str:
    return f"translation:breaker:{engine}:{part}"


def _ask(question: Callable[[], _Answer], otherwise: _Answer) -> _Answer:
    """Ask the cache; when it cannot answer, or the counter has just run out, go on without."""
    try:
        return question()
    except (RedisError, OSError, ValueError) as error:
        log.warning("circuit breaker without cache: %s", error)
        return otherwise
