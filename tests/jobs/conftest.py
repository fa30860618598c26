"""Rows of background work to try the machinery on."""

import pytest

from suppliers.models import Supplier, SupplierTranslation


@pytest.fixture
def job(supplier: Supplier) -> SupplierTranslation:
    """A job that is due: a company's texts are to be put into English."""
    SupplierTranslation.objects.filter(supplier=supplier, language="en").delete()
    return SupplierTranslation.objects.create(supplier=supplier, language="en")
