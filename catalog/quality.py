"""How good a product's page is, from 0 to 100, part by part, and what would improve it most.

One table of checks, the same wherever a score is shown; none of it can be bought.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from catalog.models import Product
from catalog.queries.sheets import Sheet, sheet_of
from pavilion.translation import states
from pavilion.translation.provenance import State, state_of


class Part(StrEnum):
    TEXTS = "texts"
    PICTURES = "pictures"
    TERMS = "terms"
    SPECS = "specs"


PART_NAMES: dict[Part, Promise] = {
    Part.TEXTS: _("Texts in two languages"),
    Part.PICTURES: _("Pictures"),
    Part.TERMS: _("Price and terms"),
    Part.SPECS: _("Specifications"),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that counts: how many points, how much of it is there, how to get the rest."""

    part: Part
    points: int
    share: Callable[[Sheet], float]
    words: str | Promise
    anchor: str


@dataclass(frozen=True, slots=True)
class Improvement:
    """A step worth taking, and the points it gains."""

    gain: int
    words: str | Promise
    anchor: str

    @property
    def gain_words(self) -> str:
        return ngettext_lazy("+%(points)d point", "+%(points)d points", "points") % {
            "points": self.gain
        }


@dataclass(frozen=True, slots=True)
class PartScore:
    name: str | Promise
    earned: int
    points: int


@dataclass(frozen=True, slots=True)
class Quality:
    """A score with its explanation; ``improvements`` has the most rewarding first."""

    total: int
    parts: tuple[PartScore, ...]
    improvements: tuple[Improvement, ...]

    @property
    def next_step(self) -> Improvement | None:
        return self.improvements[0] if self.improvements else None

    @property
    def verdict(self) -> str | Promise:
        if self.total >= 85:
            return _("Buyers find everything they need")
        if self.total >= 60:
            return _("A good page, nearly complete")
        return _("There is more to say")


def of(product: Product) -> Quality:
    """The quality of a product, read now."""
    return assess(sheet_of(product))


def assess(sheet: Sheet) -> Quality:
    earned = [round(check.points * min(1.0, check.share(sheet))) for check in CHECKS]
    gaps = [
        Improvement(check.points - got, check.words, check.anchor)
        for check, got in zip(CHECKS, earned, strict=True)
        if got < check.points
    ]
    return Quality(
        total=sum(earned),
        parts=tuple(_part_score(part, earned) for part in Part),
        improvements=tuple(sorted(gaps, key=lambda gap: -gap.gain)),
    )


def _part_score(part: Part, earned: list[int]) -> PartScore:
    rows = [
        (got, check.points) for check, got in zip(CHECKS, earned, strict=True) if check.part is part
    ]
    return PartScore(PART_NAMES[part], sum(got for got, _p in rows), sum(p for _g, p in rows))


def _length(field: str, wanted: int) -> Callable[[Sheet], float]:
    return lambda sheet: len(getattr(sheet.source, field)) / wanted


def _translated(field: str) -> Callable[[Sheet], float]:
    """Full marks for what a person has read, half for a machine's text."""

    def share(sheet: Sheet) -> float:
        text = sheet.translations[0]
        if state_of(text, field) is State.REVIEWED:
            return 1.0
        return 0.5 if states.is_public(text, field) else 0.0

    return share


def _described(sheet: Sheet) -> float:
    both = [picture for picture in sheet.pictures if picture.alt_ko and picture.alt_en]
    return len(both) / len(sheet.pictures) if sheet.pictures else 0.0


def _large(sheet: Sheet) -> float:
    return float(any(min(p.width or 0, p.height or 0) >= 1000 for p in sheet.ready_pictures))


def _attributes(sheet: Sheet) -> float:
    if sheet.product.category is None:
        return 0.0
    known = [ask for ask in sheet.asks if ask.attribute.code in sheet.product.attributes]
    return len(known) / len(sheet.asks) if sheet.asks else 1.0


CHECKS: tuple[Check, ...] = (
    Check(
        Part.TEXTS, 4, _length("name", 6), _("Name the product so that a buyer knows it"), "texts"
    ),
    Check(Part.TEXTS, 4, _length("summary", 20), _("Say in one line what is special"), "texts"),
    Check(Part.TEXTS, 6, _length("description", 150), _("Write a fuller description"), "texts"),
    Check(Part.TEXTS, 4, _translated("name"), _("Check the English name"), "text-name-en"),
    Check(Part.TEXTS, 4, _translated("summary"), _("Check the English summary"), "text-summary-en"),
    Check(
        Part.TEXTS,
        6,
        _translated("description"),
        _("Check the English description"),
        "text-description-en",
    ),
    Check(
        Part.TEXTS,
        4,
        lambda sheet: len(sheet.source.keywords) / 3,
        _("Add three search words"),
        "text-keywords-ko",
    ),
    Check(
        Part.PICTURES,
        10,
        lambda sheet: float(bool(sheet.ready_pictures)),
        _("Add a picture"),
        "pictures",
    ),
    Check(
        Part.PICTURES,
        9,
        lambda sheet: len(sheet.ready_pictures) / 4,
        _("Show it from several sides: four pictures"),
        "pictures",
    ),
    Check(
        Part.PICTURES,
        3,
        _large,
        _("Use a picture of at least 1,000 pixels on each side"),
        "pictures",
    ),
    Check(Part.PICTURES, 4, _described, _("Describe the pictures in both languages"), "pictures"),
    Check(
        Part.TERMS,
        6,
        lambda sheet: float(bool(sheet.tiers)),
        _("Give a price by quantity"),
        "price",
    ),
    Check(
        Part.TERMS,
        3,
        lambda sheet: len(sheet.tiers) / 2,
        _("Give a better price for larger quantities"),
        "price",
    ),
    Check(
        Part.TERMS,
        4,
        lambda sheet: float(sheet.product.moq is not None),
        _("Enter the minimum order quantity"),
        "id_moq",
    ),
    Check(
        Part.TERMS,
        4,
        lambda sheet: float(sheet.product.lead_time_days is not None),
        _("Say how long an order takes"),
        "id_lead_time_days",
    ),
    Check(
        Part.TERMS,
        3,
        lambda sheet: float(bool(sheet.product.payment_terms)),
        _("Say how you wish to be paid"),
        "payment",
    ),
    Check(
        Part.TERMS,
        2,
        lambda sheet: float(sheet.product.sample_policy != Product.SamplePolicy.NONE),
        _("Offer samples"),
        "id_sample_policy",
    ),
    Check(
        Part.SPECS,
        12,
        _attributes,
        _("Fill in the specifications of the category"),
        "specifications",
    ),
    Check(
        Part.SPECS,
        5,
        lambda sheet: float(bool(sheet.product.hs_code)),
        _("Enter the HS code"),
        "id_hs_code",
    ),
    Check(
        Part.SPECS,
        3,
        lambda sheet: float(bool(sheet.product.model_no)),
        _("Enter the model number"),
        "id_model_no",
    ),
)
