"""The one way to a translation: memory, then the engines in turn, then the built-in drafts.

Nothing personal leaves for an engine, and nothing an engine says is taken as good before it has
been checked against the source.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from pavilion.jobs.errors import TransientError
from pavilion.translation import glossary, memory
from pavilion.translation.checks import Finding, needs_translation
from pavilion.translation.engines.base import Engine, TermPair
from pavilion.translation.engines.builtin import BuiltinEngine
from pavilion.translation.engines.chain import engines_for
from pavilion.translation.judging import Verdict
from pavilion.translation.masking import Name
from pavilion.translation.models import MemoryEntry
from pavilion.translation.plaintext import clean
from pavilion.translation.round import Round, Waiting

Purpose = Literal["product", "message", "company"]

_CONTEXT: Final[dict[Purpose, str]] = {
    "product": "A product page on a business-to-business trade portal.",
    "message": "A message between an overseas buyer and a Korean supplier about an order.",
    "company": "The profile of a Korean manufacturer for overseas buyers.",
}
#: Engine names for what no engine wrote.
UNCHANGED: Final = "unchanged"
MEMORY: Final = "memory"


@dataclass(frozen=True)
class Translation:
    """A translated text, who made it, and what a person should look at.

    `engine` is an engine's name, "memory" for a person's earlier translation of the same text,
    or "unchanged" where there was nothing to translate.
    """

    text: str
    engine: str
    is_draft: bool
    findings: tuple[Finding, ...] = ()


def translate(
    segments: Sequence[str],
    *,
    source: str,
    target: str,
    purpose: Purpose,
    terms: Iterable[tuple[str, str]] = (),
    names: Iterable[Name | str] = (),
    allow_builtin: bool = True,
) -> list[Translation]:
    """Translate each text; the answer has one translation per segment, in order.

    `terms` are further pairs of words (attribute names, options), `names` the people and
    companies that may occur. Call it outside of any transaction: engines take seconds.

    Raises TransientError when every engine is out of reach for now and `allow_builtin` is off.
    """
    done = _without_engine(segments, source, target)
    waiting = [text for text in dict.fromkeys(segments) if text not in done]
    if waiting:
        job = _Job(
            source, target, purpose, _all_terms(source, target, terms), _all_names(source, names)
        )
        done |= job.translate(waiting, allow_builtin=allow_builtin)
    return [done[text] for text in segments]


def remember(source_text: str, target_text: str, *, source: str, target: str) -> None:
    """Keep a person's translation for the next time the same text comes."""
    memory.remember(source_text, target_text, source=source, target=target)


@dataclass(frozen=True)
class _Job:
    """The texts of one call that need an engine."""

    source: str
    target: str
    purpose: Purpose
    terms: list[TermPair]
    names: list[Name | str]

    def translate(self, texts: list[str], *, allow_builtin: bool) -> dict[str, Translation]:
        waiting = [Waiting.of(text, names=self.names) for text in texts]
        engines = engines_for(self.source, self.target)
        done: dict[str, Translation] = {}
        rounds: list[Round] = []
        for engine in engines:
            rounds.append(self._round(engine, waiting))
            done |= self._taken(rounds[-1])
            waiting = [one for one in waiting if one.text not in done]
        if waiting and not allow_builtin and rounds and all(one.is_down for one in rounds):
            waits = [one.retry_after for one in rounds if one.retry_after is not None]
            raise TransientError(
                "no translation engine answers", retry_after=min(waits, default=None)
            )
        if waiting:
            done |= self._taken(self._round(BuiltinEngine(), waiting, guarded=False))
        return done

    def _round(self, engine: Engine, waiting: list[Waiting], *, guarded: bool = True) -> Round:
        asked = Round(
            engine,
            source=self.source,
            target=self.target,
            terms=self.terms,
            context=_CONTEXT[self.purpose],
            guarded=guarded,
        )
        asked.ask(waiting)
        return asked

    def _taken(self, asked: Round) -> dict[str, Translation]:
        for text, verdict in asked.accepted.items():
            if self.purpose != "message" and not verdict.is_draft:
                self._remember(text, verdict)
        return {
            text: Translation(verdict.text, asked.engine.name, verdict.is_draft, verdict.findings)
            for text, verdict in asked.accepted.items()
        }

    def _remember(self, text: str, verdict: Verdict) -> None:
        memory.remember(
            text,
            verdict.text,
            source=self.source,
            target=self.target,
            origin=MemoryEntry.Origin.ENGINE,
        )


def _without_engine(segments: Sequence[str], source: str, target: str) -> dict[str, Translation]:
    """What needs no engine: figures alone, the same language, texts a person has done before."""
    done = {
        text: Translation(text, UNCHANGED, is_draft=False)
        for text in segments
        if source == target or not needs_translation(clean(text), source)
    }
    rest = [text for text in segments if text not in done]
    known = memory.exact(rest, source=source, target=target) if rest else {}
    return done | {text: Translation(known[text], MEMORY, is_draft=False) for text in known}


def _all_terms(source: str, target: str, terms: Iterable[tuple[str, str]]) -> list[TermPair]:
    """The glossary and the caller's words, which win."""
    own = [TermPair(*pair) for pair in terms if all(pair)]
    return [*glossary.terms_for(source, target), *own]


def _all_names(source: str, names: Iterable[Name | str]) -> list[Name | str]:
    return [*names, *glossary.untouchable_names(source)]
