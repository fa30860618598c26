"""Inquiries as a list shows them: the supplier's inbox and the buyer's."""

from dataclasses import dataclass

from babel.dates import format_timedelta
from django.db.models import Count, F, Q
from django.utils import timezone

from catalog.models import Product
from catalog.queries.pictures import thumbnail
from inquiries.models import Inquiry, InquiryQuerySet, Message, MessageTranslation
from inquiries.queries.names import product_name, quantity_text, supplier_name
from pavilion.ui.formats import language

PAGE = 30


@dataclass(frozen=True, slots=True)
class Row:
    """One conversation in a list, in the reader's words where there are any."""

    inquiry: Inquiry
    supplier: str
    product: str
    product_language: str
    quantity: str
    photo: str
    last: str
    last_language: str
    last_is_mine: bool
    unread: int

    @property
    def waiting(self) -> str:
        """``3 hours``: for how long the supplier owes an answer; empty when it does not."""
        if self.inquiry.status != Inquiry.Status.OPEN:
            return ""
        since = timezone.now() - self.inquiry.last_message_at
        return str(format_timedelta(since, granularity="minute", locale=language()))


def page_of(
    inquiries: InquiryQuerySet, *, side: str, language: str, status: str = "", before: str = ""
) -> tuple[list[Row], str]:
    """One page, newest first, and where the next one starts (empty: there is none).

    ``before`` is the public id of the last row already seen; an unknown one starts anew.
    """
    rows = inquiries.filter(status=status) if status in Inquiry.Status.values else inquiries
    last = rows.filter(public_id=before).first() if before else None
    if last:
        older = Q(last_message_at__lt=last.last_message_at)
        rows = rows.filter(older | Q(last_message_at=last.last_message_at, pk__lt=last.pk))
    page = list(_complete(rows.newest_first(), side)[: PAGE + 1])
    following = page[PAGE - 1].public_id if len(page) > PAGE else ""
    return _rows(page[:PAGE], side=side, language=language), following


def longest_waiting(inquiries: InquiryQuerySet, *, limit: int, language: str) -> list[Row]:
    """Whom the supplier should answer first."""
    waiting = inquiries.awaiting_supplier().order_by("last_message_at", "pk")
    page = list(_complete(waiting, Message.Side.SUPPLIER)[:limit])
    return _rows(page, side=Message.Side.SUPPLIER, language=language)


def counts_of(inquiries: InquiryQuerySet) -> dict[str, int]:
    """How many there are in each status."""
    counted = inquiries.values_list("status").annotate(count=Count("pk"))
    return dict.fromkeys(Inquiry.Status.values, 0) | dict(counted.order_by())


def _complete(inquiries: InquiryQuerySet, side: str) -> InquiryQuerySet:
    """With everything a row shows, in a fixed number of queries."""
    unread = Q(messages__read_at__isnull=True) & ~Q(messages__side=side)
    rows = inquiries.select_related("supplier", "product")
    rows = rows.prefetch_related("supplier__texts", "product__texts", "product__pictures")
    return rows.annotate(unread=Count("messages", filter=unread))


def _rows(page: list[Inquiry], *, side: str, language: str) -> list[Row]:
    last = Message.objects.filter(inquiry__in=page, seq=F("inquiry__last_seq"))
    lasts = {message.inquiry_id: message for message in last.prefetch_related("translations")}
    return [_row(one, lasts[one.pk], side=side, language=language) for one in page]


def _row(inquiry: Inquiry, last: Message, *, side: str, language: str) -> Row:
    product, product_language = product_name(inquiry.product, language)
    is_mine = last.side == side
    text, text_language = _read_as(last, is_mine=is_mine)
    return Row(
        inquiry=inquiry,
        supplier=supplier_name(inquiry.supplier, language)[0],
        product=product,
        product_language=product_language,
        quantity=quantity_text(inquiry, language),
        photo=photo_of(inquiry.product),
        last=text,
        last_language=text_language,
        last_is_mine=is_mine,
        unread=getattr(inquiry, "unread", 0),
    )


def photo_of(product: Product | None) -> str:
    """The address of the product's first finished picture, or nothing."""
    pictures = product.pictures.all() if product else []
    return next((address for one in pictures if (address := thumbnail(one))), "")


def _read_as(message: Message, *, is_mine: bool) -> tuple[str, str]:
    """One's own words, and the other's in one's own language when an engine has put them so."""
    done = [
        job
        for job in message.translations.all()
        if job.state == MessageTranslation.State.DONE and not job.is_draft
    ]
    if is_mine or not done:
        return message.body, message.language
    return done[0].body, done[0].language
