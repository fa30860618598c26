"""Everything the directory of suppliers shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Func, Prefetch, Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from pavilion.trade.halls import HALLS, hall_name
from suppliers.models import Supplier, SupplierText
from suppliers.queries.face import Face
from suppliers.queries.public import face_of

PAGE_SIZE = 24


@dataclass(frozen=True)
class HallChoice:
    name: str
    href: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class DirectoryPage:
    faces: list[Face]
    total: int
    #: The name of the hall the list is narrowed to.
    hall: str
    halls: list[HallChoice]
    all_href: str
    next_href: str

    @property
    def shown(self) -> int:
        return len(self.faces)


def directory_page(params: QueryDict, language: str) -> DirectoryPage:
    """The listed companies, the newest first."""
    path = reverse("suppliers:directory")
    hall = params.get("hall", "")
    hall = hall if hall in HALLS else ""
    rows = Supplier.objects.listed()
    counts = _counts_by_hall(rows)
    chosen = rows.filter(halls__contains=[hall]) if hall else rows
    found = _page(chosen, params.get("after", "")[:80])
    shown = found[:PAGE_SIZE]
    more = {"hall": hall, "after": shown[-1].slug} if len(found) > PAGE_SIZE else {}
    return DirectoryPage(
        faces=[face_of(supplier, language) for supplier in shown],
        total=counts.get(hall, 0) if hall else rows.count(),
        hall=hall_name(hall, language) if hall else "",
        halls=[
            HallChoice(hall_name(slug, language), f"{path}?hall={slug}", counts[slug], slug == hall)
            for slug in HALLS
            if slug in counts
        ],
        all_href=path,
        next_href=f"{path}?{urlencode({k: v for k, v in more.items() if v})}" if more else "",
    )


def named_like(words: Iterable[str], language: str, limit: int = 6) -> list[Face]:
    """Listed companies whose name holds one of the words."""
    wanted = Q()
    for word in words:
        wanted |= Q(texts__name__icontains=word)
    if not wanted:
        return []
    rows = Supplier.objects.listed().filter(wanted).distinct().prefetch_related("texts")
    return [face_of(supplier, language) for supplier in rows[:limit]]


def _page(rows: QuerySet[Supplier], after: str) -> list[Supplier]:
    """One more than a page, behind the company with this slug."""
    last = Supplier.objects.filter(slug=after, listed_at__isnull=False).first() if after else None
    if last and last.listed_at:
        rows = rows.filter(
            Q(listed_at__lt=last.listed_at) | Q(listed_at=last.listed_at, pk__lt=last.pk)
        )
    texts = Prefetch("texts", SupplierText.objects.order_by("language"))
    return list(rows.order_by("-listed_at", "-pk").prefetch_related(texts)[: PAGE_SIZE + 1])


def _counts_by_hall(rows: QuerySet[Supplier]) -> dict[str, int]:
    each = rows.values(hall=Func(F("halls"), function="unnest")).annotate(count=Count("*"))
    return dict(each.values_list("hall", "count"))
