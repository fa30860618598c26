"""What the tests of this hall share."""

import pytest

from pavilion.accounts.models import User
from suppliers import onboarding
from suppliers.models import Application, Document, Supplier
from tests.suppliers.applications import fill_in


@pytest.fixture
def draft(draft_supplier: Supplier) -> Application:
    """An application that has only been begun."""
    return draft_supplier.applications.get()


@pytest.fixture
def complete(draft: Application, draft_owner: User, media_root) -> Application:
    """A draft in which nothing is missing."""
    fill_in(draft, draft_owner)
    return Application.objects.get(pk=draft.pk)


@pytest.fixture
def submitted(complete: Application, draft_owner: User) -> Application:
    """An application that waits for staff."""
    onboarding.submit(complete, by=draft_owner)
    return Application.objects.get(pk=complete.pk)


@pytest.fixture
def paper(submitted: Application) -> Document:
    """The certificate that lies with the submitted application."""
    return submitted.supplier.documents.current().get()
