"""The numbers staff open their day with: what waits for them, and how far the programme is."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalog.models import Listing, Product
from inquiries.models import Inquiry, Message
from pavilion.accounts.models import User
from pavilion.backoffice.access import may_see
from pavilion.jobs.kinds import job_kinds
from pavilion.outbox.models import Delivery
from suppliers.models import Application, Supplier

#: What the programme promised: this many companies, each on every step.
TARGET = 5_000


@dataclass(frozen=True, slots=True)
class Queue:
    """Work that waits: how much of it, since when, and where it is done."""

    name: str | Promise
    count: int
    oldest: datetime | None
    href: str
    #: Whether anything in it means that something is wrong.
    is_alarm: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way to an answered inquiry, and how many companies have taken it."""

    name: str | Promise
    count: int
    target: int = TARGET

    @property
    def percent(self) -> int:
        return round(100 * self.count / self.target)


def queues(user: User) -> list[Queue]:
    """The queues this person may work on."""
    found = []
    if may_see(user, Application):
        found.append(_applications())
    if may_see(user, Product):
        found.append(_products_in_review())
    if may_see(user, Delivery):
        found.append(_unsent_mails())
    kinds = [kind for kind in job_kinds() if may_see(user, kind)]
    if kinds:
        failed = sum(kind._base_manager.filter(state="failed").count() for kind in kinds)
        found.append(Queue(_("Failed jobs"), failed, None, reverse("admin:jobs"), is_alarm=True))
    return found


def funnel() -> list[Step]:
    """From registered to answered; one query, each company counted once per step."""
    is_listed = Q(status=Supplier.Status.LISTED)
    mine = {"supplier": OuterRef("pk")}
    listings = Listing.objects.filter(**mine)
    answers = Message.objects.filter(inquiry__supplier=OuterRef("pk"), side=Message.Side.SUPPLIER)
    counts = (
        Supplier.objects.exclude(status=Supplier.Status.CLOSED)
        .annotate(
            in_korean=Exists(listings.filter(language="ko")),
            in_english=Exists(listings.filter(language="en")),
            was_asked=Exists(Inquiry.objects.filter(**mine)),
            has_answered=Exists(answers),
        )
        .aggregate(
            registered=Count("pk"),
            verified=Count("pk", filter=is_listed),
            bilingual=Count("pk", filter=is_listed & Q(in_korean=True, in_english=True)),
            asked=Count("pk", filter=Q(was_asked=True)),
            answered=Count("pk", filter=Q(has_answered=True)),
        )
    )
    return [
        Step(_("Registered"), counts["registered"]),
        Step(_("Verified and listed"), counts["verified"]),
        Step(_("Listed in two languages"), counts["bilingual"]),
        Step(_("Received an inquiry"), counts["asked"]),
        Step(_("Answered an inquiry"), counts["answered"]),
    ]


def _applications() -> Queue:
    waiting = Application.objects.filter(status=Application.Status.SUBMITTED)
    href = f"{reverse('admin:suppliers_application_changelist')}?status__exact=submitted"
    return _queue(_("Applications to review"), waiting, "submitted_at", href)


def _products_in_review() -> Queue:
    waiting = Product.objects.filter(status=Product.Status.IN_REVIEW)
    href = f"{reverse('admin:catalog_product_changelist')}?status__exact=in_review"
    return _queue(_("Products to review"), waiting, "updated_at", href)


def _unsent_mails() -> Queue:
    waiting = Delivery.objects.filter(channel=Delivery.Channel.EMAIL).unfinished()
    href = f"{reverse('admin:outbox_delivery_changelist')}?state__exact=queued"
    return _queue(_("Mails not sent yet"), waiting, "created_at", href)


def _queue(name: Promise, waiting: QuerySet, since: str, href: str) -> Queue:  # type: ignore[type-arg]
    figures = waiting.aggregate(count=Count("pk"), oldest=Min(since))
    return Queue(name, figures["count"], figures["oldest"], href)
