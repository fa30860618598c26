"""A cache that may die: pages do without it, the limits on sign-in go on counting here (D6)."""

import logging
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

#: A dead cache is asked again after this long: one time-out now and then, not one per call.
BACK_OFF_SECONDS = 5.0
#: Keys that count tries. While the cache is away each process counts its own.
COUNTER_PREFIX = "allauth:"

_Verb = Callable[..., Any]


@dataclass
class _Circuit:
    """Until when a server is not asked; shared by all threads of a process."""

    open_until: float = 0.0

    @property
    def is_open(self) -> bool:
        return time.monotonic() < self.open_until

    def trip(self) -> None:
        self.open_until = time.monotonic() + BACK_OFF_SECONDS


_CIRCUITS: dict[str, _Circuit] = {}


class FailOpenRedisCache(RedisCache):
    """Django's Redis cache; while the server is away a read finds nothing and a write is lost.

    Only keys that count tries are then kept in this process, so a limit goes on limiting.
    """

    def __init__(self, server: str | list[str], params: dict[str, Any]) -> None:
        super().__init__(server, params)
        name = str(server)
        self._circuit = _CIRCUITS.setdefault(name, _Circuit())
        self._counters = LocMemCache(f"counters of {name}", {"OPTIONS": {"MAX_ENTRIES": 100_000}})

    def _ask(self, verb: _Verb, *rest: Any, otherwise: Any, counting: _Verb | None = None) -> Any:
        """The server's answer; while it is away, this process's count or ``otherwise``."""
        if not self._circuit.is_open:
            try:
                return verb(self, *rest)
            except (RedisError, OSError) as error:
                self._circuit.trip()
                log.warning("the cache is away: %s: %s", type(error).__name__, error)
        if counting is not None and str(rest[0]).startswith(COUNTER_PREFIX):
            return counting(self._counters, *rest)
        return otherwise

    def add(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        answer = self._ask(
            RedisCache.add, key, value, timeout, version, otherwise=True, counting=LocMemCache.add
        )
        return bool(answer)

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self._ask(
            RedisCache.get, key, default, version, otherwise=default, counting=LocMemCache.get
        )

    def set(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        self._ask(
            RedisCache.set, key, value, timeout, version, otherwise=None, counting=LocMemCache.set
        )

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return bool(
            self._ask(
                RedisCache.touch,
                key,
                timeout,
                version,
                otherwise=False,
                counting=LocMemCache.touch,
            )
        )

    def delete(self, key: Any, version: int | None = None) -> bool:
        return bool(
            self._ask(RedisCache.delete, key, version, otherwise=False, counting=LocMemCache.delete)
        )

    def has_key(self, key: Any, version: int | None = None) -> bool:
        return bool(
            self._ask(
                RedisCache.has_key, key, version, otherwise=False, counting=LocMemCache.has_key
            )
        )

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """Raises ValueError, as Django's caches do, when there is no such key (or no server)."""
        answer = self._ask(
            RedisCache.incr, key, delta, version, otherwise=None, counting=LocMemCache.incr
        )
        if answer is None:
            raise ValueError(f"Key '{key}' not found")
        return int(answer)

    def get_many(self, keys: Iterable[Any], version: int | None = None) -> dict[Any, Any]:
        return dict(self._ask(RedisCache.get_many, list(keys), version, otherwise={}))

    def set_many(
        self,
        data: Mapping[Any, Any],
        timeout: Any = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> list[Any]:
        """Returns the keys that could not be written."""
        lost = list(data)
        return list(self._ask(RedisCache.set_many, data, timeout, version, otherwise=lost))

    def delete_many(self, keys: Iterable[Any], version: int | None = None) -> None:
        self._ask(RedisCache.delete_many, list(keys), version, otherwise=None)

    def clear(self) -> bool:  # type: ignore[override]  # as Django's own Redis cache answers
        self._counters.clear()
        return bool(self._ask(RedisCache.clear, otherwise=False))
