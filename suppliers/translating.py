"""Doer: the company's texts are put into English where no person has written."""

from django.db import transaction

from pavilion.translation import gateway, states
from pavilion.translation.masking import Name
from suppliers.models import SupplierText, SupplierTranslation


def translate(job: SupplierTranslation) -> None:
    """Ask the engines outside any transaction; write only what is still unwritten by people."""
    supplier = job.supplier
    texts = {text.language: text for text in supplier.texts.all()}
    source, english = texts.get(supplier.source_language), texts.get(job.language)
    if source is None or english is None:
        return
    values = {field: getattr(source, field) for field in english.waiting_for_engine(source)}
    done = gateway.translate(
        list(values.values()),
        source=source.language,
        target=job.language,
        purpose="company",
        names=_names(source, english),
    )
    with transaction.atomic():
        text = SupplierText.objects.for_writing(supplier, job.language)
        for (field, value), translation in zip(values.items(), done, strict=True):
            states.write_by_engine(
                text,
                field,
                translation.text,
                engine=translation.engine,
                is_draft=translation.is_draft,
                source_value=value,
            )
        text.save()


def _names(source: SupplierText, english: SupplierText) -> list[Name | str]:
    """The company's own name, to be written as the company writes it."""
    return [Name(source.name, english.name)] if source.name and english.name else []
