"""From a business number to an application that staff can decide on."""

from dataclasses import replace

import pytest
from django.test import override_settings

from pavilion.korea.business_number import BusinessNumberError, Fault
from pavilion.outbox.models import Delivery
from suppliers import onboarding
from suppliers.agreement import CURRENT_VERSION
from suppliers.models import Application, Member, Supplier, SupplierTranslation
from suppliers.moving import MoveRefusedError
from tests.suppliers.applications import COMPANY, CONTACT, PRODUCTS, fill_in

NUMBER = "000-86-00042"


def register(user, number=NUMBER, name="한빛식품(주)", **options):
    return onboarding.register(by=user, business_number=number, legal_name=name, **options)


def text_of(supplier, language):
    return supplier.texts.get(language=language)


class TestRegistering:
    def test_whoever_registers_becomes_the_owner_of_a_company_with_a_draft(self, stranger):
        supplier = register(stranger)
        supplier.refresh_from_db()
        assert supplier.business_number == "0008600042"
        assert supplier.slug == "hanbit-foods-co-ltd"
        assert supplier.status == Supplier.Status.REGISTERED
        assert supplier.memberships.get().role == Member.Role.OWNER
        assert supplier.applications.get().status == Application.Status.DRAFT
        assert text_of(supplier, "ko").provenance["name"]["state"] == "source"

    @pytest.mark.parametrize(
        "written", ["0008600042", "000 86 00042", "０００－８６－０００４２", "000–86–00042"]
    )
    def test_the_number_is_taken_in_any_spelling(self, stranger, written):
        assert register(stranger, written).business_number == "0008600042"

    @pytest.mark.parametrize(
        ("written", "fault"),
        [("000-86-00043", Fault.CHECK_DIGIT), ("12345", Fault.FORM), ("", Fault.FORM)],
    )
    def test_a_number_that_cannot_be_one_is_refused(self, stranger, written, fault):
        with pytest.raises(BusinessNumberError) as caught:
            register(stranger, written)
        assert caught.value.fault == fault
        assert not Supplier.objects.exists()

    def test_the_demo_range_is_for_the_demo(self, stranger):
        with override_settings(DEMO=False), pytest.raises(BusinessNumberError) as caught:
            register(stranger)
        assert caught.value.fault == Fault.DEMO

    def test_a_number_belongs_to_one_company(self, supplier, stranger):
        with pytest.raises(onboarding.AlreadyRegisteredError):
            register(stranger, supplier.business_number)
        assert not stranger.memberships.exists()

    def test_nobody_registers_twice(self, stranger):
        first = register(stranger)
        with pytest.raises(onboarding.HasCompanyError) as caught:
            register(stranger, "000-86-00057")
        assert caught.value.supplier == first

    def test_two_companies_of_one_name_have_two_addresses(self, stranger, buyer):
        assert register(stranger).slug == "hanbit-foods-co-ltd"
        assert register(buyer, "000-86-00057").slug == "hanbit-foods-co-ltd-2"

    def test_english_is_proposed_as_nobodys_word(self, stranger):
        english = text_of(register(stranger), "en")
        assert english.name == "Hanbit Foods Co., Ltd."
        assert english.provenance["name"]["state"] == "draft"
        assert not english.is_settled("name")

    def test_ones_own_english_name_is_ones_own(self, stranger):
        english = text_of(register(stranger, english_name="HANBIT F&B"), "en")
        assert english.name == "HANBIT F&B"
        assert english.is_settled("name")


class TestAnswering:
    def test_english_is_proposed_where_korean_is_given(self, draft, draft_owner):
        proposed = onboarding.save_company(draft, replace(COMPANY, name_en=""), by=draft_owner)
        supplier = Supplier.objects.get(pk=draft.supplier_id)
        assert proposed == ("name_en", "representative_en", "address_en")
        assert supplier.representative_en == "Noh Eulbit"
        assert supplier.address_en.endswith("Gyeonggi-do")
        assert text_of(supplier, "en").name == "Mulgyeol Filter Co., Ltd."

    def test_the_owners_own_spelling_is_never_changed(self, draft, draft_owner):
        own = replace(COMPANY, representative_en="Roh Eul-bit", name_en="MG Filter Inc.")
        onboarding.save_company(draft, own, by=draft_owner)
        later = replace(own, representative_ko="노을빈", name="물결필터텍 주식회사")
        proposed = onboarding.save_company(draft, later, by=draft_owner)
        supplier = Supplier.objects.get(pk=draft.supplier_id)
        assert "representative_en" not in proposed
        assert supplier.representative_en == "Roh Eul-bit"
        assert text_of(supplier, "en").name == "MG Filter Inc."

    def test_a_proposal_nobody_touched_follows_the_korean(self, draft, draft_owner):
        onboarding.save_company(draft, COMPANY, by=draft_owner)
        shown = replace(COMPANY, representative_en="Noh Eulbit", representative_ko="한가람")
        onboarding.save_company(draft, shown, by=draft_owner)
        assert Supplier.objects.get(pk=draft.supplier_id).representative_en == "Han Garam"

    def test_keeping_the_proposed_name_makes_it_the_owners(self, draft, draft_owner):
        onboarding.save_company(draft, replace(COMPANY, name_en=""), by=draft_owner)
        assert not text_of(draft.supplier, "en").is_settled("name")
        onboarding.save_company(draft, COMPANY, by=draft_owner)
        assert text_of(draft.supplier, "en").is_settled("name")

    def test_what_one_makes_goes_to_the_translators(self, draft, draft_owner):
        onboarding.save_products(draft, PRODUCTS, by=draft_owner)
        job = SupplierTranslation.objects.get()
        assert (job.supplier, job.language, job.state) == (draft.supplier, "en", "queued")

    def test_agreeing_keeps_version_person_and_time(self, draft, draft_owner):
        onboarding.agree(draft, by=draft_owner)
        draft.refresh_from_db()
        assert draft.agreed_version == CURRENT_VERSION
        assert draft.agreed_by == draft_owner
        assert draft.agreed_at is not None

    @pytest.mark.parametrize(
        "answer",
        [
            lambda application, by: onboarding.save_company(application, COMPANY, by=by),
            lambda application, by: onboarding.save_contact(application, CONTACT, by=by),
            lambda application, by: onboarding.save_products(application, PRODUCTS, by=by),
            lambda application, by: onboarding.agree(application, by=by),
        ],
    )
    def test_nothing_is_changed_while_staff_have_it(self, submitted, draft_owner, answer):
        before = Supplier.objects.values().get(pk=submitted.supplier_id)
        with pytest.raises(onboarding.NotEditableError):
            answer(submitted, draft_owner)
        assert Supplier.objects.values().get(pk=submitted.supplier_id) == before


class TestSubmitting:
    def test_an_incomplete_application_stays_with_its_owner(self, draft, draft_owner):
        with pytest.raises(onboarding.IncompleteError) as caught:
            onboarding.submit(draft, by=draft_owner)
        assert {one.task for one in caught.value.lacking} == set(Application.Task)
        draft.refresh_from_db()
        assert draft.status == Application.Status.DRAFT
        assert not draft.history.exists()

    def test_a_complete_one_goes_to_the_reviewers(self, complete, draft_owner, reviewer, staff):
        change = onboarding.submit(complete, by=draft_owner)
        complete.refresh_from_db()
        assert complete.status == Application.Status.SUBMITTED
        assert complete.submitted_at is not None
        assert (change.before, change.after, change.actor) == ("draft", "submitted", draft_owner)
        told = Delivery.objects.get(kind="application_submitted")
        assert (told.recipient, told.channel) == (reviewer, Delivery.Channel.INBOX)
        assert told.context == {"company": "물결필터 주식회사"}

    def test_it_is_handed_in_once(self, submitted, draft_owner):
        with pytest.raises(MoveRefusedError):
            onboarding.submit(submitted, by=draft_owner)
        assert submitted.history.count() == 1

    def test_a_refused_company_begins_anew_and_keeps_its_answers(self, submitted, draft_owner):
        with pytest.raises(MoveRefusedError):
            onboarding.begin_again(submitted.supplier, by=draft_owner)
        Application.objects.filter(pk=submitted.pk).update(
            status="rejected", decided_at=submitted.submitted_at, decided_by=draft_owner
        )
        again = onboarding.begin_again(submitted.supplier, by=draft_owner)
        assert again.agreed_version == CURRENT_VERSION
        onboarding.submit(again, by=draft_owner)
        assert again.supplier.applications.count() == 2

    def test_filling_in_meets_every_requirement(self, draft, draft_owner, media_root):
        fill_in(draft, draft_owner)
        onboarding.submit(draft, by=draft_owner)
        assert Application.objects.waiting().get() == draft
