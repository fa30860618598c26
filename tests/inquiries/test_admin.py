"""Staff read conversations; each look leaves a line, and nothing can be changed (K7)."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from inquiries.models import Inquiry
from pavilion.accounts.models import User
from pavilion.audit.models import AuditEntry
from tests.inquiries.makers import BODY, JONAS
from tests.personas import ClientOf

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(staff: User) -> User:
    """Staff who may look at inquiries and buyers."""
    staff.user_permissions.set(
        Permission.objects.filter(content_type__app_label="inquiries", codename__startswith="view")
    )
    return staff


@pytest.mark.parametrize("model", ["inquiry", "buyer"])
def test_a_look_leaves_a_line_with_who_whose_and_what(
    client_of: ClientOf, moderator: User, asked: Inquiry, model: str
) -> None:
    thing = asked if model == "inquiry" else asked.buyer
    page = client_of(moderator).get(reverse(f"admin:inquiries_{model}_change", args=[thing.pk]))
    assert page.status_code == 200
    if model == "inquiry":
        assert BODY in page.content.decode()
    entry = AuditEntry.objects.get(action=f"{model}.viewed")
    assert (entry.actor, entry.target) == (moderator.email, thing.public_id)
    assert JONAS.email in entry.subject
    assert entry.address == "127.0.0.1"


@pytest.mark.parametrize("model", ["inquiry", "buyer"])
@pytest.mark.parametrize("action", ["change", "delete"])
def test_nothing_is_changed_here_by_anybody(
    client_of: ClientOf, asked: Inquiry, staff: User, model: str, action: str
) -> None:
    staff.is_superuser = True
    staff.save()
    thing = asked if model == "inquiry" else asked.buyer
    client = client_of(staff)
    url = reverse(f"admin:inquiries_{model}_{action}", args=[thing.pk])
    answer = client.post(url, {"post": "yes", "status": "closed", "email": "x@example.test"})
    assert answer.status_code == 403
    assert client.get(reverse(f"admin:inquiries_{model}_add")).status_code == 403
    asked.refresh_from_db()
    assert asked.status == "open"


def test_without_the_right_there_is_nothing_to_see(
    client_of: ClientOf, asked: Inquiry, staff: User
) -> None:
    client = client_of(staff)
    for model, thing in (("inquiry", asked), ("buyer", asked.buyer)):
        for page in (
            reverse(f"admin:inquiries_{model}_changelist"),
            reverse(f"admin:inquiries_{model}_change", args=[thing.pk]),
        ):
            assert client.get(page).status_code == 403
    assert not AuditEntry.objects.filter(action__endswith=".viewed").exists()
