"""Rows for the reviewers."""

from django.db.models import Case, IntegerField, OuterRef, QuerySet, Subquery, Value, When

from suppliers.models import Application, ApplicationStatusChange, SupplierText


def in_queue_order() -> QuerySet[Application]:
    """All applications with the company's Korean name: what waits first, the longest on top."""
    names = SupplierText.objects.filter(supplier=OuterRef("supplier"), language="ko")
    waits = Case(
        When(status=Application.Status.SUBMITTED, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    return (
        Application.objects.select_related("supplier", "decided_by")
        .annotate(company_name=Subquery(names.values("name")[:1]))
        .order_by(waits, "submitted_at", "pk")
    )


def next_waiting(application: Application) -> Application | None:
    """Another application that waits, the longest waiting first."""
    return Application.objects.waiting().exclude(pk=application.pk).first()


def waiting_count() -> int:
    return Application.objects.waiting().count()


def history_of(application: Application) -> QuerySet[ApplicationStatusChange]:
    return application.history.select_related("actor", "document")
