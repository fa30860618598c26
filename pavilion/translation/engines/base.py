"""What every engine is given and gives back, how it fails, and how long it may take."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final, NamedTuple, Protocol

#: Seconds until a connection stands, and until the whole answer is there.
CONNECT_TIMEOUT: Final = 5.0
ANSWER_TIMEOUT: Final = 15.0
#: More than this is no answer to a batch of ours.
MAX_ANSWER_BYTES: Final = 512 * 1024
#: No provider may keep us waiting longer than this by Retry-After.
MAX_RETRY_AFTER: Final = 3600.0


@dataclass(frozen=True)
class Segment:
    """A text to translate; the `protected` placeholders in it stay as they are."""

    text: str
    context: str = ""
    protected: tuple[str, ...] = ()


@dataclass(frozen=True)
class EngineResult:
    """A translation; `similar_to` is the remembered text it was taken from, if it was."""

    text: str
    is_draft: bool = False
    similar_to: str = ""


class TermPair(NamedTuple):
    """What a word of the source language is called in the target language."""

    source: str
    target: str


class EngineError(Exception):
    """The engine gave no usable answer."""


class TransientEngineError(EngineError):
    """It may answer later; `retry_after` seconds if it said so."""

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class PermanentEngineError(EngineError):
    """The same request will not succeed: a refused key, a spent quota, a broken answer."""


class Engine(Protocol):
    name: str
    max_segments: int
    max_characters: int

    def supports(self, source: str, target: str) -> bool: ...

    def translate(
        self,
        segments: Sequence[Segment],
        *,
        source: str,
        target: str,
        terms: Sequence[TermPair] = (),
    ) -> list[EngineResult]:
        """One result per segment, in order."""
        ...


def read_answer(chunks: Iterable[bytes]) -> str:
    """The whole answer as text: bounded in time and size, UTF-8 and nothing else."""
    deadline = time.monotonic() + ANSWER_TIMEOUT
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > MAX_ANSWER_BYTES:
            raise PermanentEngineError("the answer is too large")
        if time.monotonic() > deadline:
            raise TransientEngineError("the answer took too long")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PermanentEngineError("the answer is not UTF-8") from error


def refuse_status(status: int, retry_after: str | None) -> None:
    """Raise for every status that carries no translation."""
    if status in (408, 425, 429) or status >= 500:
        raise TransientEngineError(f"HTTP {status}", retry_after=seconds_of(retry_after))
    if status != 200:
        raise PermanentEngineError(f"HTTP {status}")


def seconds_of(retry_after: str | None) -> float | None:
    """A Retry-After header, in seconds or as a date, bounded."""
    if not retry_after:
        return None
    try:
        seconds = float(retry_after)
    except ValueError:
        seconds = _seconds_until(retry_after)
    return min(max(seconds, 0.0), MAX_RETRY_AFTER) if seconds == seconds else None


def _seconds_until(date: str) -> float:
    try:
        moment = parsedate_to_datetime(date)
    except ValueError:
        return float("nan")
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (moment - datetime.now(UTC)).total_seconds()
