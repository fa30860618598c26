"""Loading the taxonomy: the file becomes rows, again and again without doubling anything."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from catalog.models import Attribute, Category, CategoryAttribute

FILE = Path(__file__).parent / "data" / "taxonomy.json"


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows the taxonomy has now."""

    categories: int
    attributes: int
    asks: int


@dataclass(frozen=True, slots=True)
class _Node:
    data: dict[str, Any]
    path: str
    parent: str | None
    position: int


@transaction.atomic
def load(file: Path = FILE) -> Loaded:
    """Write the file's categories and attributes; what staff added besides stays as it is."""
    data = json.loads(file.read_text(encoding="utf-8"))
    attributes = _load_attributes(data["attribute_library"])
    nodes = list(_nodes(data["categories"]))
    categories = _load_categories(nodes)
    asks = _load_asks(nodes, categories, attributes)
    return Loaded(len(categories), len(attributes), asks)


def _nodes(
    children: list[dict[str, Any]], path: str = "", parent: str | None = None
) -> Iterator[_Node]:
    for position, child in enumerate(children):
        here = f"{path}/{child['slug']}" if path else child["slug"]
        yield _Node(child, here, parent, position)
        yield from _nodes(child.get("children", []), here, child["slug"])


def _load_attributes(library: list[dict[str, Any]]) -> dict[str, Attribute]:
    Attribute.objects.bulk_create(
        [
            Attribute(
                code=row["code"],
                kind=row["type"],
                name_ko=row["name_ko"],
                name_en=row["name_en"],
                unit=row.get("unit", ""),
                several=row.get("multi", False),
                options=row.get("options", []),
            )
            for row in library
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["kind", "name_ko", "name_en", "unit", "several", "options"],
    )
    return Attribute.objects.in_bulk([row["code"] for row in library], field_name="code")


def _load_categories(nodes: list[_Node]) -> dict[str, Category]:
    """Level by level, so that every parent has its key before its children are written."""
    known: dict[str, Category] = {}
    for level in (1, 2, 3):
        rows = [node for node in nodes if node.data["level"] == level]
        Category.objects.bulk_create(
            [
                Category(
                    slug=node.data["slug"],
                    parent=known[node.parent] if node.parent else None,
                    level=level,
                    path=node.path,
                    position=node.position,
                    name_ko=node.data["name_ko"],
                    name_en=node.data["name_en"],
                    hs_prefixes=node.data["hs_prefixes"],
                )
                for node in rows
            ],
            update_conflicts=True,
            unique_fields=["slug"],
            update_fields=[
                *("parent", "level", "path", "position"),
                *("name_ko", "name_en", "hs_prefixes"),
            ],
        )
        known |= Category.objects.in_bulk([node.data["slug"] for node in rows], field_name="slug")
    return known


def _load_asks(
    nodes: list[_Node], categories: dict[str, Category], attributes: dict[str, Attribute]
) -> int:
    rows = [
        CategoryAttribute(
            category=categories[node.data["slug"]],
            attribute=attributes[asked["code"]],
            position=position,
        )
        for node in nodes
        for position, asked in enumerate(node.data.get("attributes", []))
    ]
    CategoryAttribute.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["category", "attribute"],
        update_fields=["position"],
    )
    return len(rows)
