"""Everything a supplier's storefront shows."""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.queries import public, public_filters
from catalog.queries.public import Tile
from pavilion.structured_data import Node, absolute
from pavilion.trade.halls import hall_name
from suppliers.queries.face import Face
from suppliers.queries.proof import Evidence
from suppliers.queries.public import storefront


@dataclass(frozen=True)
class StorefrontPage:
    face: Face
    evidence: list[Evidence]
    tiles: list[Tile]
    total: int
    next_href: str
    crumbs: list[tuple[str, str]]

    @property
    def halls(self) -> list[tuple[str, str]]:
        """Pairs of name and address."""
        return [
            (hall_name(slug, self.face.language), reverse("catalog:category", args=[slug]))
            for slug in self.face.supplier.halls
        ]

    def organization(self) -> Node:
        supplier = self.face.supplier
        node: Node = {
            "@type": "Organization",
            "name": self.face.name.text,
            "url": absolute(reverse("catalog:supplier", args=[supplier.slug])),
            "address": {"@type": "PostalAddress", "addressCountry": "KR"},
        }
        optional = {
            "alternateName": self.face.other_name.text,
            "description": self.face.intro.text,
            "logo": absolute(self.face.logo) if self.face.logo else "",
            "foundingDate": supplier.established_on and supplier.established_on.isoformat(),
        }
        return node | {name: value for name, value in optional.items() if value}


def storefront_page(slug: str, params: QueryDict, language: str) -> StorefrontPage | None:
    """None when there is no such listed company."""
    face = storefront(slug, language)
    if face is None:
        return None
    filters = public_filters.read(params, [])
    rows = public.listed(language).filter(supplier=face.supplier)
    tiles, last = public.page_of(rows, sort=filters.sort, language=language, after=filters.after)
    path = reverse("catalog:supplier", args=[slug])
    return StorefrontPage(
        face=face,
        evidence=face.evidence(),
        tiles=tiles,
        total=rows.count(),
        next_href=f"{path}{filters.continued(last).query()}#products" if last else "",
        crumbs=[
            (_("Home"), reverse("home")),
            (_("Suppliers"), reverse("suppliers:directory")),
            (face.name.text, path),
        ],
    )
