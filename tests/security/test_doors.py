"""Every address is tried by everybody: let in, sent elsewhere, or told that nothing is there."""

import copy
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.security.conftest import World
from tests.security.registry import DOORS, NAMELESS, Door, Who

IN, LOGIN, REGISTER, MFA, NO = "in", "login", "register", "second factor", "no"
PEOPLE = [
    "anybody",
    "stranger",
    "buyer",
    "other owner",
    "staff without second factor",
    "staff without a role",
    "reviewer",
    "owner",
    "superuser",
]
STAFF = {"staff without a role", "reviewer", "superuser"}


def _all(people: Iterable[str], met: set[str]) -> dict[str, set[str]]:
    return {person: set(met) for person in people}


_STRANGERS = _all(PEOPLE, {NO})
_NO_COMPANY = _all(PEOPLE, {REGISTER, NO}) | {"anybody": {LOGIN}}
_OUTSIDE = _STRANGERS | {"anybody": {LOGIN}, "staff without second factor": {MFA}}

#: What each person meets at each kind of door.
EXPECTED: dict[Who, dict[str, set[str]]] = {
    Who.ANYBODY: _all(PEOPLE, {IN}),
    Who.VISITORS: _all(PEOPLE, {IN, LOGIN}),
    Who.SIGNED_IN: _all(PEOPLE, {IN}) | {"anybody": {LOGIN}},
    Who.COMPANY: _NO_COMPANY | {"owner": {IN}, "other owner": {IN}},
    Who.ITS_COMPANY: _NO_COMPANY | {"owner": {IN}, "other owner": {NO}},
    Who.ITS_BUYER: _STRANGERS | {"anybody": {LOGIN}, "buyer": {IN}},
    Who.ITS_COMPANY_OR_REVIEWER: _STRANGERS
    | {"anybody": {LOGIN}, "owner": {IN}, "reviewer": {IN}, "superuser": {IN}},
    Who.STAFF: _OUTSIDE | _all(STAFF, {IN}),
    Who.REVIEWER: _OUTSIDE | {"reviewer": {IN}, "superuser": {IN}},
    # Some screens are closed to superusers too: what is read-only is so for all.
    Who.SUPERUSER: _OUTSIDE | {"superuser": {IN, NO}},
    Who.NOBODY: _all(PEOPLE, {NO, LOGIN, MFA}),
}
#: Sent on by an address that only shows the way.
_WAYS = {
    *("admin:login", "admin:password_change", "admin:password_change_done"),
    *("account_confirm_login_code", "mfa_authenticate", "suppliers:register"),
}


def walk(
    patterns: list[URLPattern | URLResolver], path: str = "", spaces: tuple[str, ...] = ()
) -> Iterator[tuple[str, str]]:
    """The name and the pattern of every address."""
    for pattern in patterns:
        here = f"{path}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            inside = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from walk(pattern.url_patterns, here, inside)
        else:
            yield ":".join([*spaces, pattern.name]) if pattern.name else "", here


ALL = list(walk(get_resolver().url_patterns))


def outcome(response: HttpResponseBase) -> str:
    """What happened at the door."""
    if response.status_code in (301, 302, 303):
        location = response.headers["Location"]
        if re.match(r"/(en/account|ko/account|admin)/login/", location):
            return LOGIN
        if re.match(r"/(en|ko)/account/2fa/", location):
            return MFA
        return REGISTER if location in ("/en/desk/register/", "/en/desk/") else IN
    return NO if response.status_code in (403, 404, 405) else IN


def knock(client: Client, address: str, door: Door) -> HttpResponseBase:
    return client.post(address) if door.acts else client.get(address)


def test_every_address_is_written_down() -> None:
    unknown = {name or path for name, path in ALL if name not in DOORS} - NAMELESS
    unknown = {
        path
        for path in unknown
        if not path.startswith("admin/") and path.partition("/")[2] not in NAMELESS
    }

    assert not unknown, "say in tests/security/registry.py who may open these"


def test_nothing_is_written_down_that_is_gone() -> None:
    assert set(DOORS) <= {name for name, _ in ALL}


@contextmanager
def undone(client: Client) -> Iterator[None]:
    """What happens inside has not happened, neither here nor in the browser."""
    cookies = copy.deepcopy(client.cookies)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    client.cookies = cookies


def surprises_at(name: str, world: World) -> Iterator[str]:
    """Who met something else at this door than the registry says."""
    door = DOORS[name]
    address = world.address(name, door)
    for person in PEOPLE:
        with undone(world.people[person]):
            response = knock(world.people[person], address, door)
        expected = set(EXPECTED[door.who][person])
        if door.is_bare:
            expected.add(NO)
        if name in _WAYS:
            expected |= {IN, REGISTER}
        met = outcome(response)
        if response.status_code >= 500 or met not in expected:
            yield f"{name}: {person} met {response.status_code} {met}, not {sorted(expected)}"


@pytest.mark.parametrize("acts", [False, True], ids=["pages", "actions"])
def test_a_door_opens_for_whom_it_should(acts: bool, world: World) -> None:
    doors = [name for name, door in DOORS.items() if door.acts is acts]

    surprises = [surprise for name in doors for surprise in surprises_at(name, world)]

    assert not surprises, "\n".join(surprises)


@pytest.mark.parametrize("path", ["/admin/nothing/", "/admin/accounts/user/1/"])
def test_what_the_back_office_has_no_name_for_is_closed_too(path: str, world: World) -> None:
    for person, client in world.people.items():
        expected = EXPECTED[Who.STAFF][person] | ({NO} if person in STAFF else set())
        assert outcome(client.get(path)) in expected, person
