"""The doer of a company's English: what it writes, and what it leaves to people."""

import pytest

from pavilion.translation import states
from suppliers import translating
from suppliers.models import Supplier, SupplierText, SupplierTranslation


@pytest.fixture
def job(draft_supplier: Supplier, settings):
    settings.TRANSLATION_ENGINES = []
    source, _ = SupplierText.objects.get_or_create(supplier=draft_supplier, language="ko")
    SupplierText.objects.get_or_create(supplier=draft_supplier, language="en")
    states.write_source(source, "tagline", "피부 보습 " * 25, by=1)
    source.save()
    return SupplierTranslation(supplier=draft_supplier, language="en")


def english(job: SupplierTranslation) -> SupplierText:
    return SupplierText.objects.get(supplier=job.supplier, language="en")


def test_english_longer_than_its_column_is_cut_and_a_draft(job):
    translating.translate(job)
    written = english(job)
    assert written.tagline.startswith("Skin")
    assert len(written.tagline) <= 160
    assert not states.is_public(written, "tagline")


def test_a_source_that_changed_meanwhile_is_not_answered(job, monkeypatch):
    asked = translating.propose

    def slow(*args, **options):
        proposals = asked(*args, **options)
        source = SupplierText.objects.get(supplier=job.supplier, language="ko")
        states.write_source(source, "tagline", "토너", by=1)
        source.save()
        return proposals

    monkeypatch.setattr(translating, "propose", slow)
    translating.translate(job)
    assert english(job).tagline == ""
