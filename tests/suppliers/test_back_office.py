"""The reviewers' rooms: who comes in, what is decided there, what is recorded."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pavilion.audit.models import AuditEntry
from suppliers import documents, review
from suppliers.models import Application, Document, Supplier, SupplierText
from tests.personas import make_supplier, make_user
from tests.suppliers.applications import KIND, pdf

QUEUE = "/admin/suppliers/application/"
SUPPLIERS = "/admin/suppliers/supplier/"


def text(response):
    return response.content.decode()


def screen(application):
    return f"{QUEUE}{application.pk}/change/"


def decision(paper, **changes):
    """The form as the screen shows it, with what the reviewer chose."""
    form = {"document": paper.public_id, "registry_state": "active", "decision": "approve"}
    return form | changes


class TestTheQueue:
    def test_what_waits_longest_stands_on_top(self, submitted, reviewer, client_of):
        ages = {"first": 3, "second": 2, "third": 1}
        for number, (slug, days) in enumerate(ages.items()):
            owner = make_user(f"{slug}@company.example")
            supplier = make_supplier(
                slug,
                number=f"000860010{number}",
                owner=owner,
                name_ko=f"{slug} 회사",
                status="registered",
            )
            Application.objects.create(
                supplier=supplier,
                status="submitted",
                submitted_at=timezone.now() - timedelta(days=days),
            )
        Application.objects.filter(supplier__slug="second").update(
            status="rejected", decided_at=timezone.now(), decided_by=reviewer
        )
        page = text(client_of(reviewer).get(QUEUE))
        places = [
            page.index(name) for name in ("first 회사", "third 회사", "물결필터", "second 회")
        ]
        assert places == sorted(places)

    def test_thirty_cost_as_much_as_one(self, submitted, reviewer, client_of):
        client = client_of(reviewer)
        client.get(QUEUE)
        with CaptureQueriesContext(connection) as one:
            client.get(QUEUE)
        for number in range(29):
            owner = make_user(f"owner{number}@company.example")
            supplier = make_supplier(
                f"company-{number}",
                number=f"00086002{number:02}",
                owner=owner,
                name_ko=f"회사 {number}",
                status="registered",
            )
            Application.objects.create(
                supplier=supplier, status="submitted", submitted_at=timezone.now()
            )
        with CaptureQueriesContext(connection) as thirty:
            assert "회사 28" in text(client.get(QUEUE))
        assert len(thirty) == len(one)


class TestWhoComesIn:
    @pytest.mark.parametrize("page", [QUEUE, SUPPLIERS, "/admin/suppliers/document/"])
    def test_staff_without_the_role_do_not(self, submitted, staff, client_of, page):
        assert client_of(staff).get(page).status_code == 403

    @pytest.mark.parametrize("page", [QUEUE, SUPPLIERS, "/admin/suppliers/document/"])
    def test_owners_do_not(self, submitted, draft_owner, client_of, page):
        assert client_of(draft_owner).get(page).status_code in (403, 404)

    def test_who_may_only_read_decides_nothing(self, submitted, paper, staff, client_of):
        staff.user_permissions.add(
            Permission.objects.get(codename="view_application", content_type__app_label="suppliers")
        )
        client = client_of(staff)
        page = text(client.get(screen(submitted)))
        assert 'name="decision"' not in page
        assert "사업자등록증.pdf" not in page.split('id="checks-h"')[0]
        assert client.post(screen(submitted), decision(paper)).status_code == 403
        assert Application.objects.get().status == "submitted"

    def test_an_application_that_is_not_there(self, reviewer, client_of):
        response = client_of(reviewer).get(f"{QUEUE}999/change/")
        assert response.status_code == 302

    @pytest.mark.parametrize("what", ["add/", "1/delete/"])
    def test_nothing_is_added_or_deleted_by_hand(self, submitted, reviewer, client_of, what):
        address = f"{QUEUE}{what}".replace("1/", f"{submitted.pk}/")
        response = client_of(reviewer).post(address)
        assert response.status_code in (403, 405)
        assert Application.objects.count() == 1


class TestTheScreen:
    def test_evidence_checklist_and_decision_stand_beside_each_other(
        self, submitted, paper, reviewer, client_of
    ):
        page = text(client_of(reviewer).get(screen(submitted)))
        for words in ("000-86-00023", "노을빛", "사업자등록증.pdf", 'name="decision"'):
            assert words in page
        assert page.count('class="check"') == 8

    def test_looking_is_recorded(self, submitted, reviewer, client_of):
        client_of(reviewer).get(screen(submitted))
        line = AuditEntry.objects.get(action="application.viewed")
        assert (line.actor, line.subject, line.target) == (
            reviewer.email,
            "mulgyeol-filter",
            submitted.public_id,
        )

    def test_approving_leads_to_the_next_that_waits(
        self, submitted, paper, reviewer, client_of, other_supplier
    ):
        following = Application.objects.create(
            supplier=other_supplier, status="submitted", submitted_at=timezone.now()
        )
        response = client_of(reviewer).post(screen(submitted), decision(paper))
        assert response["Location"] == screen(following)
        assert Supplier.objects.get(pk=submitted.supplier_id).status == "listed"

    def test_changes_are_asked_for_with_notes(self, submitted, paper, reviewer, client_of):
        form = decision(paper, decision="request_changes", note_papers="다시 찍어 주세요.")
        assert client_of(reviewer).post(screen(submitted), form)["Location"] == QUEUE
        assert submitted.notes.get().note == "다시 찍어 주세요."

    def test_refusing_takes_a_reason(self, submitted, paper, reviewer, client_of):
        client = client_of(reviewer)
        form = decision(paper, decision="reject", registry_state="closed")
        assert client.post(screen(submitted), form).status_code == 422
        client.post(screen(submitted), form | {"reason": "폐업한 사업자입니다."})
        assert Application.objects.get().status == "rejected"
        assert Supplier.objects.get().registry_state == "closed"

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"decision": ""}, "어떻게 할지 골라 주세요"),
            ({"registry_state": ""}, "계속사업자일 때만"),
            ({"registry_state": "suspended"}, "계속사업자일 때만"),
            ({"document": ""}, "승인할 서류가 없습니다"),
            ({"decision": "request_changes"}, "메모를 하나 이상"),
            (
                {"decision": "reject", "reason": "번호 900101-1234567"},
                "주민등록번호처럼 보입니다",
            ),
        ],
    )
    def test_half_a_decision_is_none(self, submitted, paper, reviewer, client_of, changes, words):
        client = client_of(reviewer)
        client.cookies["django_language"] = "ko"
        response = client.post(screen(submitted), decision(paper, **changes))
        assert response.status_code == 422
        assert words in text(response)
        assert Application.objects.get().status == "submitted"

    def test_the_colleague_was_faster(self, submitted, paper, reviewer, staff, client_of):
        review.reject(submitted, by=staff, reason="no")
        client = client_of(reviewer)
        client.cookies["django_language"] = "ko"
        response = client.post(screen(submitted), decision(paper), follow=True)
        assert "나루 님이 먼저 결정했습니다: 반려됨" in text(response)
        assert Supplier.objects.get().status == "registered"

    def test_a_paper_that_was_replaced_is_shown_anew(
        self, submitted, paper, reviewer, draft_owner, client_of
    ):
        newer = documents.add_paper(submitted, by=draft_owner, file=pdf("새것.pdf"), kind=KIND)
        client = client_of(reviewer)
        response = client.post(screen(submitted), decision(paper))
        assert response.status_code == 409
        assert f'name="document" value="{newer.public_id}"' in text(response)
        assert Application.objects.get().status == "submitted"

    def test_what_was_decided_is_read_only(self, submitted, paper, reviewer, client_of):
        client = client_of(reviewer)
        client.post(screen(submitted), decision(paper))
        page = text(client.get(screen(submitted)))
        assert 'name="decision"' not in page
        assert "도하린" in page

    def test_a_reviewer_without_the_role_any_more_is_out_at_once(
        self, submitted, paper, reviewer, client_of
    ):
        client = client_of(reviewer)
        client.get(screen(submitted))
        reviewer.user_permissions.clear()
        assert client.post(screen(submitted), decision(paper)).status_code == 403
        assert Application.objects.get().status == "submitted"


class TestStanding:
    def test_a_company_is_taken_off_the_site_and_brought_back(self, supplier, reviewer, client_of):
        client = client_of(reviewer)
        page = f"{SUPPLIERS}{supplier.pk}/"
        assert f"{page}suspension/" in text(client.get(f"{page}change/"))
        client.post(f"{page}suspension/", {"reason": "폐업 신고 확인"})
        supplier.refresh_from_db()
        assert supplier.status == "suspended"
        assert client.get("/en/suppliers/dalbit-foods/").status_code == 404
        client.post(f"{page}reinstatement/", {"reason": "폐업 신고가 취소됨"})
        supplier.refresh_from_db()
        assert supplier.status == "listed"
        assert [change.reason for change in supplier.history.all()] == [
            "폐업 신고 확인",
            "폐업 신고가 취소됨",
        ]
        assert AuditEntry.objects.filter(action__startswith="supplier.").count() == 2

    def test_it_takes_a_reason(self, supplier, reviewer, client_of):
        address = f"{SUPPLIERS}{supplier.pk}/suspension/"
        assert client_of(reviewer).post(address, {"reason": " "}).status_code == 422
        supplier.refresh_from_db()
        assert supplier.status == "listed"

    def test_what_was_never_approved_is_not_listed_this_way(
        self, draft_supplier, reviewer, client_of
    ):
        page = f"{SUPPLIERS}{draft_supplier.pk}/"
        client = client_of(reviewer)
        assert "reinstatement" not in text(client.get(f"{page}change/"))
        client.post(f"{page}reinstatement/", {"reason": "just so"})
        draft_supplier.refresh_from_db()
        assert draft_supplier.status == "registered"

    def test_staff_without_the_role_change_nothing(self, supplier, staff, client_of):
        address = f"{SUPPLIERS}{supplier.pk}/suspension/"
        assert client_of(staff).post(address, {"reason": "because"}).status_code == 403
        supplier.refresh_from_db()
        assert supplier.status == "listed"

    def test_only_trust_is_edited_here(self, supplier, reviewer, client_of):
        """SEC-06: whatever else is posted changes nothing."""
        before = Supplier.objects.values().get()
        form = {"trusted": "on", "status": "closed", "business_number": "1", "slug": "x"}
        client_of(reviewer).post(f"{SUPPLIERS}{supplier.pk}/change/", form)
        assert Supplier.objects.values().get() == before | {"trusted": True}
        assert AuditEntry.objects.get(action="supplier.trusted").actor == reviewer.email


class TestPapers:
    def test_the_list_leads_through_the_audited_door(self, paper, reviewer, client_of):
        page = text(client_of(reviewer).get(f"/admin/suppliers/document/{paper.pk}/change/"))
        assert f"/documents/{paper.public_id}/" in page
        assert paper.key not in page

    def test_papers_are_neither_changed_nor_deleted(self, paper, reviewer, client_of):
        client = client_of(reviewer)
        for what in ("change", "delete"):
            address = f"/admin/suppliers/document/{paper.pk}/{what}/"
            assert client.post(address, {"name": "x"}).status_code == 403
        assert Document.objects.get().name == paper.name


def test_a_company_is_found_by_its_name(supplier, other_supplier, reviewer, client_of):
    page = text(client_of(reviewer).get(f"{SUPPLIERS}?q=달빛"))
    assert "달빛식품 주식회사" in page
    assert "새봄" not in page
    assert SupplierText.objects.filter(name__contains="달빛").exists()
