"""Fields filled from their source: proposed without a lock, written under one."""

import pytest

from catalog.models import ProductText
from pavilion.translation import memory, states
from pavilion.translation.filling import Proposal, fill, propose, remember
from pavilion.translation.provenance import State, state_of

pytestmark = pytest.mark.django_db

SPECS = [{"label": "용량", "value": "500 mL"}, {"label": "소재", "value": "스테인리스"}]


@pytest.fixture
def source():
    text = ProductText(
        language="ko", name="진공 텀블러 500ml", keywords=["텀블러", "보온병"], specs=SPECS
    )
    for field in ("name", "keywords", "specs"):
        states.write_source(text, field, getattr(text, field), by=1)
    return text


@pytest.fixture
def target():
    return ProductText(language="en")


def proposed(source: ProductText, target: ProductText) -> dict[str, Proposal]:
    fields = states.fields_to_translate(target, source)
    return propose(fields, source, target="en", purpose="product")


def test_every_shape_of_field_is_filled(engines, source, target):
    engines.deepl.answer = lambda text: {
        "진공 텀블러 500ml": "Vacuum tumbler 500 ml",
        "텀블러": "tumbler",
        "보온병": "vacuum flask",
        "용량": "Volume",
        "소재": "Material",
        "스테인리스": "Stainless steel",
    }[text]
    assert fill(target, source, proposed(source, target)) == ["name", "keywords", "specs"]
    assert target.name == "Vacuum tumbler 500 ml"
    assert target.keywords == ["tumbler", "vacuum flask"]
    assert target.specs == [
        {"label": "Volume", "value": "500 mL"},
        {"label": "Material", "value": "Stainless steel"},
    ]
    assert {state_of(target, field) for field in ("name", "keywords", "specs")} == {State.MACHINE}
    assert target.provenance["name"]["engine"] == "deepl"
    assert states.fields_to_translate(target, source) == []


def test_one_doubtful_value_makes_the_field_a_draft(engines, source, target):
    engines.deepl.answer = lambda text: "A good product"
    fill(target, source, proposed(source, target))
    assert state_of(target, "name") is State.DRAFT
    assert state_of(target, "keywords") is State.MACHINE
    assert not states.is_public(target, "name")


def test_what_a_person_wrote_meanwhile_stays(engines, source, target):
    proposals = proposed(source, target)
    states.write_by_person(
        target, "name", "Flask", by=7, source_language="ko", source_value=source.name
    )
    assert "name" not in fill(target, source, proposals)
    assert target.name == "Flask"


def test_a_proposal_for_a_source_that_has_changed_is_dropped(engines, source, target):
    proposals = proposed(source, target)
    states.write_source(source, "name", "진공 텀블러 750ml", by=1)
    assert "name" not in fill(target, source, proposals)
    assert target.name == ""
    assert "name" in states.fields_to_translate(target, source)


def test_a_text_longer_than_its_column_is_cut_at_a_word_and_a_draft(source, target):
    words = "Vacuum insulated tumbler " * 20
    proposal = Proposal(words, source.name, engine="deepl", is_draft=False)
    fill(target, source, {"name": proposal})
    assert len(target.name) <= 140
    assert words.startswith(target.name)
    assert not target.name.endswith(" ")
    assert state_of(target, "name") is State.DRAFT


def test_what_a_person_accepts_is_remembered_part_by_part(source, target):
    target.specs = [
        {"label": "Volume", "value": "500 ml"},
        {"label": "Material", "value": "Stainless steel"},
    ]
    remember(source, target, "specs")
    known = memory.exact(["용량", "소재", "스테인리스"], source="ko", target="en")
    assert known == {"용량": "Volume", "소재": "Material", "스테인리스": "Stainless steel"}
    target.keywords = ["one"]
    remember(source, target, "keywords")
    assert memory.exact(["텀블러"], source="ko", target="en") == {}


def test_nothing_to_do_asks_nobody(engines, source, target):
    assert propose([], source, target="en", purpose="product") == {}
    assert engines.deepl.received == []
