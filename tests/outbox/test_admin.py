"""Staff see that somebody was told, not what, and send again what failed."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from pavilion.accounts.models import User
from pavilion.audit.models import AuditEntry
from pavilion.outbox.models import Delivery
from tests.personas import ClientOf

pytestmark = pytest.mark.django_db
LIST = "admin:outbox_delivery_changelist"


def may(staff: User, *codenames: str) -> User:
    staff.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return staff


def test_a_look_leaves_a_line_and_shows_no_words(
    client_of: ClientOf, staff: User, mail: Delivery
) -> None:
    client = client_of(may(staff, "view_delivery"))
    page = client.get(reverse("admin:outbox_delivery_change", args=[mail.pk])).content.decode()
    assert mail.address in page
    assert "We need 5,000 jars." not in page
    entry = AuditEntry.objects.get(action="delivery.viewed")
    assert (entry.actor, entry.subject, entry.target) == (
        staff.email,
        mail.address,
        mail.dedup_key,
    )


def test_what_failed_is_sent_again_and_what_is_done_is_not(
    client_of: ClientOf, staff: User, notices: dict[str, Delivery]
) -> None:
    failed, done = notices["email"], notices["inbox"]
    Delivery.objects.filter(pk=failed.pk).update(state="failed", attempts=5, error="550")
    client = client_of(may(staff, "view_delivery", "change_delivery"))
    chosen = {"action": "try_again", "_selected_action": [failed.pk, done.pk]}
    client.post(reverse(LIST), chosen)
    assert dict(Delivery.objects.values_list("pk", "state")) == {
        failed.pk: "queued",
        done.pk: "done",
    }
    assert Delivery.objects.get(pk=failed.pk).attempts == 0


def test_whoever_may_only_look_sends_nothing(
    client_of: ClientOf, staff: User, mail: Delivery
) -> None:
    Delivery.objects.filter(pk=mail.pk).update(state="failed")
    client = client_of(may(staff, "view_delivery"))
    client.post(reverse(LIST), {"action": "try_again", "_selected_action": [mail.pk]})
    assert Delivery.objects.get(pk=mail.pk).state == "failed"


@pytest.mark.parametrize("action", ["change", "delete"])
def test_nothing_is_changed_here(
    client_of: ClientOf, staff: User, mail: Delivery, action: str
) -> None:
    staff.is_superuser = True
    staff.save()
    url = reverse(f"admin:outbox_delivery_{action}", args=[mail.pk])
    assert client_of(staff).post(url, {"post": "yes"}).status_code == 403
    assert Delivery.objects.filter(pk=mail.pk).exists()
