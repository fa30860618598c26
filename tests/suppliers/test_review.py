"""Staff decide: once, on the paper that lies there, and the company is told."""

import pytest
from django.core import mail

from pavilion.audit.models import AuditEntry
from pavilion.outbox.models import Delivery
from pavilion.outbox.sending import send
from suppliers import documents, onboarding, review
from suppliers.models import Application, Supplier
from tests.suppliers.applications import COMPANY, KIND, pdf

ACTIVE = Supplier.RegistryState.ACTIVE
Task = Application.Task


def approve(application, reviewer, paper, state=ACTIVE):
    return review.approve(application, by=reviewer, document=paper, registry_state=state)


def test_approving_lists_the_company_and_keeps_what_it_rests_on(submitted, reviewer, paper):
    change = approve(submitted, reviewer, paper)
    supplier = Supplier.objects.get(pk=submitted.supplier_id)
    submitted.refresh_from_db()
    assert submitted.status == Application.Status.APPROVED
    assert (submitted.decided_by, change.document) == (reviewer, paper)
    assert supplier.status == Supplier.Status.LISTED
    assert supplier.listed_at is not None
    assert (supplier.registry_state, supplier.registry_checked_by) == (ACTIVE, reviewer)
    assert supplier.history.get().after == Supplier.Status.LISTED
    line = AuditEntry.objects.get(action="application.approved")
    assert (line.actor, line.subject) == (reviewer.email, supplier.slug)


def test_the_owner_is_told_in_the_portal_and_by_mail(submitted, reviewer, paper, draft_owner):
    approve(submitted, reviewer, paper)
    told = Delivery.objects.filter(kind="application_approved")
    assert {one.channel for one in told} == {"inbox", "email"}
    assert {one.recipient for one in told} == {draft_owner}
    assert {one.url for one in told} == {"/ko/desk/"}


@pytest.mark.parametrize("state", [state for state in Supplier.RegistryState if state != ACTIVE])
def test_only_an_active_business_is_approved(submitted, reviewer, paper, state):
    with pytest.raises(review.BusinessNotActiveError):
        approve(submitted, reviewer, paper, state)
    supplier = Supplier.objects.get(pk=submitted.supplier_id)
    assert supplier.status == Supplier.Status.REGISTERED
    assert supplier.registry_state == Supplier.RegistryState.NOT_CHECKED
    assert Application.objects.get(pk=submitted.pk).status == Application.Status.SUBMITTED


def test_a_paper_replaced_meanwhile_is_not_approved_unseen(submitted, reviewer, paper, draft_owner):
    documents.add_paper(submitted, by=draft_owner, file=pdf("새 등록증.pdf"), kind=KIND)
    with pytest.raises(review.DocumentReplacedError):
        approve(submitted, reviewer, paper)
    assert Application.objects.get(pk=submitted.pk).status == Application.Status.SUBMITTED
    assert not Delivery.objects.filter(kind="application_approved").exists()


def test_another_companys_paper_approves_nothing(submitted, reviewer, paper, other_supplier):
    paper.pk, paper.key, paper.public_id = None, "papers/other", "2222bbbb3333"
    paper.supplier = other_supplier
    paper.save()
    with pytest.raises(review.DocumentReplacedError):
        approve(submitted, reviewer, paper)


def test_changes_are_asked_for_page_by_page(submitted, reviewer, draft_owner):
    notes = {Task.COMPANY: "영문 상호를 확인해 주세요.", Task.PAPERS: "사진이 흐립니다."}
    change = review.request_changes(submitted, by=reviewer, notes=notes)
    submitted.refresh_from_db()
    assert submitted.status == Application.Status.CHANGES_REQUESTED
    assert submitted.decided_at is None
    assert dict(submitted.notes.values_list("task", "note")) == notes
    assert "사진이 흐립니다." in change.reason
    told = Delivery.objects.get(kind="application_changes", channel="email")
    assert told.url == "/ko/desk/application/"


def test_each_note_is_answered_before_it_is_handed_in_again(submitted, reviewer, draft_owner):
    notes = {Task.COMPANY: "상호를 확인해 주세요.", Task.PAPERS: "다시 찍어 주세요."}
    review.request_changes(submitted, by=reviewer, notes=notes)
    onboarding.save_company(submitted, COMPANY, by=draft_owner)
    with pytest.raises(onboarding.IncompleteError) as caught:
        onboarding.submit(submitted, by=draft_owner)
    assert [one.task for one in caught.value.lacking] == [Task.PAPERS]
    documents.add_paper(submitted, by=draft_owner, file=pdf(), kind=KIND)
    onboarding.submit(submitted, by=draft_owner)
    assert not submitted.notes.filter(resolved_at__isnull=True).exists()
    approve(submitted, reviewer, submitted.supplier.documents.current().get())
    assert [change.after for change in submitted.history.all()] == [
        "submitted",
        "changes_requested",
        "submitted",
        "approved",
    ]


def test_a_refusal_has_a_reason_and_lists_nobody(submitted, reviewer):
    with pytest.raises(ValueError, match="reason"):
        review.reject(submitted, by=reviewer, reason=" ")
    review.reject(
        submitted,
        by=reviewer,
        reason="사업자등록증과 상호가 다릅니다.",
        registry_state=Supplier.RegistryState.CLOSED,
    )
    supplier = Supplier.objects.get(pk=submitted.supplier_id)
    assert supplier.status == Supplier.Status.REGISTERED
    assert supplier.registry_state == Supplier.RegistryState.CLOSED
    assert Delivery.objects.get(kind="application_rejected", channel="email").context == {
        "company": "물결필터 주식회사",
        "reason": "사업자등록증과 상호가 다릅니다.",
    }


@pytest.mark.parametrize("second", ["approve", "request_changes", "reject"])
def test_the_second_reviewer_is_too_late(submitted, reviewer, paper, staff, second):
    review.reject(submitted, by=reviewer, reason="no")
    decide = {
        "approve": lambda: approve(submitted, staff, paper),
        "request_changes": lambda: review.request_changes(
            submitted, by=staff, notes={Task.COMPANY: "?"}
        ),
        "reject": lambda: review.reject(submitted, by=staff, reason="me too"),
    }
    with pytest.raises(review.AlreadyDecidedError) as caught:
        decide[second]()
    assert caught.value.application.decided_by == reviewer
    assert submitted.history.count() == 2
    assert not submitted.notes.exists()


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("kind", ["approved", "changes", "rejected"])
def test_the_mail_says_it_in_the_owners_language(
    submitted, reviewer, paper, draft_owner, language, kind
):
    draft_owner.language = language
    draft_owner.save()
    decide = {
        "approved": lambda: approve(submitted, reviewer, paper),
        "changes": lambda: review.request_changes(
            submitted, by=reviewer, notes={Task.PAPERS: "다시 찍어 <b>주세요</b>."}
        ),
        "rejected": lambda: review.reject(submitted, by=reviewer, reason="폐업 <b>상태</b>"),
    }
    decide[kind]()
    delivery = Delivery.objects.get(kind=f"application_{kind}", channel="email")
    send(delivery)
    [letter] = mail.outbox
    words = {"approved": "승인", "changes": "고칠", "rejected": "승인되지"}[kind]
    assert (words in letter.subject) == (language == "ko")
    html = letter.alternatives[0][0]
    assert "<b>" not in html
    assert f"/{language}/desk/" in letter.body
    if kind == "rejected":
        assert "폐업 <b>상태</b>" in letter.body
        assert "폐업 &lt;b&gt;상태&lt;/b&gt;" in html
