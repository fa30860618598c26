"""Doer: the company's texts are put into English where no person has written."""

from django.db import transaction

from pavilion.translation.filling import fill, propose
from pavilion.translation.masking import Name
from suppliers.models import SupplierText, SupplierTranslation


def translate(job: SupplierTranslation) -> None:
    """Ask the engines outside any transaction; write only what is still unwritten by people."""
    supplier = job.supplier
    texts = {text.language: text for text in supplier.texts.all()}
    source, english = texts.get(supplier.source_language), texts.get(job.language)
    if source is None or english is None:
        return
    proposals = propose(
        english.waiting_for_engine(source),
        source,
        target=job.language,
        purpose="company",
        names=_names(source, english),
    )
    with transaction.atomic():
        source = SupplierText.objects.for_writing(supplier, supplier.source_language)
        text = SupplierText.objects.for_writing(supplier, job.language)
        if fill(text, source, proposals):
            text.save()


def _names(source: SupplierText, english: SupplierText) -> list[Name | str]:
    """The company's own name, to be written as the company writes it."""
    return [Name(source.name, english.name)] if source.name and english.name else []
