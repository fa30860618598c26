"""What may stand in a translated field: a text, a list of texts, or labelled values.

`"…"`, `["…", "…"]` or `[{"label": "…", "value": "…"}, …]`: any JSON whose texts are translated
one by one while its shape stays.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

#: str, or a JSON-able list.
TextValue = Any


def digest(value: TextValue) -> str:
    """A fingerprint of the value that does not depend on how its Hangul is composed."""
    return hashlib.sha256(_canonical(value).encode()).hexdigest()


def is_empty(value: TextValue) -> bool:
    return not any(text.strip() for text in texts_of(value))


def texts_of(value: TextValue) -> list[str]:
    """The texts inside the value, in a fixed order."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value
    return [text for part in parts for text in texts_of(part)]


def with_texts(value: TextValue, texts: Sequence[str]) -> TextValue:
    """The same shape with other texts, as many as `texts_of` gave."""
    remaining = iter(texts)
    rebuilt = _rebuild(value, remaining)
    if next(remaining, None) is not None:
        raise ValueError("more texts than the value has places for")
    return rebuilt


def _rebuild(value: TextValue, texts: Iterator[str]) -> TextValue:
    if isinstance(value, str):
        text = next(texts, None)
        if text is None:
            raise ValueError("fewer texts than the value has places for")
        return text
    if isinstance(value, dict):
        return {key: _rebuild(part, texts) for key, part in value.items()}
    return [_rebuild(part, texts) for part in value]


def _canonical(value: TextValue) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = unicodedata.normalize("NFC", text)
    if isinstance(value, str):
        return text.replace("\r\n", "\n")
    return json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
