"""The back office: decided by the verbs, read by those who may, edited only where it is meant."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from catalog import editing, publishing
from catalog.admin.reviewing import SEEN
from catalog.editing import Changes
from catalog.models import Category, Product
from pavilion.accounts.models import User
from pavilion.audit.models import AuditEntry
from tests.catalog.conftest import give_picture
from tests.catalog.test_desk_pages import ClientOf


@pytest.fixture
def moderator(staff: User) -> User:
    """Staff who look after the catalogue."""
    permissions = Permission.objects.filter(content_type__app_label="catalog")
    staff.user_permissions.set(permissions)
    return User.objects.get(pk=staff.pk)


@pytest.fixture
def waiting(ready: Product, owner: User) -> Product:
    return publishing.publish(ready, by=owner)


def page(product: Product) -> str:
    return reverse("admin:catalog_product_change", args=[product.pk])


def decision(product: Product, said: str, reason: str = "") -> dict[str, str]:
    product.refresh_from_db()
    return {"decision": said, "reason": reason, "seen": product.updated_at.strftime(SEEN)}


def test_staff_publish_what_they_see(
    waiting: Product, moderator: User, client_of: ClientOf
) -> None:
    client = client_of(moderator)
    html = client.get(page(waiting)).content.decode()
    assert "Heartleaf Soothing Toner" in html
    assert "어성초 진정 토너" in html
    response = client.post(page(waiting), decision(waiting, "publish"))
    assert response.url == reverse("admin:catalog_product_changelist")
    waiting.refresh_from_db()
    assert waiting.status == "published"
    line = AuditEntry.objects.get(action="product.published")
    assert (line.actor_id, line.target) == (moderator.pk, waiting.public_id)


def test_returning_needs_a_reason(waiting: Product, moderator: User, client_of: ClientOf) -> None:
    client = client_of(moderator)
    assert client.post(page(waiting), decision(waiting, "return")).status_code == 422
    waiting.refresh_from_db()
    assert waiting.status == "in_review"
    client.post(page(waiting), decision(waiting, "return", "사진이 흐립니다."))
    waiting.refresh_from_db()
    assert waiting.status == "draft"
    assert waiting.history.last().reason == "사진이 흐립니다."


def test_a_product_changed_meanwhile_is_not_published(
    waiting: Product, moderator: User, owner: User, client_of: ClientOf
) -> None:
    said = decision(waiting, "publish")
    changes = Changes(model_no="Y-9")
    editing.save(waiting, by=owner, version=waiting.version, changes=changes)
    response = client_of(moderator).post(page(waiting), said)
    assert response.url == page(waiting)
    waiting.refresh_from_db()
    assert waiting.status == "in_review"
    assert not AuditEntry.objects.filter(action="product.published").exists()


def test_who_may_only_read_decides_nothing(
    waiting: Product, staff: User, client_of: ClientOf
) -> None:
    staff.user_permissions.set(Permission.objects.filter(codename="view_product"))
    client = client_of(staff)
    html = client.get(page(waiting)).content.decode()
    assert 'name="decision"' not in html
    assert client.post(page(waiting), decision(waiting, "publish")).status_code == 403
    waiting.refresh_from_db()
    assert waiting.status == "in_review"


@pytest.mark.parametrize("person", ["owner", "buyer", "staff"])
def test_nobody_else_gets_in(
    person: str, waiting: Product, client_of: ClientOf, request: pytest.FixtureRequest
) -> None:
    client = client_of(request.getfixturevalue(person))
    for method in (client.get, client.post):
        assert method(page(waiting)).status_code in (302, 403)
    waiting.refresh_from_db()
    assert waiting.status == "in_review"


def test_the_queue_shows_what_waits_first(
    waiting: Product, moderator: User, owner: User, client_of: ClientOf
) -> None:
    editing.copy(waiting, by=owner)
    html = client_of(moderator).get(reverse("admin:catalog_product_changelist")).content.decode()
    first = html.index(page(waiting))
    assert first < html.rindex("/change/")


@pytest.mark.parametrize("name", ["category", "attribute", "picture", "product"])
def test_every_list_and_page_opens(
    name: str, ready: Product, moderator: User, client_of: ClientOf
) -> None:
    give_picture(ready, 1)
    client = client_of(moderator)
    response = client.get(reverse(f"admin:catalog_{name}_changelist"))
    assert response.status_code == 200
    model = response.context["cl"].model
    shown = model.objects.order_by("-pk").first()
    opened = client.get(reverse(f"admin:catalog_{name}_change", args=[shown.pk]))
    assert opened.status_code == 200
    assert "style=" not in opened.content.decode()


def test_a_new_leaf_gets_its_place_and_keeps_its_address(
    leaf: Category, moderator: User, client_of: ClientOf
) -> None:
    client = client_of(moderator)
    form = {
        "name_ko": "미스트",
        "name_en": "Mists",
        "slug": "skincare-mist",
        "parent": leaf.parent_id,
        "position": "9",
        "hs_prefixes": "330499",
        "asks-TOTAL_FORMS": "0",
        "asks-INITIAL_FORMS": "0",
    }
    assert client.post(reverse("admin:catalog_category_add"), form).status_code == 302
    made = Category.objects.get(slug="skincare-mist")
    assert (made.level, made.path) == (3, "beauty/skincare/skincare-mist")
    url = reverse("admin:catalog_category_change", args=[made.pk])
    client.post(url, form | {"slug": "renamed", "name_ko": "미스트 세럼"})
    made.refresh_from_db()
    assert (made.slug, made.name_ko) == ("skincare-mist", "미스트 세럼")


def test_pictures_are_looked_at_and_not_touched(
    ready: Product, moderator: User, client_of: ClientOf
) -> None:
    picture = ready.pictures.get()
    client = client_of(moderator)
    url = reverse("admin:catalog_picture_change", args=[picture.pk])
    assert client.post(url, {"alt_ko": "x"}).status_code == 403
    assert client.post(url.replace("change", "delete"), {"post": "yes"}).status_code == 403


def test_signed_out_staff_are_led_to_sign_in(waiting: Product, client: Client) -> None:
    assert client.get(page(waiting)).status_code == 302
