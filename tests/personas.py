"""The people in the tests, as fixtures: who they are and, through ``client_of``, what they see."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Permission
from django.test import Client

from catalog.models import Product
from pavilion.accounts.models import User
from suppliers.models import Application, Member, Supplier, SupplierText
from tests.products import published

ClientOf = Callable[[User | None], Client]

#: Valid numbers of the demo range, one per company.
LISTED_NUMBER = "0008600019"
DRAFT_NUMBER = "0008600023"
OTHER_NUMBER = "0008600038"
LISTED_AT = datetime(2026, 10, 5, 1, 0, tzinfo=UTC)
PASSWORD = "a long enough secret"


def make_user(email: str, *, language: str = "ko", **fields: object) -> User:
    return User.objects.create_user(email, PASSWORD, language=language, **fields)


def make_supplier(
    slug: str, *, number: str, owner: User, name_ko: str, status: str, **fields: object
) -> Supplier:
    """A company with its owner, its Korean text and its English name."""
    supplier = Supplier.objects.create(
        slug=slug,
        status=status,
        business_number=number,
        listed_at=LISTED_AT if status == Supplier.Status.LISTED else None,
        **fields,
    )
    Member.objects.create(supplier=supplier, user=owner, role=Member.Role.OWNER)
    SupplierText.objects.create(
        supplier=supplier,
        language="ko",
        name=name_ko,
        provenance={"name": {"state": "source", "author": "person", "at": LISTED_AT.isoformat()}},
    )
    return supplier


@pytest.fixture
def owner(db: None) -> User:
    """The owner of ``supplier``, a listed company."""
    return make_user("owner@dalbit.example", name="구슬아")


@pytest.fixture
def supplier(owner: User) -> Supplier:
    supplier = make_supplier(
        "dalbit-foods",
        number=LISTED_NUMBER,
        owner=owner,
        name_ko="달빛식품 주식회사",
        status=Supplier.Status.LISTED,
        halls=["food"],
        business_types=["manufacturer", "oem"],
        registry_state=Supplier.RegistryState.ACTIVE,
        registry_checked_at=LISTED_AT,
        representative_ko="한가람",
        representative_en="Han Garam",
        address_ko="전북특별자치도 익산시 왕궁면 가상누룩로 10",
        address_en="10 Gasangnuruk-ro, Wanggung-myeon, Iksan-si, Jeonbuk-do",
    )
    SupplierText.objects.create(
        supplier=supplier,
        language="en",
        name="Dalbit Foods Co., Ltd.",
        provenance={"name": {"state": "reviewed", "author": "person", "at": LISTED_AT.isoformat()}},
    )
    return supplier


@pytest.fixture
def draft_owner(db: None) -> User:
    """The owner of ``draft_supplier``, a company that has only just registered."""
    return make_user("owner@mulgyeol.example", name="노을빛")


@pytest.fixture
def draft_supplier(draft_owner: User) -> Supplier:
    supplier = make_supplier(
        "mulgyeol-filter",
        number=DRAFT_NUMBER,
        owner=draft_owner,
        name_ko="물결필터 주식회사",
        status=Supplier.Status.REGISTERED,
    )
    Application.objects.create(supplier=supplier)
    return supplier


@pytest.fixture
def other_owner(db: None) -> User:
    """Someone else's owner: what they may see of others is what the public sees."""
    return make_user("owner@saebom.example", name="오나래")


@pytest.fixture
def other_supplier(other_owner: User) -> Supplier:
    return make_supplier(
        "saebom-cosmetics",
        number=OTHER_NUMBER,
        owner=other_owner,
        name_ko="새봄코스메틱 주식회사",
        status=Supplier.Status.LISTED,
        halls=["beauty"],
        registry_state=Supplier.RegistryState.ACTIVE,
        registry_checked_at=LISTED_AT,
    )


@pytest.fixture
def stranger(db: None) -> User:
    """Signed in, works for no company, has asked nobody."""
    return make_user("stranger@example.test", language="en", name="Sam Stranger")


@pytest.fixture
def buyer(db: None) -> User:
    """A person who buys."""
    return make_user("buyer@example.test", language="en", name="Bea Buyer")


@pytest.fixture
def staff(db: None) -> User:
    """Staff without any permission."""
    return make_user("staff@pavilion.example", name="나루", is_staff=True)


@pytest.fixture
def reviewer(db: None) -> User:
    """Staff who review applications and see private papers."""
    user = make_user("reviewer@pavilion.example", name="도하린", is_staff=True)
    user.user_permissions.set(
        Permission.objects.filter(
            content_type__app_label="suppliers",
            codename__in=[
                "view_application",
                "change_application",
                "view_supplier",
                "change_supplier",
                "view_document",
            ],
        )
    )
    return user


def pass_second_factor(client: Client, user: User) -> None:
    """As if they had set up an app and shown a code of it in this session."""
    Authenticator.objects.get_or_create(
        user=user, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "not one"}}
    )
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()


@pytest.fixture
def client_of() -> ClientOf:
    """A browser in which the person is signed in; of staff, with the second factor passed."""

    def sign_in(user: User | None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user)
            if user.is_staff:
                pass_second_factor(client, user)
        return client

    return sign_in


@pytest.fixture
def product(supplier: Supplier, owner: User, media_root: Path) -> Product:
    """A published product of ``supplier``."""
    return published(supplier, by=owner)
