"""Rows of the supplier's desk: the product table and the card on the page of the day."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Exists, OuterRef, Q

from catalog import quality, requirements
from catalog.models import Picture, Product, ProductText, ProductTranslation
from catalog.models.product import ProductQuerySet
from catalog.queries.pictures import thumbnail
from catalog.queries.sheets import Sheet, with_sheet
from pavilion.translation.provenance import State
from suppliers.models import Supplier

PAGE_SIZE = 30
TONES = {
    "draft": ("neutral", "pencil"),
    "in_review": ("wait", "hourglass"),
    "published": ("done", "check"),
    "paused": ("neutral", "pause"),
    "archived": ("neutral", "archive"),
}


@dataclass(frozen=True)
class Row:
    """A product as its table shows it."""

    sheet: Sheet

    @property
    def product(self) -> Product:
        return self.sheet.product

    @property
    def name_ko(self) -> str:
        return self.sheet.texts["ko"].name

    @property
    def name_en(self) -> str:
        return self.sheet.texts["en"].name

    @property
    def thumbnail(self) -> str:
        return next((thumbnail(picture) for picture in self.sheet.ready_pictures), "")

    @property
    def tone(self) -> str:
        return TONES[self.product.status][0]

    @property
    def icon(self) -> str:
        return TONES[self.product.status][1]

    @cached_property
    def score(self) -> int:
        return quality.assess(self.sheet).total

    @cached_property
    def lacking(self) -> int:
        """How much stands between the product and the public."""
        return len(requirements.missing(self.sheet))

    @property
    def unread(self) -> int:
        """Texts an engine wrote or whose source has changed: they wait for a person."""
        waiting = {State.MACHINE, State.DRAFT, State.STALE}
        return sum(
            origin["state"] in waiting
            for text in self.sheet.translations
            for origin in text.provenance.values()
        )


@dataclass(frozen=True, slots=True)
class Table:
    """One page of the table, and the id the next page starts behind, if there is one."""

    rows: list[Row]
    next_after: str


def table(products: ProductQuerySet, *, status: str, words: str, after: str) -> Table:
    """Newest change first. Archived products are shown only when they are asked for."""
    found = products.filter(status=status) if status else products.exclude(status="archived")
    if words:
        found = found.filter(_says(words))
    last = products.filter(public_id=after).first() if after else None
    if last is not None:
        found = found.filter(
            Q(updated_at__lt=last.updated_at) | Q(updated_at=last.updated_at, pk__lt=last.pk)
        )
    page = list(with_sheet(found).order_by("-updated_at", "-pk")[: PAGE_SIZE + 1])
    shown = page[:PAGE_SIZE]
    rows = [Row(Sheet(product)) for product in shown]
    return Table(rows, shown[-1].public_id if len(page) > PAGE_SIZE else "")


def _says(words: str) -> Q:
    texts = ProductText.objects.filter(product=OuterRef("pk"))
    for word in words.split()[:6]:
        texts = texts.filter(Q(name__icontains=word) | Q(keywords__icontains=word))
    return Q(Exists(texts)) | Q(model_no__icontains=words) | Q(hs_code=words.replace(".", ""))


def counts(products: ProductQuerySet) -> dict[str, int]:
    """How many products stand where; "" is all that are not archived."""
    rows = products.values_list("status").annotate(count=Count("*")).order_by()
    found = dict.fromkeys(Product.Status.values, 0) | dict(rows)
    return found | {"": sum(found.values()) - found["archived"]}


@dataclass(frozen=True, slots=True)
class Summary:
    """The catalogue in four figures, and the products that need somebody."""

    published: int
    in_review: int
    drafts: int
    failed_pictures: int
    translating: int


def summary_of(supplier: Supplier) -> Summary:
    standing = counts(Product.objects.filter(supplier=supplier))
    return Summary(
        published=standing["published"],
        in_review=standing["in_review"],
        drafts=standing["draft"],
        failed_pictures=Picture.objects.failed().filter(product__supplier=supplier).count(),
        translating=ProductTranslation.objects.unfinished()
        .filter(product__supplier=supplier)
        .count(),
    )
