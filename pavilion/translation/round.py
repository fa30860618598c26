"""One engine asked for a number of texts: in batches, behind its breaker, with one second try."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self

from pavilion.translation import breaker, glossary, masking
from pavilion.translation.drafting import measures
from pavilion.translation.engines.base import (
    Engine,
    EngineError,
    EngineResult,
    Segment,
    TermPair,
    TransientEngineError,
)
from pavilion.translation.judging import Verdict, judge
from pavilion.translation.masking import Mask, Name

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Waiting:
    """A text that waits for a translation, and what of it may leave the house."""

    text: str
    mask: Mask
    names: Sequence[Name | str] = ()

    @classmethod
    def of(cls, text: str, *, names: Sequence[Name | str]) -> Self:
        return cls(text, masking.mask(text, names=names), names)

    def protecting(self, spans: Sequence[str], *, source: str, target: str) -> "Waiting":
        """The same text with these spans out of the engine's reach, in the target's form."""
        kept = {span: measures.convert(span, source=source, target=target) for span in spans}
        return Waiting(self.text, masking.mask(self.text, names=self.names, spans=kept), self.names)


@dataclass
class Round:
    """What one engine made of the texts; `accepted` holds what can be used."""

    engine: Engine
    source: str
    target: str
    terms: Sequence[TermPair]
    context: str
    #: The built-in engine needs no breaker, and what it says is always used.
    guarded: bool = True
    accepted: dict[str, Verdict] = field(default_factory=dict)
    is_down: bool = False
    retry_after: float | None = None

    def ask(self, waiting: Sequence[Waiting]) -> None:
        for batch in self._batches(waiting):
            results = self._call(batch)
            if results is None:
                return
            self._judge(batch, results)

    def _judge(self, batch: list[Waiting], results: list[EngineResult]) -> None:
        doubtful: list[Waiting] = []
        for one, result in zip(batch, results, strict=True):
            verdict = judge(one.text, one.mask, result, source=self.source, target=self.target)
            if verdict.is_usable or not self.guarded:
                self.accepted[one.text] = verdict
            if self.guarded and verdict.is_usable and (spans := verdict.spans_to_protect):
                doubtful.append(one.protecting(spans, source=self.source, target=self.target))
        if self.guarded and any(one.text in self.accepted for one in batch):
            breaker.succeeded(self.engine.name)
        elif self.guarded:
            self._failed("nothing it said could be used", None)
        if doubtful:
            self._try_again(doubtful)

    def _try_again(self, doubtful: list[Waiting]) -> None:
        """Once more with the failing spans protected; the better of the two is kept."""
        for one, result in zip(doubtful, self._call(doubtful) or [], strict=False):
            verdict = judge(one.text, one.mask, result, source=self.source, target=self.target)
            if verdict.is_usable and len(verdict.findings) < len(self.accepted[one.text].findings):
                self.accepted[one.text] = verdict

    def _call(self, batch: list[Waiting]) -> list[EngineResult] | None:
        if self.guarded and not breaker.allows(self.engine.name):
            self.is_down = True
            return None
        texts = [one.mask.text for one in batch]
        terms = glossary.occurring(self.terms, texts) if self.guarded else self.terms
        segments = [Segment(one.mask.text, self.context, one.mask.placeholders) for one in batch]
        try:
            return self.engine.translate(
                segments, source=self.source, target=self.target, terms=terms
            )
        except EngineError as error:
            self.is_down = isinstance(error, TransientEngineError)
            self._failed(str(error), getattr(error, "retry_after", None))
            return None

    def _failed(self, reason: str, retry_after: float | None) -> None:
        log.warning("translation engine %s: %s", self.engine.name, reason)
        self.retry_after = retry_after
        breaker.failed(self.engine.name, retry_after=retry_after)

    def _batches(self, waiting: Sequence[Waiting]) -> Iterator[list[Waiting]]:
        batch: list[Waiting] = []
        size = 0
        for one in waiting:
            length = len(one.mask.text)
            if length > self.engine.max_characters:
                continue
            full = len(batch) >= self.engine.max_segments
            if batch and (full or size + length > self.engine.max_characters):
                yield batch
                batch, size = [], 0
            batch.append(one)
            size += length
        if batch:
            yield batch
