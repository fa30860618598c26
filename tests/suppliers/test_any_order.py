"""Verbs in any order: the statuses only ever go where the tables lead (SEC-08)."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pavilion.accounts.models import User
from suppliers import documents, onboarding, review, standing
from suppliers.models import Application, Supplier
from suppliers.moving import MoveRefusedError
from tests.suppliers.applications import COMPANY, KIND, fill_in, pdf

REFUSALS = (
    MoveRefusedError,
    onboarding.IncompleteError,
    onboarding.NotEditableError,
    documents.PaperLockedError,
    review.AlreadyDecidedError,
    review.DocumentReplacedError,
    review.BusinessNotActiveError,
    standing.NeverListedError,
)


@dataclass
class World:
    """One company with those who act on it."""

    supplier: Supplier
    owner: User
    reviewer: User

    @property
    def application(self) -> Application:
        found = self.supplier.applications.order_by("-created_at", "-pk").first()
        assert found is not None
        return found

    def fill_in(self) -> None:
        fill_in(self.application, self.owner)

    def answer(self) -> None:
        onboarding.save_company(self.application, COMPANY, by=self.owner)

    def submit(self) -> None:
        onboarding.submit(self.application, by=self.owner)

    def begin_again(self) -> None:
        onboarding.begin_again(self.supplier, by=self.owner)

    def replace_paper(self) -> None:
        documents.add_paper(self.application, by=self.owner, file=pdf(), kind=KIND)

    def approve(self) -> None:
        paper = self.supplier.documents.order_by("pk").last()
        if paper is None:
            raise review.DocumentReplacedError
        active = Supplier.RegistryState.ACTIVE
        review.approve(self.application, by=self.reviewer, document=paper, registry_state=active)

    def request_changes(self) -> None:
        notes = {Application.Task.COMPANY: "?"}
        review.request_changes(self.application, by=self.reviewer, notes=notes)

    def reject(self) -> None:
        review.reject(self.application, by=self.reviewer, reason="no")

    def suspend(self) -> None:
        standing.suspend(self.supplier, by=self.reviewer, reason="because")

    def reinstate(self) -> None:
        standing.reinstate(self.supplier, by=self.reviewer, reason="because")

    def statuses(self) -> tuple[dict[int, str], str]:
        applications = dict(self.supplier.applications.values_list("pk", "status"))
        return applications, Supplier.objects.values_list("status", flat=True).get()


VERBS: list[Callable[[World], None]] = [
    World.fill_in,
    World.answer,
    World.submit,
    World.begin_again,
    World.replace_paper,
    World.approve,
    World.request_changes,
    World.reject,
    World.suspend,
    World.reinstate,
]


@pytest.fixture
def world(draft_supplier, draft_owner, reviewer, media_root, monkeypatch) -> World:
    monkeypatch.setattr("pavilion.jobs.asking.hint", lambda *_: True)
    return World(draft_supplier, draft_owner, reviewer)


def check(world: World, before: tuple[dict[int, str], str]) -> None:
    """Each status stayed or took one step of its table; what must hold together does."""
    applications, standing_now = world.statuses()
    for pk, status in applications.items():
        was = before[0].get(pk, "draft")
        assert status == was or status in Application.MOVES[was]
    assert standing_now == before[1] or standing_now in Supplier.MOVES[before[1]]
    assert (standing_now == "registered") == ("approved" not in applications.values())
    assert sum(status in Application.OPEN for status in applications.values()) <= 1
    steps = sum(application.history.count() for application in world.supplier.applications.all())
    assert steps >= sum(status != "draft" for status in applications.values())


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(chosen=st.lists(st.sampled_from(VERBS), min_size=4, max_size=14))
def test_whatever_is_tried_the_tables_hold(world, chosen):
    with transaction.atomic():
        # Half the walks begin where it becomes interesting.
        if len(chosen) % 2:
            world.fill_in()
        for verb in chosen:
            before = world.statuses()
            try:
                with transaction.atomic():
                    verb(world)
            except REFUSALS:
                assert world.statuses() == before
            check(world, before)
        transaction.set_rollback(True)
