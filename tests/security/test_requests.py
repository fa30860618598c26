"""No form is taken from elsewhere, and looking changes nothing."""

import hashlib

import pytest
from django.db import connection
from django.test import Client

from tests.security.conftest import World
from tests.security.registry import DOORS, Who

UNSAFE = ["post", "put", "patch", "delete"]
#: What may change by looking: sessions, and the lines that say that staff looked.
CHANGES_BY_LOOKING = {"django_session", "audit_auditentry", "usersessions_usersession"}
LOOKING = ["anybody", "buyer", "owner", "superuser"]


def strict(client: Client) -> Client:
    """The same person in a browser whose forms are checked."""
    twin = Client(enforce_csrf_checks=True, raise_request_exception=False)
    twin.cookies.update(client.cookies)
    return twin


@pytest.mark.parametrize("person", ["anybody", "owner", "superuser"])
def test_no_form_from_elsewhere_is_taken(person: str, world: World) -> None:
    client = strict(world.people[person])
    taken = []
    for name, door in DOORS.items():
        address = world.address(name, door)
        for method in UNSAFE:
            answer = getattr(client, method)(address, headers={"Origin": "https://evil.example"})
            if answer.status_code != 403:
                taken.append(f"{method} {address}: {answer.status_code}")

    assert not taken, "\n".join(taken)


def test_a_form_of_ours_from_another_origin_is_not_taken(world: World) -> None:
    client = strict(world.people["owner"])
    client.get("/en/account/settings/")
    token = client.cookies["csrf"].value
    form = {"csrfmiddlewaretoken": token, "name": "Someone Else", "language": "ko"}

    answer = client.post("/en/account/settings/", form, headers={"Origin": "https://evil.example"})

    assert answer.status_code == 403


def snapshot() -> dict[str, str]:
    """A digest of every table."""
    digests = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1')  # noqa: S608
            rows = "\n".join(row for (row,) in cursor.fetchall())
            digests[table] = hashlib.sha256(rows.encode()).hexdigest()
    return digests


def test_looking_changes_nothing(world: World) -> None:
    pages = [
        (name, door) for name, door in DOORS.items() if not door.acts and door.who is not Who.NOBODY
    ]
    before = snapshot()

    for person in LOOKING:
        for name, door in pages:
            world.people[person].get(world.address(name, door))

    after = snapshot()
    changed = {table for table in before if before[table] != after[table]}
    assert changed <= CHANGES_BY_LOOKING
