"""The glossary: loaded once or ten times, used only when approved."""

import pytest
from django.core.management import CommandError, call_command

from pavilion.translation import glossary
from pavilion.translation.engines.base import TermPair
from pavilion.translation.masking import Name
from pavilion.translation.models import Term

pytestmark = pytest.mark.django_db


def test_the_shipped_glossary_loads_once(capsys):
    call_command("load_glossary")
    assert capsys.readouterr().out == "726 terms created, 0 changed\n"
    before = list(Term.objects.values())
    call_command("load_glossary")
    assert capsys.readouterr().out == "0 terms created, 0 changed\n"
    assert list(Term.objects.values()) == before
    assert Term.objects.approved().count() == 726


def test_what_staff_have_edited_stays(tmp_path):
    path = tmp_path / "terms.csv"
    path.write_text("ko,en,domain,note\n세럼,serum,beauty,\n토너,toner,beauty,\n", "utf-8-sig")
    glossary.load(path)
    Term.objects.filter(ko="세럼").update(en="essence")
    Term.objects.filter(ko="토너").update(status=Term.Status.PROPOSED)
    assert glossary.load(path) == (0, 1)
    assert Term.objects.get(ko="세럼").en == "essence"
    assert Term.objects.get(ko="토너").status == Term.Status.APPROVED
    assert glossary.load(path, overwrite=True) == (0, 1)
    assert Term.objects.get(ko="세럼").en == "serum"


@pytest.mark.parametrize(
    "content", ["korean,english\n세럼,serum\n".encode(), "세럼".encode("cp949")]
)
def test_another_file_is_refused_in_words(tmp_path, content):
    path = tmp_path / "terms.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("load_glossary", path)
    assert not Term.objects.exists()


def test_only_approved_terms_are_used_the_preferred_word_first():
    Term.objects.create(ko="저자극", en="hypoallergenic; low-irritation", status="approved")
    Term.objects.create(ko="세럼", en="serum", status="proposed")
    Term.objects.create(ko="산들", en="Sandeul", status="approved", do_not_translate=True)
    assert glossary.terms_for("ko", "en") == [TermPair("저자극", "hypoallergenic")]
    assert glossary.terms_for("en", "ko") == [
        TermPair("hypoallergenic", "저자극"),
        TermPair("low-irritation", "저자극"),
    ]
    assert glossary.terms_for("ko", "vi") == []
    assert glossary.untouchable_names("ko") == [Name("산들", "Sandeul")]
    assert glossary.untouchable_names("en") == [Name("Sandeul", "산들")]


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("serum", ["serum"]),
        (
            "minimum order quantity (MOQ)",
            ["minimum order quantity (MOQ)", "minimum order quantity", "MOQ"],
        ),
        ("FOB (Free On Board)", ["FOB (Free On Board)"]),
        ("HACCP", []),
        ("agent; dealer", ["agent", "dealer"]),
    ],
)
def test_the_spellings_of_a_term(english, expected):
    assert glossary.spellings(english) == expected


def test_the_terms_that_occur_whatever_the_spacing():
    terms = [TermPair("텀블러", "tumbler"), TermPair("진공 텀블러", "vacuum tumbler")]
    assert glossary.occurring(terms, ["진공텀블러 500ml"]) == [terms[1], terms[0]]
    assert glossary.occurring(terms, ["세럼"]) == []
