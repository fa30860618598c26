"""What the selects of the editor offer, in the reader's language."""

from collections.abc import Iterable
from itertools import groupby

from babel import Locale
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from catalog.models import Category
from pavilion.trade import codes

Choices = list[tuple[str, str]]


def _language() -> str:
    return "ko" if (get_language() or "en").startswith("ko") else "en"


def unit_choices() -> Choices:
    return list(codes.choices(codes.units(), _language()))


def currency_choices() -> Choices:
    return [(code, code) for code in codes.CURRENCIES]


def incoterm_choices() -> Choices:
    return [
        ("", _("Not stated")),
        *((code, f"{code} · {term.name(_language())}") for code, term in codes.incoterms().items()),
    ]


def payment_choices() -> Choices:
    return list(codes.choices(codes.payment_terms(), _language()))


def origin_choices() -> Choices:
    """Korea first, then all countries by name."""
    names = Locale(_language()).territories
    countries = [
        (code, str(name))
        for code, name in names.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    ]
    return sorted(countries, key=lambda pair: (pair[0] != "KR", pair[1]))


def place_names() -> list[str]:
    """Korean ports and airports, to be offered beside free text."""
    return [port.name_en for port in codes.ports().values() if port.country == "KR"]


def leaf_choices() -> list[tuple[str, list[tuple[int, str]]]]:
    """The leaves, grouped by hall and category, in one query."""
    by_slug = {category.slug: category for category in Category.objects.all()}
    leaves = sorted(
        (category for category in by_slug.values() if category.level == 3),
        key=lambda leaf: _positions(leaf, by_slug),
    )
    return [
        (
            " › ".join(by_slug[slug].name() for slug in parent.split("/")),
            [(leaf.pk, leaf.name()) for leaf in group],
        )
        for parent, group in groupby(leaves, key=lambda leaf: leaf.path.rpartition("/")[0])
    ]


def _positions(leaf: Category, by_slug: dict[str, Category]) -> list[int]:
    return [by_slug[slug].position for slug in leaf.path_slugs]


#: CLDR regions that are no country of origin.
_NO_COUNTRIES: Iterable[str] = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "TA"})
