"""The demo's products are built and published the way any product is, by the catalogue's verbs."""

import re
from decimal import Decimal
from functools import cache
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from catalog import editing, pictures, publishing
from catalog.models import Attribute, Category, Product
from pavilion.accounts.models import User
from pavilion.demo.files import PICTURES, Row, rows
from suppliers.models import Supplier

_NUMBER = re.compile(r"^([0-9][0-9,]*(?:\.[0-9]+)?)\s*(\S.*)?$")


def load() -> int:
    """Build and publish every demo product that is not there yet; the workers make the pictures."""
    known = set(Product.objects.filter(is_demo=True).values_list("slug", flat=True))
    suppliers = {
        supplier.slug: supplier
        for supplier in Supplier.objects.filter(is_demo=True).prefetch_related("members")
    }
    new = [row for row in rows("products") if row["slug"] not in known]
    for row in new:
        supplier = suppliers[row["supplier"]]
        # Whole or not at all: a load that was broken off goes on where it was.
        with transaction.atomic():
            _build(row, supplier, by=supplier.members.all()[0])
    return len(new)


def _build(row: Row, supplier: Supplier, *, by: User) -> None:
    category = _leaves()[row["category"]]
    product = editing.create(supplier, by=by, name=row["name_ko"], category=category)
    product.slug = row["slug"]
    product.is_demo = True
    product.save(update_fields=["slug", "is_demo"])
    product = editing.save(product, by=by, version=product.version, changes=_changes(row, category))
    for image in _images().get(row["slug"], []):
        file = ContentFile((PICTURES / image["file"]).read_bytes(), name=image["file"])
        picture = pictures.add(product, by=by, file=file)
        pictures.describe(picture, by=by, alt_ko=image["alt_ko"], alt_en=image["alt_en"])
    publishing.publish(product, by=by)


def _changes(row: Row, category: Category) -> editing.Changes:
    incoterm, _, place = row["price_basis"].partition(" ")
    attributes, further = _specifications(row["specs"], category)
    return {
        "model_no": row["model_no"],
        "hs_code": row["hs_code"],
        "origin": row["origin"],
        "moq": row["moq"],
        "unit": row["unit"],
        "currency": row["currency"],
        "incoterm": incoterm,
        "place": place,
        "lead_time_days": row["lead_time_days"],
        "sample_policy": row["sample_policy"],
        "oem": row["oem"],
        "odm": row["odm"],
        "payment_terms": row["payment_terms"],
        "attributes": attributes,
        "tiers": [
            editing.Tier(tier["min_qty"], Decimal(str(tier["unit_price"])))
            for tier in row["price_tiers"]
        ],
        "texts": {
            language: {
                **{
                    field: row[f"{field}_{language}"]
                    for field in ("name", "summary", "description", "keywords")
                },
                "specs": [
                    {"label": spec[f"label_{language}"], "value": spec[f"value_{language}"]}
                    for spec in further
                ],
            }
            for language in ("ko", "en")
        },
    }


def _specifications(specs: list[Row], category: Category) -> tuple[dict[str, Any], list[Row]]:
    """What fits the leaf's attributes goes there; the rest stays in the supplier's own words."""
    asked = {ask.attribute.name_ko: ask.attribute for ask in category.asks.all()}
    attributes: dict[str, Any] = {}
    further: list[Row] = []
    for spec in specs:
        attribute = asked.get(spec["label_ko"])
        value = _value(attribute, spec["value_ko"]) if attribute else None
        if attribute is None or value is None:
            further.append(spec)
        else:
            attributes[attribute.code] = value
    return attributes, further


def _value(attribute: Attribute, said: str) -> Any:
    """The words as a value of the attribute, or None when they say something else or more."""
    if attribute.kind == Attribute.Kind.NUMBER:
        found = _NUMBER.match(said)
        if found and (found[2] or "").strip().lower() == attribute.unit.lower():
            return found[1]
        return None
    if attribute.kind == Attribute.Kind.CHOICE:
        names = {option["name_ko"]: option["value"] for option in attribute.options}
        chosen = [names.get(part.strip()) for part in said.split(",")]
        if None in chosen or (len(chosen) > 1 and not attribute.several):
            return None
        return chosen if attribute.several else chosen[0]
    return None


@cache
def _leaves() -> dict[str, Category]:
    leaves = Category.objects.leaves().prefetch_related("asks__attribute")
    return {leaf.slug: leaf for leaf in leaves}


@cache
def _images() -> dict[str, list[Row]]:
    images: dict[str, list[Row]] = {}
    for image in sorted(rows("images"), key=lambda image: int(image["position"])):
        images.setdefault(image["product"], []).append(image)
    return images
