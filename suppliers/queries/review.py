"""Rows for the reviewers."""

from django.db.models import Case, IntegerField, OuterRef, QuerySet, Subquery, Value, When

from suppliers.models import Application, ApplicationStatusChange, SupplierText


def in_queue_order(applications: QuerySet[Application]) -> QuerySet[Application]:
    """With the company's Korean name; what waits comes first, the longest waiting on top."""
    names = SupplierText.objects.filter(supplier=OuterRef("supplier"), language="ko")
    return applications.select_related("supplier", "decided_by").annotate(
        company_name=Subquery(names.values("name")[:1]),
        turn=Case(
            When(status=Application.Status.SUBMITTED, then=Value(0)),
            default=Value(1),
            output_field=IntegerField(),
        ),
    )


def next_waiting(application: Application) -> Application | None:
    """Another application that waits, the longest waiting first."""
    return Application.objects.waiting().exclude(pk=application.pk).first()


def waiting_count() -> int:
    return Application.objects.waiting().count()


def history_of(application: Application) -> QuerySet[ApplicationStatusChange]:
    return application.history.select_related("actor", "document")
