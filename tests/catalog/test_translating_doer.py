"""The doer of translations: where no person has written, and never over an edit."""

from unittest.mock import patch

import pytest

from catalog import editing, texts
from catalog.editing import Changes
from catalog.models import Product, ProductTranslation
from catalog.translating import translate_product
from pavilion.accounts.models import User
from pavilion.jobs.running import run
from pavilion.translation import gateway
from pavilion.translation.gateway import Translation
from pavilion.translation.provenance import origin_of, state_of
from tests.catalog.conftest import TEXTS, text_of


@pytest.fixture
def job(product: Product, owner: User) -> ProductTranslation:
    """Key words and specifications wait for an engine."""
    changes = Changes(
        texts={
            "ko": {
                "keywords": ["토너", "진정"],
                "specs": [{"label": "용기", "value": "PET 200ml"}],
            }
        }
    )
    editing.save(product, by=owner, version=product.version, changes=changes)
    return ProductTranslation.objects.get(product=product)


def engine(*answers: str, is_draft: bool = False):
    """An engine that answers in capital letters, or as told."""

    def translate(segments: list[str], **_kwargs: object) -> list[Translation]:
        said = answers or [f"EN {segment}" for segment in segments]
        return [Translation(text, "stub", is_draft) for text in said]

    return patch.object(gateway, "translate", side_effect=translate)


def test_what_waits_is_written_and_what_people_wrote_stays(job: ProductTranslation) -> None:
    with engine() as asked:
        assert run(ProductTranslation, job.pk, translate_product)
    english = text_of(job.product, "en")
    assert english.keywords == ["EN 토너", "EN 진정"]
    assert english.specs == [{"label": "EN 용기", "value": "EN PET 200ml"}]
    assert english.name == TEXTS["en"]["name"]
    assert (state_of(english, "keywords"), state_of(english, "name")) == ("machine", "reviewed")
    assert list(asked.call_args.args[0]) == ["토너", "진정", "용기", "PET 200ml"]
    terms = dict(asked.call_args.kwargs["terms"])
    assert terms["용량"] == "Volume"
    assert terms["토너·스킨"] == "Toners"


def test_asked_twice_it_is_done_once(job: ProductTranslation) -> None:
    with engine() as asked:
        assert run(ProductTranslation, job.pk, translate_product)
        assert not run(ProductTranslation, job.pk, translate_product)
    assert asked.call_count == 1


def test_a_draft_is_a_draft(job: ProductTranslation) -> None:
    with engine(is_draft=True):
        run(ProductTranslation, job.pk, translate_product)
    assert state_of(text_of(job.product, "en"), "keywords") == "draft"


def test_a_source_that_changed_meanwhile_is_not_answered(
    job: ProductTranslation, owner: User
) -> None:
    def edit_first(segments: list[str], **_kwargs: object) -> list[Translation]:
        product = Product.objects.get(pk=job.product_id)
        changes = Changes(texts={"ko": {"keywords": ["앰플"]}})
        editing.save(product, by=owner, version=product.version, changes=changes)
        return [Translation(f"EN {segment}", "stub", False) for segment in segments]

    with patch.object(gateway, "translate", side_effect=edit_first):
        run(ProductTranslation, job.pk, translate_product)
    english = text_of(job.product, "en")
    assert english.keywords == []
    assert english.specs == [{"label": "EN 용기", "value": "EN PET 200ml"}]
    job.refresh_from_db()
    assert job.state == "queued", "the edit has asked anew"
    with engine():
        run(ProductTranslation, job.pk, translate_product)
    assert text_of(job.product, "en").keywords == ["EN 앰플"]


def test_a_person_who_writes_meanwhile_wins(job: ProductTranslation, owner: User) -> None:
    def write_first(segments: list[str], **_kwargs: object) -> list[Translation]:
        product = Product.objects.get(pk=job.product_id)
        changes = Changes(texts={"en": {"keywords": ["toner"]}})
        editing.save(product, by=owner, version=product.version, changes=changes)
        return [Translation(f"EN {segment}", "stub", False) for segment in segments]

    with patch.object(gateway, "translate", side_effect=write_first):
        run(ProductTranslation, job.pk, translate_product)
    assert text_of(job.product, "en").keywords == ["toner"]
    assert state_of(text_of(job.product, "en"), "keywords") == "reviewed"


def test_a_text_too_long_for_its_column_is_cut_at_a_word_and_stays_a_draft(
    product: Product, owner: User
) -> None:
    texts.retranslate(product, by=owner, language="en", field="name")
    job = ProductTranslation.objects.get(product=product)
    with engine("word " * 40):
        run(ProductTranslation, job.pk, translate_product)
    english = text_of(product, "en")
    assert len(english.name) <= 140
    assert english.name.endswith("word")
    assert state_of(english, "name") == "draft"


def test_retranslating_drops_what_stood_there(product: Product, owner: User) -> None:
    assert texts.retranslate(product, by=owner, language="en", field="summary")
    assert text_of(product, "en").summary == ""
    with engine():
        run(ProductTranslation, ProductTranslation.objects.get().pk, translate_product)
    origin = origin_of(text_of(product, "en"), "summary")
    assert origin is not None
    assert (origin["author"], origin["engine"]) == ("engine", "stub")


def test_an_accepted_translation_is_remembered(product: Product, owner: User) -> None:
    with engine():
        texts.retranslate(product, by=owner, language="en", field="summary")
        run(ProductTranslation, ProductTranslation.objects.get().pk, translate_product)
    texts.accept(product, by=owner, language="en", field="summary")
    found = gateway.memory.exact([TEXTS["ko"]["summary"]], source="ko", target="en")
    assert found == {TEXTS["ko"]["summary"]: f"EN {TEXTS['ko']['summary']}"}
