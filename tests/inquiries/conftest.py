"""What the tests of this hall share."""

import pytest

from catalog.models import Product
from inquiries.models import Inquiry
from pavilion.accounts.models import User
from suppliers.models import Supplier
from tests.inquiries.makers import make_inquiry, make_product


@pytest.fixture
def product(supplier: Supplier) -> Product:
    """A published product of ``supplier``."""
    return make_product(supplier)


@pytest.fixture
def asked(supplier: Supplier, product: Product) -> Inquiry:
    """A guest has asked ``supplier`` about ``product``."""
    return make_inquiry(supplier, product)


@pytest.fixture
def buyers_own(supplier: Supplier, product: Product, buyer: User) -> Inquiry:
    """``buyer`` has asked with their account."""
    return make_inquiry(supplier, product, by=buyer, token="the buyer's")
