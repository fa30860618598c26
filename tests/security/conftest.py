"""A world with one thing of each kind, so that every address can be filled in and tried."""

from dataclasses import dataclass

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from catalog.models import Attribute, Product
from inquiries.models import Buyer, Inquiry
from pavilion.accounts.models import User
from pavilion.audit.recording import record
from pavilion.outbox.models import Delivery
from pavilion.translation.models import MemoryEntry, Term
from suppliers.models import Application, Document, Supplier
from tests.catalog.conftest import give_picture
from tests.inquiries.makers import make_inquiry, make_product
from tests.personas import ClientOf, make_user
from tests.security.registry import Door


@dataclass(frozen=True, slots=True)
class World:
    """What fills the blanks of an address, by the names the registry uses."""

    things: dict[str, str | int]
    people: dict[str, Client]

    def address(self, name: str, door: Door) -> str:
        values = {blank: self.things[thing] for blank, thing in door.values.items()}
        with override("en"):
            path = reverse(name, kwargs=values)
        query = door.query.format_map(self.things)
        return f"{path}?{query}" if query else path


@pytest.fixture
def superuser(db: None) -> User:
    return make_user("root@pavilion.example", name="하늬", is_staff=True, is_superuser=True)


@pytest.fixture
def bare_staff(db: None) -> User:
    """Staff who has not set up a second factor."""
    return make_user("bare@pavilion.example", name="바리", is_staff=True, is_superuser=True)


@pytest.fixture
def product(supplier: Supplier) -> Product:
    return make_product(supplier)


@pytest.fixture
def inquiry(supplier: Supplier, product: Product, buyer: User) -> Inquiry:
    return make_inquiry(supplier, product, by=buyer)


@pytest.fixture
def things(
    supplier: Supplier, product: Product, inquiry: Inquiry, owner: User
) -> dict[str, object]:
    application = Application.objects.filter(supplier=supplier).first()
    if application is None:
        application = Application.objects.create(supplier=supplier)
    document = Document.objects.create(
        supplier=supplier,
        kind=Document.Kind.values[0],
        key="a-key-without-a-file",
        name="paper.pdf",
        content_type="application/pdf",
        size=1,
        sha256="0" * 64,
        uploaded_by=owner,
    )
    return {
        "one": 1,
        "nothing": "no-such-thing",
        "forged": "forged-word",
        "language": "en",
        "sitemap_kind": "products",
        "task": "company",
        "app_label": "suppliers",
        "supplier": supplier.pk,
        "supplier_slug": supplier.slug,
        "product": product.public_id,
        "category": product.category.slug if product.category else "",
        "inquiry": inquiry.public_id,
        "inquiry_pk": inquiry.pk,
        "buyer_pk": Buyer.objects.get(inquiries=inquiry).pk,
        "application": application.pk,
        "document": document.public_id,
        "document_pk": document.pk,
        "owner": owner.pk,
        "group": Group.objects.create(name="a role").pk,
        "audit_entry": record("test.made", by=owner).pk,
        "delivery": Delivery.objects.order_by("pk").values_list("pk", flat=True)[0],
        "term": Term.objects.create(ko="고추장", en="gochujang").pk,
        "memory_entry": MemoryEntry.objects.create(
            source_language="ko",
            target_language="en",
            source_digest="0" * 64,
            source_text="고추장",
            target_text="gochujang",
            origin=MemoryEntry.Origin.PERSON,
        ).pk,
        "category_pk": product.category_id or 0,
        "attribute_pk": Attribute.objects.create(
            code="volume", name_ko="용량", name_en="Volume", kind="number"
        ).pk,
        "product_pk": product.pk,
        "picture_pk": give_picture(product).pk,
    }


@pytest.fixture
def world(
    things: dict[str, str | int],
    owner: User,
    other_owner: User,
    other_supplier: Supplier,
    buyer: User,
    stranger: User,
    staff: User,
    reviewer: User,
    superuser: User,
    bare_staff: User,
    client_of: ClientOf,
) -> World:
    Application.objects.create(supplier=other_supplier)
    bare = Client()
    bare.force_login(bare_staff)
    people = {
        "anybody": Client(),
        "stranger": client_of(stranger),
        "buyer": client_of(buyer),
        "owner": client_of(owner),
        "other owner": client_of(other_owner),
        "staff without second factor": bare,
        "staff without a role": client_of(staff),
        "reviewer": client_of(reviewer),
        "superuser": client_of(superuser),
    }
    for user in User.objects.all():
        EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    for client in people.values():
        client.raise_request_exception = False  # a page that breaks is a finding, not an end
    return World(things, people)
