"""Rows for the supplier's desk."""

from django.db.models import QuerySet

from pavilion.translation.provenance import State, state_of
from suppliers.models import Application, Document, Member, Supplier, SupplierText


def application_of(supplier: Supplier) -> Application | None:
    """The application the desk speaks of: the open one, else the last."""
    return (
        supplier.applications.select_related("supplier", "decided_by")
        .order_by("-created_at", "-pk")
        .first()
    )


def members_of(supplier: Supplier) -> QuerySet[Member]:
    """The people of the company, owners first."""
    return supplier.memberships.select_related("user").order_by("joined_at", "pk")


def papers_of(supplier: Supplier) -> list[Document]:
    """Every paper, the ones in force first."""
    return sorted(
        supplier.documents.select_related("uploaded_by").order_by("-uploaded_at", "-pk"),
        key=lambda paper: paper.replaced_at is not None,
    )


def unreviewed_fields(english: SupplierText | None) -> list[str]:
    """English on the company page that a person should look at."""
    if english is None:
        return []
    waiting = (State.DRAFT, State.MACHINE, State.STALE)
    return [field for field in english.PAGE_FIELDS if state_of(english, field) in waiting]
