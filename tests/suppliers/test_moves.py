"""Every move there is, and every move there is not (SEC-08)."""

from itertools import product

import pytest
from django.utils import timezone

from suppliers.models import Application, Supplier
from suppliers.moving import MoveRefusedError, move_application, move_supplier

APPLICATION = list(product(Application.Status.values, repeat=2))
SUPPLIER = list(product(Supplier.Status.values, repeat=2))


def put(application, status, by):
    """Set the status behind everybody's back, with what the constraints ask for."""
    decided = status in ("approved", "rejected")
    Application.objects.filter(pk=application.pk).update(
        status=status,
        submitted_at=timezone.now(),
        decided_at=timezone.now() if decided else None,
        decided_by=by if decided else None,
    )
    application.refresh_from_db()


@pytest.mark.parametrize(("before", "after"), APPLICATION)
def test_an_application_moves_by_the_table(draft, reviewer, before, after):
    put(draft, before, reviewer)
    row = Application.objects.values().get(pk=draft.pk)
    if after in Application.MOVES[before]:
        change = move_application(draft, after, by=reviewer, reason="why")
        assert (change.before, change.after, change.reason) == (before, after, "why")
        assert Application.objects.get(pk=draft.pk).status == after
    else:
        with pytest.raises(MoveRefusedError):
            move_application(draft, after, by=reviewer)
        assert Application.objects.values().get(pk=draft.pk) == row
        assert not draft.history.exists()


@pytest.mark.parametrize(("before", "after"), SUPPLIER)
def test_a_company_moves_by_the_table(draft_supplier, reviewer, before, after):
    Supplier.objects.filter(pk=draft_supplier.pk).update(status=before, listed_at=timezone.now())
    draft_supplier.refresh_from_db()
    row = Supplier.objects.values().get(pk=draft_supplier.pk)
    if after in Supplier.MOVES[before]:
        change = move_supplier(draft_supplier, after, by=reviewer, reason="why")
        assert (change.before, change.after, change.actor) == (before, after, reviewer)
        assert Supplier.objects.get(pk=draft_supplier.pk).status == after
    else:
        with pytest.raises(MoveRefusedError):
            move_supplier(draft_supplier, after, by=reviewer)
        assert Supplier.objects.values().get(pk=draft_supplier.pk) == row
        assert not draft_supplier.history.exists()


def test_a_row_that_moved_meanwhile_is_not_moved_from_where_it_was(submitted, reviewer):
    stale = Application.objects.get(pk=submitted.pk)
    move_application(submitted, Application.Status.REJECTED, by=reviewer, reason="no")
    with pytest.raises(MoveRefusedError):
        move_application(stale, Application.Status.APPROVED, by=reviewer)
    assert Application.objects.get(pk=submitted.pk).status == Application.Status.REJECTED


def test_every_status_has_its_line_in_the_table():
    assert set(Application.MOVES) == set(Application.Status.values)
    assert set(Supplier.MOVES) == set(Supplier.Status.values)
