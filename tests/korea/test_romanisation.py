"""Korean in Latin letters: the official examples and the ways people are called."""

import pytest

from pavilion.korea.romanisation import person, place, surname_spellings, word


@pytest.mark.parametrize(
    ("korean", "latin"),
    [
        ("종로", "Jongno"),
        ("왕십리", "Wangsimni"),
        ("신라", "Silla"),
        ("독립문", "Dongnimmun"),
        ("압구정", "Apgujeong"),
        ("울산", "Ulsan"),
        ("집현전", "Jiphyeonjeon"),
        ("묵호", "Mukho"),
        ("별내", "Byeollae"),
        ("학여울", "Hangnyeoul"),
        ("광희문", "Gwanghuimun"),
        ("백마", "Baengma"),
        ("대관령", "Daegwallyeong"),
        ("선릉", "Seolleung"),
        ("속리산", "Songnisan"),
        ("낙동강", "Nakdonggang"),
        ("설악산", "Seoraksan"),
        ("북한산", "Bukhansan"),
        ("한옥", "Hanok"),
        ("해돋이", "Haedoji"),
        ("같이", "Gachi"),
        ("좋고", "Joko"),
        ("놓는", "Nonneun"),
        ("않는", "Anneun"),
        ("많아", "Mana"),
        ("싫어", "Sireo"),
        ("잃고", "Ilko"),
        ("닭", "Dak"),
        ("값어치", "Gapseochi"),
        ("해운대", "Haeundae"),
    ],
)
def test_places_are_written_as_they_sound(korean, latin):
    assert place(korean) == latin


@pytest.mark.parametrize(
    ("korean", "latin"),
    [
        ("한복남", "Han Boknam"),
        ("홍빛나", "Hong Bitna"),
        ("선우빈", "Sunwoo Bin"),
        ("남궁민수", "Namgung Minsu"),
        ("남궁 민수", "Namgung Minsu"),
        ("황보결", "Hwangbo Gyeol"),
        ("이든", "Lee Deun"),
        ("봉하랑", "Bong Harang"),
        ("Emily Carter", "Emily Carter"),
        ("김", "김"),
    ],
)
def test_given_names_keep_their_syllables(korean, latin):
    assert person(korean) == latin


def test_surnames_with_several_spellings_give_the_usual_one_first():
    assert surname_spellings("정") == ("Jung", "Jeong")
    assert surname_spellings("감") == ("Gam",)


def test_what_is_not_hangul_stays():
    assert word("A동 12") == "Adong 12"
