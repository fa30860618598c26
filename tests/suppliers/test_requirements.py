"""What is missing, what it weighs, and what a reviewer should look at."""

from dataclasses import replace

import pytest

from suppliers import editing, onboarding
from suppliers.models import Application, Supplier
from suppliers.requirements import checks_of, dossier_of, missing, missing_of, score, task_lines
from tests.suppliers.applications import COMPANY, CONTACT

Task = Application.Task


def read(application):
    return dossier_of(Application.objects.get(pk=application.pk))


def test_a_new_application_lacks_something_on_every_page(draft):
    lacking = missing(read(draft))
    assert {one.task for one in lacking} == set(Task)
    assert all(str(one.words) for one in lacking)
    assert [line.tone for line in task_lines(read(draft))] == ["info", *["neutral"] * 4]


def test_a_complete_one_lacks_nothing(complete):
    assert missing(read(complete)) == []
    assert all(line.is_done and line.tone == "done" for line in task_lines(read(complete)))


@pytest.mark.parametrize(
    "field", ["representative_ko", "established_on", "address_ko", "representative_en"]
)
def test_each_gap_is_named(complete, field):
    Supplier.objects.filter(pk=complete.supplier_id).update(
        **{field: None if field == "established_on" else ""}
    )
    assert [one.field for one in missing_of(read(complete), Task.COMPANY)] == [field]


def test_an_english_name_nobody_kept_is_not_there_yet(draft, draft_owner):
    onboarding.save_company(draft, replace(COMPANY, name_en=""), by=draft_owner)
    assert [one.field for one in missing_of(read(draft), Task.COMPANY)] == ["name_en"]


def test_an_agreement_to_former_terms_is_none_to_these(complete):
    Application.objects.filter(pk=complete.pk).update(agreed_version="2020-01")
    assert [one.field for one in missing(read(complete))] == ["agree"]


def test_the_dossier_is_read_in_a_fixed_number_of_queries(complete, django_assert_num_queries):
    application = Application.objects.select_related("supplier").get(pk=complete.pk)
    with django_assert_num_queries(3):
        missing(dossier_of(application))


class TestScore:
    def test_the_weights_make_a_hundred(self, draft):
        assert score(read(draft)).total == 100

    def test_what_is_earned_is_counted_and_the_rest_is_named(self, complete, draft_owner):
        before = score(read(complete))
        assert before.points == 70
        editing.save_page(
            complete.supplier,
            by=draft_owner,
            korean={"intro": "필터를 만듭니다.", "tagline": "맑은 물"},
            english={},
        )
        after = score(read(complete))
        assert after.points == 85
        assert len(after.wanting) == len(before.wanting) - 2


class TestChecklist:
    def tones(self, application):
        return {str(check.title): check.tone for check in checks_of(read(application))}

    def test_what_agrees_is_right_and_the_rest_is_to_be_looked_at(self, complete):
        found = [check.tone for check in checks_of(read(complete))]
        assert found == ["done", "done", "wait", "wait", "done", "done", "wait", "done"]

    def test_another_spelling_than_the_rules_is_shown_with_theirs(self, complete, draft_owner):
        own = replace(COMPANY, representative_en="Roh Eulbit")
        onboarding.save_company(complete, own, by=draft_owner)
        details = [check.detail for check in checks_of(read(complete))]
        assert "Roh Eulbit ≠ Noh Eulbit" in details

    @pytest.mark.parametrize(
        ("email", "website", "tone"),
        [
            ("export@mulgyeol.example", "https://www.mulgyeol.example", "done"),
            ("export@mail.mulgyeol.example", "https://mulgyeol.example", "done"),
            ("export@other.example", "https://mulgyeol.example", "wait"),
            ("mulgyeol@naver.com", "https://mulgyeol.example", "wait"),
        ],
    )
    def test_mail_and_website_are_compared(self, complete, draft_owner, email, website, tone):
        onboarding.save_contact(complete, replace(CONTACT, email=email), by=draft_owner)
        Supplier.objects.update(website=website)
        assert checks_of(read(complete))[6].tone == tone

    def test_contact_data_in_the_texts_is_pointed_out(self, complete, draft_owner):
        korean = {"intro": "문의는 010-1234-5678 로 주세요."}
        editing.save_page(complete.supplier, by=draft_owner, korean=korean, english={})
        assert checks_of(read(complete))[7].tone == "wait"

    def test_a_closed_business_is_wrong(self, complete):
        Supplier.objects.update(registry_state="closed", registry_checked_at="2026-11-01T00:00Z")
        assert checks_of(read(complete))[2].tone == "error"
