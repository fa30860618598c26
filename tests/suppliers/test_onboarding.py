"""From a business number to an application that can be decided on."""

import pytest

from pavilion.korea.business_number import BusinessNumberError
from suppliers import onboarding
from suppliers.models import Application, Member

NUMBER = "000-86-00042"


def test_whoever_registers_becomes_the_owner_of_a_company_with_a_draft(stranger):
    supplier = onboarding.register(by=stranger, business_number=NUMBER, legal_name="한빛식품(주)")
    supplier.refresh_from_db()
    assert supplier.business_number == "0008600042"
    assert supplier.slug == "hanbit-foods-co-ltd"
    assert supplier.memberships.get().role == Member.Role.OWNER
    assert supplier.applications.get().status == Application.Status.DRAFT


@pytest.mark.parametrize("written", ["0008600042", "000 86 00042", "０００－８６－０００４２"])
def test_the_number_is_taken_in_any_spelling(stranger, written):
    supplier = onboarding.register(by=stranger, business_number=written, legal_name="한빛")
    assert supplier.business_number == "0008600042"
    with pytest.raises(BusinessNumberError):
        onboarding.register(by=stranger, business_number="000-86-00043", legal_name="한빛")
