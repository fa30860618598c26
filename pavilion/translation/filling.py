"""Filling the fields of a text from its source: first the slow part, then the part under lock.

    proposals = propose(fields_to_translate(text, source), source, …)   # outside a transaction
    written = fill(text, source, proposals)                             # row locked, then save

What changed in between is respected: a person's text stays, and a proposal for a source that has
been rewritten meanwhile is dropped.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Model

from pavilion.translation import gateway, memory, states
from pavilion.translation.gateway import Purpose
from pavilion.translation.masking import Name
from pavilion.translation.models import LocalizedText
from pavilion.translation.provenance import Text
from pavilion.translation.values import TextValue, digest, texts_of, with_texts


@dataclass(frozen=True)
class Proposal:
    """An engine's value for one field, and the source value it was made from."""

    value: TextValue
    source_value: TextValue
    engine: str
    is_draft: bool


def propose(
    fields: Sequence[str],
    source: Text,
    *,
    target: str,
    purpose: Purpose,
    terms: Iterable[tuple[str, str]] = (),
    names: Iterable[Name | str] = (),
    allow_builtin: bool = True,
) -> dict[str, Proposal]:
    """Translate these fields of the source in one call to the gateway."""
    values = {field: getattr(source, field) for field in fields}
    translations = iter(
        gateway.translate(
            [text for value in values.values() for text in texts_of(value)],
            source=source.language,
            target=target,
            purpose=purpose,
            terms=terms,
            names=names,
            allow_builtin=allow_builtin,
        )
    )
    return {
        field: _proposal(value, [next(translations) for _ in texts_of(value)])
        for field, value in values.items()
    }


def fill(text: LocalizedText, source: Text, proposals: Mapping[str, Proposal]) -> list[str]:
    """Write what still applies; returns the fields that were written."""
    written: list[str] = []
    for field, proposal in proposals.items():
        if digest(getattr(source, field)) != digest(proposal.source_value):
            continue
        value, was_cut = _fitting(text, field, proposal.value)
        if states.write_by_engine(
            text,
            field,
            value,
            engine=proposal.engine,
            is_draft=proposal.is_draft or was_cut,
            source_value=proposal.source_value,
        ):
            written.append(field)
    return written


def remember(source: Text, text: Text, field: str) -> None:
    """Keep what a person wrote or accepted in this field, text by text."""
    originals, translations = texts_of(getattr(source, field)), texts_of(getattr(text, field))
    if len(originals) != len(translations):
        return
    for original, translation in zip(originals, translations, strict=True):
        memory.remember(original, translation, source=source.language, target=text.language)


def _proposal(value: TextValue, translations: Sequence[gateway.Translation]) -> Proposal:
    by = [one.engine for one in translations if one.engine != gateway.UNCHANGED]
    return Proposal(
        value=with_texts(value, [one.text for one in translations]),
        source_value=value,
        engine=max(by, key=by.count) if by else gateway.UNCHANGED,
        is_draft=any(one.is_draft for one in translations),
    )


def _fitting(text: Model, field: str, value: TextValue) -> tuple[TextValue, bool]:
    """The value within the column's length; English is longer than Korean."""
    column = text._meta.get_field(field)
    inner = getattr(column, "base_field", column)
    limit = getattr(inner, "max_length", None)
    if limit is None:
        return value, False
    texts = texts_of(value)
    return with_texts(value, [_cut(one, limit) for one in texts]), any(
        len(one) > limit for one in texts
    )


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    kept = text[:limit]
    return kept.rsplit(" ", 1)[0].rstrip(" ,;:") if " " in kept else kept
