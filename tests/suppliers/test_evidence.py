"""Evidence, not badges: it says who checked what, and falls off by itself (S7)."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from django.utils.translation import override

from suppliers import queries, review, standing
from suppliers.models import Supplier


@pytest.fixture
def approved(submitted, paper, reviewer):
    active = Supplier.RegistryState.ACTIVE
    review.approve(submitted, by=reviewer, document=paper, registry_state=active)
    return Supplier.objects.get(pk=submitted.supplier_id)


def kinds(supplier):
    return [one.kind for one in queries.evidence(supplier)]


def test_an_approved_company_shows_what_was_checked(approved):
    assert kinds(approved) == ["registered_business", "registration_certificate"]
    first = queries.evidence(approved)[0]
    assert first.checked_at == approved.registry_checked_at
    assert first.until == first.checked_at + timedelta(days=365)
    with override("en"):
        assert str(first.how) == "Looked up at the Korean tax office by Pavilion staff"


def test_what_a_machine_asked_says_so(supplier):
    with override("en"):
        [only] = queries.evidence(supplier)
        assert str(only.how) == "Looked up at the Korean tax office, automatically"


def test_a_claim_falls_off_after_a_year(approved):
    with time_machine.travel(timezone.now() + timedelta(days=364)):
        assert len(kinds(approved)) == 2
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        assert kinds(approved) == []


def test_a_business_that_is_not_active_is_not_called_one(approved):
    approved.registry_state = Supplier.RegistryState.SUSPENDED
    assert kinds(approved) == ["registration_certificate"]


def test_nothing_is_claimed_for_who_is_not_listed(draft_supplier, approved, reviewer):
    assert kinds(draft_supplier) == []
    standing.suspend(approved, by=reviewer, reason="폐업 신고")
    approved.refresh_from_db()
    assert kinds(approved) == []
