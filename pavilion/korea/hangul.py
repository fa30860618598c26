"""Hangul syllables taken apart into their letters."""

from typing import Final, NamedTuple

FIRST: Final = 0xAC00
LAST: Final = 0xD7A3

INITIALS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS: Final = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS: Final = (
    *("", "ㄱ", "ㄲ", "ㄳ", "ㄴ", "ㄵ", "ㄶ", "ㄷ", "ㄹ", "ㄺ", "ㄻ", "ㄼ", "ㄽ", "ㄾ"),
    *(
        "ㄿ",
        "ㅀ",
        "ㅁ",
        "ㅂ",
        "ㅄ",
        "ㅅ",
        "ㅆ",
        "ㅇ",
        "ㅈ",
        "ㅊ",
        "ㅋ",
        "ㅌ",
        "ㅍ",
        "ㅎ",
    ),
)


class Syllable(NamedTuple):
    initial: str
    vowel: str
    final: str


def is_syllable(character: str) -> bool:
    return FIRST <= ord(character) <= LAST


def has_hangul(text: str) -> bool:
    return any(is_syllable(character) for character in text)


def take_apart(character: str) -> Syllable:
    index = ord(character) - FIRST
    return Syllable(INITIALS[index // 588], VOWELS[index % 588 // 28], FINALS[index % 28])


def ends_in_consonant(word: str) -> bool:
    """Whether the last syllable has a final consonant, which decides 은/는, 이/가, 을/를."""
    return bool(word) and is_syllable(word[-1]) and bool(take_apart(word[-1]).final)
