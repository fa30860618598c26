"""What must always be true, broken on purpose past every form and verb."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from suppliers.models import Application, Document, Member, Supplier, SupplierText, TaskNote

NOW = timezone.now()


def refused(name):
    return pytest.raises(IntegrityError, match=name)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("suppliers_supplier_status", {"status": "famous"}),
        ("suppliers_supplier_business_number", {"business_number": "000-81-000"}),
        ("suppliers_supplier_listed_has_date", {"status": "listed", "listed_at": None}),
        (
            "suppliers_supplier_registry_state",
            {"registry_state": "maybe", "registry_checked_at": NOW},
        ),
        ("suppliers_supplier_registry_checked_both", {"registry_state": "active"}),
        ("suppliers_supplier_registry_checked_both", {"registry_checked_at": NOW}),
        ("suppliers_supplier_business_types", {"business_types": ["broker"]}),
    ],
)
def test_a_company(draft_supplier, name, values):
    with refused(name), transaction.atomic():
        Supplier.objects.filter(pk=draft_supplier.pk).update(**values)


@pytest.mark.parametrize("field", ["business_number", "slug", "public_id"])
def test_two_companies_share_nothing_that_names_them(supplier, draft_supplier, field):
    with pytest.raises(IntegrityError), transaction.atomic():
        Supplier.objects.filter(pk=draft_supplier.pk).update(**{field: getattr(supplier, field)})


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("suppliers_application_status", {"status": "lost"}),
        ("suppliers_application_decided_both", {"decided_at": NOW}),
        ("suppliers_application_final_is_decided", {"status": "approved"}),
        ("suppliers_application_final_is_decided", {"status": "rejected"}),
        ("suppliers_application_agreed_all", {"agreed_version": "2026-11"}),
        ("suppliers_application_agreed_all", {"agreed_at": NOW}),
        ("suppliers_application_submitted_has_date", {"status": "submitted"}),
    ],
)
def test_an_application(draft, name, values):
    with refused(name), transaction.atomic():
        Application.objects.filter(pk=draft.pk).update(**values)


def test_one_open_application(draft):
    with refused("suppliers_application_one_open"), transaction.atomic():
        Application.objects.create(supplier=draft.supplier)


def test_one_open_note_a_page(draft, reviewer):
    TaskNote.objects.create(application=draft, task="papers", note="?", by=reviewer)
    with refused("suppliers_tasknote_one_open"), transaction.atomic():
        TaskNote.objects.create(application=draft, task="papers", note="!", by=reviewer)


def test_one_paper_of_a_kind_in_force(paper, draft_owner):
    with refused("suppliers_document_one_current"), transaction.atomic():
        Document.objects.create(
            supplier=paper.supplier,
            kind=paper.kind,
            key="papers/another",
            name="x.pdf",
            content_type="application/pdf",
            size=1,
            sha256="0" * 64,
            uploaded_by=draft_owner,
        )


def test_a_person_has_one_place_in_a_company(supplier, owner):
    with refused("suppliers_member_once"), transaction.atomic():
        Member.objects.create(supplier=supplier, user=owner, role="editor")


def test_a_place_is_one_of_three(supplier, stranger):
    with refused("suppliers_member_role"), transaction.atomic():
        Member.objects.create(supplier=supplier, user=stranger, role="king")


def test_one_text_a_language(supplier):
    with refused("suppliers_suppliertext_once"), transaction.atomic():
        SupplierText.objects.create(supplier=supplier, language="ko")
