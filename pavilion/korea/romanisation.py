"""Korean in Latin letters by the rules of 2000 (국어의 로마자 표기법).

Two modes: places and words are written as they sound (종로 Jongno), the given name of a
person is written syllable by syllable without sound changes (한복남 Han Boknam). What comes
out is a proposal: the spelling a person or company has always used wins.
"""

import re
from collections.abc import Callable
from typing import Final

from pavilion.korea.hangul import Syllable, take_apart
from pavilion.korea.surnames import COMPOUND_SURNAMES, SURNAMES

_INITIAL: Final = dict(
    zip(
        "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ",
        [
            "g",
            "kk",
            "n",
            "d",
            "tt",
            "r",
            "m",
            "b",
            "pp",
            "s",
            "ss",
            "",
            "j",
            "jj",
            "ch",
            "k",
            "t",
            "p",
            "h",
        ],
        strict=True,
    )
)
_VOWEL: Final = dict(
    zip(
        "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ",
        [
            "a",
            "ae",
            "ya",
            "yae",
            "eo",
            "e",
            "yeo",
            "ye",
            "o",
            "wa",
            "wae",
            "oe",
            "yo",
            "u",
            "wo",
            "we",
            "wi",
            "yu",
            "eu",
            "ui",
            "i",
        ],
        strict=True,
    )
)
_FINAL: Final = {
    "": "",
    "ㄱ": "k",
    "ㄴ": "n",
    "ㄷ": "t",
    "ㄹ": "l",
    "ㅁ": "m",
    "ㅂ": "p",
    "ㅇ": "ng",
}

_COMPOUND: Final = {
    "ㄳ": "ㄱㅅ",
    "ㄵ": "ㄴㅈ",
    "ㄶ": "ㄴㅎ",
    "ㄺ": "ㄹㄱ",
    "ㄻ": "ㄹㅁ",
    "ㄼ": "ㄹㅂ",
    "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ",
    "ㅀ": "ㄹㅎ",
    "ㅄ": "ㅂㅅ",
}
_CLOSED: Final = {
    **dict.fromkeys("ㄱㄲㅋㄳㄺ", "ㄱ"),
    **dict.fromkeys("ㄷㅌㅅㅆㅈㅊㅎ", "ㄷ"),
    **dict.fromkeys("ㅂㅍㅄㄿ", "ㅂ"),
    **dict.fromkeys("ㄴㄵㄶ", "ㄴ"),
    **dict.fromkeys("ㄹㄼㄽㄾㅀ", "ㄹ"),
    **dict.fromkeys("ㅁㄻ", "ㅁ"),
    "ㅇ": "ㅇ",
    "": "",
}
_NASAL: Final = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}
_ASPIRATED: Final = {"ㄱ": "ㅋ", "ㄷ": "ㅌ", "ㅈ": "ㅊ"}
_PALATAL: Final = {"ㄷ": "ㅈ", "ㅌ": "ㅊ"}

# Words in which an ㄴ slips in between the parts; only the dictionary knows them.
_SOUNDS_LIKE: Final = {"학여울": "학녀울", "알약": "알냑", "색연필": "색년필"}


def word(korean: str) -> str:
    """A word or place as it sounds, in lower case: 왕십리 → wangsimni."""
    for written, heard in _SOUNDS_LIKE.items():
        korean = korean.replace(written, heard)
    return _each_run(korean, _as_heard)


def place(korean: str) -> str:
    """A word or place with capitals: 신라 → Silla."""
    return " ".join(part[:1].upper() + part[1:] for part in word(korean).split(" "))


def given_name(korean: str) -> str:
    """A given name without sound changes: 복남 → Boknam."""
    return _each_run(korean, _as_written).capitalize()


def person(korean: str) -> str:
    """Family name, space, given name: 홍빛나 → Hong Bitna. Anything else comes back as it is."""
    name = korean.strip()
    if not re.fullmatch(r"[가-힣]{2,6}(?: [가-힣]{1,4})?", name):
        return name
    surname, _, given = name.partition(" ")
    if not given:
        length = 2 if surname[:2] in COMPOUND_SURNAMES and len(surname) > 2 else 1
        surname, given = surname[:length], surname[length:]
    return f"{surname_spellings(surname)[0]} {given_name(given)}"


def surname_spellings(surname: str) -> tuple[str, ...]:
    """The spellings in use, the most usual first."""
    return SURNAMES.get(surname) or (place(surname),)


def _each_run(text: str, romanise: Callable[[list[Syllable]], str]) -> str:
    return re.sub(r"[가-힣]+", lambda run: romanise([take_apart(one) for one in run[0]]), text)


def _as_heard(syllables: list[Syllable]) -> str:
    heard: list[Syllable] = []
    for index, syllable in enumerate(syllables):
        heard.append(syllable)
        if index:
            heard[-2:] = _meet(heard[-2], syllable)
    heard[-1] = heard[-1]._replace(final=_CLOSED[heard[-1].final])
    return _letters(heard)


def _as_written(syllables: list[Syllable]) -> str:
    written = [syllable._replace(final=_CLOSED[syllable.final]) for syllable in syllables]
    return _letters(written)


def _letters(syllables: list[Syllable]) -> str:
    letters = ""
    previous = ""
    for syllable in syllables:
        initial = _INITIAL[syllable.initial]
        if previous == "ㄹ" and syllable.initial == "ㄹ":
            initial = "l"
        letters += initial + _VOWEL[syllable.vowel] + _FINAL[syllable.final]
        previous = syllable.final
    return letters


def _meet(left: Syllable, right: Syllable) -> list[Syllable]:
    """What two neighbours do to each other when spoken."""
    if right.initial == "ㅇ":
        return _carry_over(left, right)
    if left.final in ("ㅎ", "ㄶ", "ㅀ") and right.initial in _ASPIRATED:
        rest = _COMPOUND.get(left.final, " ")[0].strip()
        return [
            left._replace(final=rest),
            right._replace(initial=_ASPIRATED[right.initial]),
        ]
    return _assimilate(left._replace(final=_CLOSED[left.final]), right)


def _carry_over(left: Syllable, right: Syllable) -> list[Syllable]:
    """A final consonant moves to the vowel that follows: 한옥 → ha-nok."""
    stays, moves = "", left.final
    if left.final in _COMPOUND:
        stays, moves = tuple(_COMPOUND[left.final])
    if moves in ("", "ㅇ"):
        return [left, right]
    if moves == "ㅎ":
        return (
            _carry_over(left._replace(final=stays), right)
            if stays
            else [
                left._replace(final=""),
                right,
            ]
        )
    if right.vowel == "ㅣ":
        moves = _PALATAL.get(moves, moves)
    return [left._replace(final=stays), right._replace(initial=moves)]


def _assimilate(left: Syllable, right: Syllable) -> list[Syllable]:
    final, initial = left.final, right.initial
    if initial == "ㄹ" and final in ("ㄱ", "ㄷ", "ㅂ", "ㅁ", "ㅇ"):
        initial = "ㄴ"
    if (final, initial) in (("ㄴ", "ㄹ"), ("ㄹ", "ㄴ")):
        final = initial = "ㄹ"
    if initial in ("ㄴ", "ㅁ"):
        final = _NASAL.get(final, final)
    return [left._replace(final=final), right._replace(initial=initial)]
