"""Rights: who may give them, that each change leaves a line, and that a line stays."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from pavilion.accounts.models import User
from pavilion.accounts.roles import ROLES, make_roles
from pavilion.audit.models import AuditEntry
from pavilion.audit.recording import record
from tests.personas import ClientOf, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def superuser() -> User:
    return make_user("root@pavilion.example", is_staff=True, is_superuser=True)


@pytest.fixture
def root(superuser: User, client_of: ClientOf) -> Client:
    return client_of(superuser)


def person_form(user: User, **changes: object) -> dict[str, object]:
    """The admin's form of a person as it stands, with changes."""
    form: dict[str, object] = {
        "name": user.name,
        "language": user.language,
        "time_zone": user.time_zone,
        "is_active": "on",
        "emailaddress_set-TOTAL_FORMS": 0,
        "emailaddress_set-INITIAL_FORMS": 0,
        "authenticator_set-TOTAL_FORMS": 0,
        "authenticator_set-INITIAL_FORMS": 0,
        "consents-TOTAL_FORMS": 0,
        "consents-INITIAL_FORMS": 0,
    }
    return form | changes


def change(client: Client, user: User, **changes: object) -> int:
    address = f"/admin/accounts/user/{user.pk}/change/"
    return client.post(address, person_form(user, **changes)).status_code


def test_roles_are_made_once_and_name_what_exists() -> None:
    call_command("make_roles", verbosity=0)
    made = {group.name: group.permissions.count() for group in make_roles()}

    assert set(made) == set(ROLES) == set(Group.objects.values_list("name", flat=True))
    assert all(made.values())
    reviewer = User(pk=0)
    assert not reviewer.has_perm("suppliers.change_application")


def test_a_role_that_is_given_leaves_a_line(root: Client, staff: User) -> None:
    make_roles()
    role = Group.objects.get(name="reviewer")

    assert change(root, staff, is_staff="on", groups=[role.pk]) == 302

    assert list(staff.groups.all()) == [role]
    line = AuditEntry.objects.get(action="rights.changed")
    assert (line.actor, line.subject) == ("root@pavilion.example", staff.email)
    assert line.reason == "+role reviewer"
    assert line.address == "127.0.0.1"


def test_rights_that_are_taken_leave_a_line(root: Client, staff: User) -> None:
    assert change(root, staff) == 302

    staff.refresh_from_db()
    assert not staff.is_staff
    assert AuditEntry.objects.get(action="rights.changed").reason == "-is_staff"


def test_a_change_of_name_is_no_change_of_rights(root: Client, staff: User) -> None:
    assert change(root, staff, name="새 이름", is_staff="on") == 302

    assert not AuditEntry.objects.filter(action="rights.changed").exists()


def test_looking_at_a_person_leaves_a_line(root: Client, stranger: User) -> None:
    root.get(f"/admin/accounts/user/{stranger.pk}/change/")

    line = AuditEntry.objects.get(action="person.viewed")
    assert (line.actor, line.subject) == ("root@pavilion.example", stranger.email)


def test_a_permission_of_a_role_leaves_a_line(root: Client) -> None:
    role = Group.objects.create(name="a role")
    permission = Permission.objects.get(codename="view_document")

    root.post(
        f"/admin/auth/group/{role.pk}/change/", {"name": "a role", "permissions": [permission.pk]}
    )

    line = AuditEntry.objects.get(action="rights.changed")
    assert (line.subject, line.reason) == ("role a role", "+suppliers.view_document")


def test_who_may_change_people_gives_no_rights(staff: User, client_of: ClientOf) -> None:
    staff.user_permissions.add(
        *Permission.objects.filter(codename__in=["change_user", "view_user"])
    )
    role = Group.objects.create(name="a role")
    friend = make_user("friend@example.test", name="Friend")
    client = client_of(staff)

    for target in (friend, staff):
        change(client, target, name="Changed", is_staff="on", is_superuser="on", groups=[role.pk])

    friend.refresh_from_db()
    staff.refresh_from_db()
    assert friend.name == "Changed"
    assert not friend.is_staff
    assert not staff.is_superuser
    assert not User.objects.filter(groups=role).exists()


def test_a_superuser_is_changed_by_superusers_only(
    superuser: User, staff: User, client_of: ClientOf
) -> None:
    staff.user_permissions.add(
        *Permission.objects.filter(codename__in=["change_user", "view_user"])
    )

    assert change(client_of(staff), superuser, name="Changed") == 403


def test_no_password_hash_or_secret_is_shown(root: Client, staff: User) -> None:
    Authenticator.objects.create(
        user=staff, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"}
    )

    page = root.get(f"/admin/accounts/user/{staff.pk}/change/").content.decode()

    assert staff.password not in page
    assert "JBSWY3DPEHPK3PXP" not in page
    assert 'name="password' not in page
    assert 'name="email"' not in page


def test_a_new_person_has_no_password_until_they_set_one(root: Client) -> None:
    form = {"email": "New@Example.test", "name": "새 사람", "language": "ko", "is_staff": "on"}

    answer = root.post("/admin/accounts/user/add/", form | {"time_zone": "Asia/Seoul"})

    assert answer.status_code == 302
    user = User.objects.get(email="new@example.test")
    assert not user.has_usable_password()
    assert AuditEntry.objects.get(action="rights.changed").reason == "+is_active, +is_staff"


def test_nobody_is_deleted_here(root: Client, stranger: User) -> None:
    assert (
        root.post(f"/admin/accounts/user/{stranger.pk}/delete/", {"post": "yes"}).status_code == 403
    )


@pytest.mark.parametrize("verb", ["update", "delete"])
def test_an_audit_entry_stays_as_it_is(verb: str, owner: User) -> None:
    entry = record("test.made", by=owner)
    rows = AuditEntry.objects.filter(pk=entry.pk)

    with pytest.raises(IntegrityError, match="stays as it is"), transaction.atomic():
        rows.update(actor="somebody else") if verb == "update" else rows.delete()

    assert AuditEntry.objects.get(pk=entry.pk).actor == owner.email


def test_an_audit_entry_goes_when_its_time_has_come(owner: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_auditentry (at, actor, action, subject, target, reason)"
            " VALUES (%s, 'x', 'test.old', '', '', '')",
            [timezone.now() - timedelta(days=3 * 366)],
        )

    assert AuditEntry.objects.filter(action="test.old").delete()[0] == 1
