"""What a list can be narrowed by, with the number of products each choice leads to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.models import Attribute, Product
from catalog.queries.public_counts import Counts
from catalog.queries.public_filters import LEAD_TIME_STEPS, MOQ_STEPS, OWN, Filters
from pavilion.trade.codes import incoterms, name_of

MOST_ATTRIBUTES = 5
MOST_ASKED = 20
#: Words of an address that place or order a list.
NOT_FACETS = ("q", "sort", "after")
MOST_CHOICES = 12


@dataclass(frozen=True)
class Choice:
    label: str
    count: int
    href: str
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    name: str
    title: str
    choices: list[Choice]


def facet_names(params: Iterable[str]) -> list[str]:
    """Those words of an address that narrow a list: ours, and the attributes' codes."""
    asked = [name for name in params if name not in (*OWN, *NOT_FACETS)][:MOST_ASKED]
    known = Attribute.objects.filter(code__in=asked).values_list("code", flat=True) if asked else ()
    return [*OWN, *known]


@dataclass(frozen=True)
class FacetSheet:
    """The facets of one list: what each choice counts and where it leads."""

    counts: Counts
    total: int
    filters: Filters
    path: str
    language: str

    def own(self) -> list[Facet]:
        """The facets every list has."""
        samples = [(value, str(label)) for value, label in Product.SamplePolicy.choices]
        offers = [("oem", "1", _("OEM, your brand")), ("odm", "1", _("ODM, your design"))]
        facets = [
            Facet("offer", _("Made for you"), self._choices(offers)),
            self._facet("sample", _("Samples"), samples),
            self._facet("moq", _("Minimum order"), _moq_steps()),
            self._facet("lead", _("Lead time"), _lead_steps()),
            self._facet("incoterm", _("Incoterm"), self._incoterms()),
        ]
        return [facet for facet in facets if facet.choices]

    def of_attributes(self) -> list[Facet]:
        """The attributes that say most about these products, and those that are chosen."""
        weight: dict[str, int] = defaultdict(int)
        for value, count in self.counts.items():
            name, is_facet, _value = value.partition(":")
            if is_facet and name not in OWN:
                weight[name] += count
        codes = sorted(weight, key=lambda code: (-weight[code], code))[:MOST_ATTRIBUTES]
        codes += [name for name in self.filters.chosen if name not in (*OWN, *codes)]
        rows = Attribute.objects.in_bulk(codes, field_name="code") if codes else {}
        shown = [rows[code] for code in codes if code in rows]
        facets = [self._facet(a.code, a.name(self.language), self._options(a)) for a in shown]
        return [facet for facet in facets if facet.choices]

    def _facet(self, name: str, title: str, options: Sequence[tuple[str, str]]) -> Facet:
        return Facet(name, title, self._choices([(name, value, said) for value, said in options]))

    def _choices(self, options: Sequence[tuple[str, str, str]]) -> list[Choice]:
        found = [
            Choice(
                label=label,
                count=self.counts.get(f"{name}:{value}", 0),
                href=f"{self.path}{self.filters.toggled(name, value).query()}",
                is_chosen=self.filters.has(name, value),
            )
            for name, value, label in options
            if self._narrows(name, value)
        ]
        return [choice for at, choice in enumerate(found) if at < MOST_CHOICES or choice.is_chosen]

    def _narrows(self, name: str, value: str) -> bool:
        """Leads to something, and to less than there is already."""
        if name in self.filters.chosen:
            return self.filters.has(name, value) or f"{name}:{value}" in self.counts
        return 0 < self.counts.get(f"{name}:{value}", 0) < self.total

    def _incoterms(self) -> list[tuple[str, str]]:
        codes = incoterms()
        return [(code, f"{code} · {name_of(codes, code, self.language)}") for code in codes]

    def _options(self, attribute: Attribute) -> list[tuple[str, str]]:
        if attribute.kind == Attribute.Kind.BOOL:
            return [("1", _("Yes"))]
        return [
            (option["value"], attribute.option_name(option["value"], self.language))
            for option in attribute.options
        ]


def chips(facets: Iterable[Facet]) -> list[tuple[str, str]]:
    """What is chosen, in full words, each with the address that takes it back."""
    return [
        (choice.label if facet.name == "offer" else f"{facet.title}: {choice.label}", choice.href)
        for facet in facets
        for choice in facet.choices
        if choice.is_chosen
    ]


def _moq_steps() -> list[tuple[str, str]]:
    return [(str(step), _("up to %(quantity)s") % {"quantity": f"{step:,}"}) for step in MOQ_STEPS]


def _lead_steps() -> list[tuple[str, str]]:
    return [
        (str(days), ngettext("within %(days)d day", "within %(days)d days", days) % {"days": days})
        for days in LEAD_TIME_STEPS
    ]
