"""Applications as owners fill them in."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from pavilion.accounts.models import User
from suppliers import documents, onboarding
from suppliers.models import Application, Document

#: The least that is a PDF.
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
KIND = Document.Kind.BUSINESS_REGISTRATION


def pdf(name: str = "사업자등록증.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


COMPANY = onboarding.CompanyFacts(
    name="물결필터 주식회사",
    name_en="Mulgyeol Filter Co., Ltd.",
    representative_ko="노을빛",
    established_on=date(2012, 5, 5),
    postal_code="10040",
    address_ko="경기도 김포시 대곶면 가상여울로 19",
)
CONTACT = onboarding.ContactFacts(
    contact_name_ko="도하늘",
    contact_title_ko="해외영업팀장",
    phone="+82 2-123-4567",
    email="export@mulgyeol.example",
)
PRODUCTS = onboarding.ProductFacts(
    products="정수 필터와 샤워 필터", halls=["home"], business_types=["manufacturer", "oem"]
)


def fill_in(application: Application, by: User) -> Document:
    """Every page of the application, as an owner would."""
    onboarding.save_company(application, COMPANY, by=by)
    onboarding.save_contact(application, CONTACT, by=by)
    onboarding.save_products(application, PRODUCTS, by=by)
    onboarding.agree(application, by=by)
    return documents.add_paper(application, by=by, file=pdf(), kind=KIND)
