"""Rows for the public: the storefront, the card on a product's page, the directory."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files.storage import storages
from django.db.models import Count, F, Func, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from pavilion.media.storages import PUBLIC
from pavilion.translation import states
from pavilion.translation.provenance import State, state_of
from pavilion.ui.formats import country_text
from suppliers.models import Supplier, SupplierText
from suppliers.queries.proof import Evidence, evidence

PAGE_SIZE = 24


@dataclass(frozen=True, slots=True)
class Said:
    """A text and the language it is in, which may not be the page's."""

    text: str
    language: str

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True)
class Face:
    """What buyers read about a company, in their language as far as it is there."""

    supplier: Supplier
    language: str
    texts: dict[str, SupplierText]

    @property
    def name(self) -> Said:
        return self.said("name")

    @property
    def other_name(self) -> Said:
        """The company's name as it writes it at home, where the page does not say that one."""
        own = self.texts.get(self.supplier.source_language)
        if own is None or own.language == self.name.language or own.name == self.name.text:
            return Said("", "")
        return Said(own.name, own.language)

    @property
    def languages(self) -> list[str]:
        """Those in which the company may be read: its name at least."""
        return [code for code, text in self.texts.items() if states.is_public(text, "name")]

    @property
    def tagline(self) -> Said:
        return self.said("tagline")

    @property
    def intro(self) -> Said:
        return self.said("intro")

    @property
    def products(self) -> Said:
        return self.said("products")

    @property
    def capacity(self) -> Said:
        return self.said("capacity")

    @property
    def original_intro(self) -> Said:
        """The source of a translated introduction."""
        source = self.texts.get(self.supplier.source_language)
        if source is None or self.intro.language == source.language:
            return Said("", "")
        return Said(source.intro, source.language)

    @property
    def intro_state(self) -> str:
        """machine, stale or reviewed; empty where the introduction is the original."""
        text = self.texts.get(self.intro.language)
        state = state_of(text, "intro") if text else None
        return "" if state in (None, State.SOURCE) else str(state)

    @property
    def region(self) -> str:
        """``Iksan-si, Jeonbuk-do`` or ``전북특별자치도 익산시``."""
        if self.language == "ko":
            return " ".join(self.supplier.address_ko.split()[:2])
        parts = [part.strip() for part in self.supplier.address_en.split(",") if part.strip()]
        return ", ".join(parts[-2:])

    @property
    def kinds(self) -> str:
        """``Manufacturer, OEM``"""
        labels = dict(Supplier.BusinessType.choices)
        return ", ".join(str(labels[kind]) for kind in self.supplier.business_types)

    @property
    def markets(self) -> str:
        return ", ".join(country_text(code) for code in self.supplier.export_markets)

    @property
    def since(self) -> str:
        year = self.supplier.established_on.year if self.supplier.established_on else None
        return _("since %(year)s") % {"year": year} if year else ""

    @property
    def logo(self) -> str:
        return _url(self.supplier.logo)

    @property
    def cover(self) -> str:
        return _url(self.supplier.cover)

    def evidence(self) -> list[Evidence]:
        return evidence(self.supplier)

    def said(self, field: str) -> Said:
        """In the page's language, else in the company's own; nothing that waits for a person."""
        for language in (self.language, self.supplier.source_language):
            text = self.texts.get(language)
            if text and states.is_public(text, field):
                return Said(str(getattr(text, field)), language)
        return Said("", "")


def face_of(supplier: Supplier, language: str) -> Face:
    return Face(supplier, language, _by_language(supplier.texts.all()))


def storefront(slug: str, language: str) -> Face | None:
    """None when there is no such listed company."""
    supplier = Supplier.objects.listed().filter(slug=slug).first()
    return face_of(supplier, language) if supplier else None


def directory(hall: str, after: str, language: str) -> tuple[list[Face], str]:
    """One page of the listed companies, the newest first, and the slug the next starts behind."""
    rows = _in_hall(Supplier.objects.listed(), hall).order_by("-listed_at", "-pk")
    if after:
        rows = _past(rows, after)
    found = list(
        rows.prefetch_related(Prefetch("texts", SupplierText.objects.order_by("language")))[
            : PAGE_SIZE + 1
        ]
    )
    shown = [face_of(supplier, language) for supplier in found[:PAGE_SIZE]]
    return shown, found[PAGE_SIZE - 1].slug if len(found) > PAGE_SIZE else ""


def counts_by_hall() -> dict[str, int]:
    rows = (
        Supplier.objects.listed()
        .values(hall=Func(F("halls"), function="unnest"))
        .annotate(count=Count("*"))
    )
    return dict(rows.values_list("hall", "count"))


def named_like(words: Iterable[str], language: str, limit: int = 6) -> list[Face]:
    """Listed companies whose name holds one of the words."""
    wanted = Q()
    for word in words:
        wanted |= Q(texts__name__icontains=word)
    if not wanted:
        return []
    rows = Supplier.objects.listed().filter(wanted).distinct().prefetch_related("texts")
    return [face_of(supplier, language) for supplier in rows[:limit]]


def _in_hall(rows: QuerySet[Supplier], hall: str) -> QuerySet[Supplier]:
    return rows.filter(halls__contains=[hall]) if hall else rows


def _past(rows: QuerySet[Supplier], slug: str) -> QuerySet[Supplier]:
    last = Supplier.objects.filter(slug=slug, listed_at__isnull=False).first()
    if last is None or last.listed_at is None:
        return rows
    return rows.filter(
        Q(listed_at__lt=last.listed_at) | Q(listed_at=last.listed_at, pk__lt=last.pk)
    )


def _by_language(texts: Iterable[SupplierText]) -> dict[str, SupplierText]:
    return {text.language: text for text in texts}


def _url(key: str) -> str:
    return str(storages[PUBLIC].url(key)) if key else ""
