"""What the home page shows of the catalogue."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.conf import settings
from django.urls import reverse

from catalog.queries import public_overview
from catalog.queries.public import Tile
from pavilion.structured_data import Node, absolute
from pavilion.trade.halls import HALLS, hall_name
from suppliers.queries.face import Face
from suppliers.queries.public import count as count_suppliers
from suppliers.queries.public import newest_face

MOST_NEW = 10
#: The quilt's patches for photos, large ones first, and the halls whose product goes there.
QUILT = ("a", "b", "f", "h", "d", "i", "j")
_EAGER = 4
#: What to try, with the language it is in where that is not the page's.
TRY: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (("gochujang", ""), ("airless pump 50 ml", ""), ("KF94", ""), ("진공텀블러", "ko")),
    "ko": (("고추장", ""), ("에어리스 용기", ""), ("KF94", ""), ("vacuum tumbler", "en")),
}


class Patch(NamedTuple):
    place: str
    slug: str
    name: str
    picture: dict[str, Any]
    is_eager: bool


class HallFront(NamedTuple):
    slug: str
    name: str
    products: int
    picture: dict[str, Any] | None


@dataclass(frozen=True)
class HomePage:
    quilt: list[Patch]
    halls: list[HallFront]
    newest: list[Tile]
    products: int
    suppliers: int
    #: A company whose evidence is shown as an example.
    face: Face | None
    tries: tuple[tuple[str, str], ...]


def home_page(language: str) -> HomePage:
    fronts, counts = public_overview.fronts(language), public_overview.counts(language)
    return HomePage(
        quilt=_quilt(fronts),
        halls=[
            HallFront(
                slug,
                hall_name(slug, language),
                counts.get(slug, 0),
                fronts[slug]["picture"] if slug in fronts else None,
            )
            for slug in HALLS
        ],
        newest=public_overview.newest(language, MOST_NEW),
        products=sum(counts.get(slug, 0) for slug in HALLS),
        suppliers=count_suppliers(),
        face=newest_face(language),
        tries=TRY.get(language, TRY["en"]),
    )


def nodes() -> list[Node]:
    """The site and its search, for search engines."""
    home = absolute(reverse("home"))
    return [
        {
            "@type": "WebSite",
            "name": str(settings.SITE_NAME),
            "url": home,
            "potentialAction": {
                "@type": "SearchAction",
                "target": f"{absolute(reverse('catalog:search'))}?q={{search_term_string}}",
                "query-input": "required name=search_term_string",
            },
        },
        {
            "@type": "Organization",
            "name": str(settings.SITE_NAME),
            "url": home,
            "email": settings.OPERATOR["email"],
            "telephone": settings.OPERATOR["phone"],
        },
    ]


def _quilt(fronts: dict[str, dict[str, Any]]) -> list[Patch]:
    """One product of each of the first halls that have any, in the halls' order."""
    chosen = [fronts[slug] for slug in HALLS if slug in fronts]
    return [
        Patch(place, row["slug"], row["name"], row["picture"], at < _EAGER)
        for at, (place, row) in enumerate(zip(QUILT, chosen, strict=False))
    ]
