"""What buyers read about a company, in their language as far as it is there."""

from dataclasses import dataclass
from functools import cached_property

from django.core.files.storage import storages
from django.urls import reverse
from django.utils.translation import gettext as _

from pavilion.media.storages import PUBLIC
from pavilion.translation import states
from pavilion.translation.provenance import State, state_of
from pavilion.ui.formats import country_text
from suppliers.models import Supplier, SupplierText
from suppliers.queries.proof import Evidence, evidence


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

    @cached_property
    def href(self) -> str:
        return reverse("catalog:supplier", args=[self.supplier.slug])

    @cached_property
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


def _url(key: str) -> str:
    return str(storages[PUBLIC].url(key)) if key else ""
