"""The demo's companies join the way any company does: by the onboarding and review verbs."""

from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction

from catalog.models import Category
from pavilion.accounts.models import User
from pavilion.demo.files import COMPANIES, Row, rows
from pavilion.demo.papers import registration
from pavilion.demo.people import person
from pavilion.media.storages import public_storage, store
from suppliers import documents, editing, onboarding, review
from suppliers.models import Application, Document, Supplier

#: What staff want changed at the company that was asked for papers.
_NOTE = "사업자등록증의 상호와 신청서의 상호가 달라요. 현재 상호로 된 등록증을 다시 올려 주세요."


def load(*, reviewer: User) -> int:
    """Register, complete, submit and decide on every demo company that is not there yet."""
    known = set(Supplier.objects.filter(is_demo=True).values_list("slug", flat=True))
    new = [row for row in rows("suppliers") if row["slug"] not in known]
    for row in new:
        # Whole or not at all: a load that was broken off goes on where it was.
        with transaction.atomic():
            _join(row, reviewer=reviewer)
    return len(new)


def owner_of(row: Row) -> User:
    """The person who works for the company of this row."""
    return person(row["email"], name=row["contact"]["name_ko"], language="ko")


def _join(row: Row, *, reviewer: User) -> None:
    owner = owner_of(row)
    supplier = onboarding.register(
        by=owner,
        business_number=row["business_no"],
        legal_name=row["name_ko"],
        english_name=row["name_en"],
    )
    supplier.slug = row["slug"]
    supplier.trusted = row["verification_status"] == "approved"
    supplier.is_demo = True
    supplier.save(update_fields=["slug", "trusted", "is_demo"])
    application = supplier.applications.get()
    _answer(application, row, by=owner)
    _write_page(supplier, row, by=owner)
    _hang_pictures(supplier)
    onboarding.submit(application, by=owner)
    _decide(application, row, by=reviewer)


def _answer(application: Application, row: Row, *, by: User) -> None:
    contact = row["contact"]
    onboarding.save_company(
        application,
        onboarding.CompanyFacts(
            name=row["name_ko"],
            name_en=row["name_en"],
            representative_ko=row["ceo_ko"],
            representative_en=row["ceo_en"],
            established_on=date.fromisoformat(row["established"]),
            postal_code=row["postal_code"],
            address_ko=row["address_ko"],
            address_en=row["address_en"],
            employees=row["employees"],
            website=row["website"],
        ),
        by=by,
    )
    onboarding.save_contact(
        application,
        onboarding.ContactFacts(
            contact_name_ko=contact["name_ko"],
            contact_name_en=contact["name_en"],
            contact_title_ko=contact["title_ko"],
            contact_title_en=contact["title_en"],
            phone=row["tel"],
            email=row["email"],
        ),
        by=by,
    )
    _say_what_it_makes(application, row, by=by)
    paper = registration(
        number=row["business_no"],
        name=row["name_en"],
        representative=row["ceo_en"],
        opened=row["established"],
    )
    documents.add_paper(application, by=by, file=paper, kind=Document.Kind.BUSINESS_REGISTRATION)
    onboarding.agree(application, by=by)


def _say_what_it_makes(application: Application, row: Row, *, by: User) -> None:
    categories = Category.objects.filter(slug__in=row["main_categories"]).order_by("path")
    onboarding.save_products(
        application,
        onboarding.ProductFacts(
            products=", ".join(category.name_ko for category in categories),
            halls=list(dict.fromkeys(category.path_slugs[0] for category in categories)),
            business_types=row["business_types"],
            export_markets=row["export_markets"],
        ),
        by=by,
    )


def _write_page(supplier: Supplier, row: Row, *, by: User) -> None:
    categories = Category.objects.filter(slug__in=row["main_categories"]).order_by("path")
    fields = ("tagline", "intro", "capacity")
    editing.save_page(
        supplier,
        by=by,
        korean={field: row[f"{field}_ko"] for field in fields},
        english={
            **{field: row[f"{field}_en"] for field in fields},
            "products": ", ".join(category.name_en for category in categories),
        },
    )


def _hang_pictures(supplier: Supplier) -> None:
    for field, file in (("logo", "logo.png"), ("cover", "cover.jpg")):
        path = COMPANIES / f"{supplier.slug}-{file}"
        content = ContentFile(path.read_bytes(), name=path.name)
        key = store(
            public_storage(), content, prefix="companies", extension=path.suffix.lstrip(".")
        )
        setattr(supplier, field, key)
    supplier.save(update_fields=["logo", "cover"])


def _decide(application: Application, row: Row, *, by: User) -> None:
    if row["verification_status"] == "approved":
        review.approve(
            application,
            by=by,
            document=application.supplier.documents.current().get(),
            registry_state=Supplier.RegistryState.ACTIVE,
        )
    elif row["verification_status"] == "documents_requested":
        review.request_changes(application, by=by, notes={Application.Task.PAPERS: _NOTE})
