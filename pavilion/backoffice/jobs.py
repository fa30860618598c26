"""One page for all kinds of background work: how much waits, what failed and why, try again."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Min, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from pavilion.accounts.access import person
from pavilion.accounts.forms import client_address
from pavilion.accounts.models import User
from pavilion.audit.recording import record
from pavilion.backoffice.access import may, may_see
from pavilion.jobs.asking import requeue
from pavilion.jobs.kinds import job_kind, job_kinds
from pavilion.jobs.models import DUE, Job

#: Failed rows shown of each kind, and put back at one click.
SHOWN, AT_ONCE = 20, 500


@dataclass(frozen=True, slots=True)
class KindOfWork:
    """One kind of job as it stands."""

    label: str
    name: str
    waiting: int
    working: int
    done: int
    failed: int
    oldest_due: datetime | None
    failures: list[Job]
    may_retry: bool


def kinds_of_work(user: User) -> list[KindOfWork]:
    """The kinds this person may see."""
    return [_standing(kind, user) for kind in job_kinds() if may_see(user, kind)]


def put_back(kind: type[Job], *, by: User, job_id: int | None, address: str | None) -> int:
    """Queue one failed job again, or the longest failed ones; returns how many. Audited."""
    failed = kind._base_manager.filter(state=Job.State.FAILED)
    if job_id is not None:
        failed = failed.filter(pk=job_id)
    with transaction.atomic():
        chosen = list(failed.select_for_update(of=("self",)).order_by("finished_at")[:AT_ONCE])
        for job in chosen:
            requeue(job)
        for job in chosen:
            record(
                "job.retried",
                by=by,
                target=f"{kind._meta.label_lower} {job.pk}",
                reason=job.error,
                address=address,
            )
    return len(chosen)


@require_POST
def retry(request: HttpRequest) -> HttpResponse:
    """Try again: one job (``job``), or all of a kind that failed."""
    user = person(request)
    kind = job_kind(request.POST.get("kind", ""))
    job = request.POST.get("job", "")
    if kind is None or not (job.isdecimal() or job == "all"):
        raise Http404
    if not may(user, kind, "change"):
        raise PermissionDenied
    job_id = None if job == "all" else int(job)
    total = put_back(kind, by=user, job_id=job_id, address=client_address(request))
    said = ngettext("%(total)d job is queued again.", "%(total)d jobs are queued again.", total)
    messages.success(request, said % {"total": total})
    return HttpResponseRedirect(reverse("admin:jobs"))


def _standing(kind: type[Job], user: User) -> KindOfWork:
    rows = kind._base_manager
    counts = rows.aggregate(
        **{state: Count("pk", filter=Q(state=state)) for state in Job.State.values},
        oldest_due=Min("due_at", filter=DUE),
    )
    failures = rows.filter(state=Job.State.FAILED).order_by("-finished_at")[:SHOWN]
    return KindOfWork(
        label=kind._meta.label_lower,
        name=str(kind._meta.verbose_name_plural),
        waiting=counts["queued"],
        working=counts["running"],
        done=counts["done"],
        failed=counts["failed"],
        oldest_due=counts["oldest_due"],
        failures=list(failures) if counts["failed"] else [],
        may_retry=may(user, kind, "change"),
    )
