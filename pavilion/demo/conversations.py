"""The demo's buyers ask and its suppliers answer, by the verbs of the inquiries hall.

What people translated goes into the memory first, so both sides read good texts without any
engine.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from catalog.models import Product
from inquiries import asking, conversation
from inquiries.models import Buyer, Inquiry, Message
from pavilion.accounts.models import User
from pavilion.demo.files import Row, korean_requests, rows
from pavilion.demo.people import ACCOUNTS, person
from pavilion.translation.gateway import remember
from suppliers.models import Member

#: The demo's buyers who have an account; the others ask as guests.
_WITH_ACCOUNT = {account.email for account in ACCOUNTS if account.role == "buyer"}


def load() -> int:
    """Ask every demo request that is not there yet, and answer those that were answered."""
    replies = {row["rfq"]: row for row in rows("replies")}
    loaded = 0
    for age, row in enumerate(rows("rfqs")):
        token = f"demo-{row['id']}"
        with transaction.atomic():
            if Inquiry.objects.filter(is_demo=True, subject=row["subject"]).exists():
                continue
            reply = replies.get(row["id"])
            _remember(row, reply)
            product = _product_of(row, supplier=reply["supplier"] if reply else None)
            if product is None:
                continue
            inquiry = _ask(row, product, token=token)
            if reply:
                _answer(inquiry, reply, token=token)
            _backdate(inquiry, hours=5 * age + 2)
            loaded += 1
    return loaded


def _remember(row: Row, reply: Row | None) -> None:
    korean = korean_requests()[row["id"]]
    for field in ("subject", "body"):
        remember(row[field], korean[field], source=row["language"], target="ko")
    if row["reference_en"]:
        remember(row["body"], row["reference_en"], source=row["language"], target="en")
    if reply:
        remember(reply["body_ko"], reply["reference_en"], source="ko", target="en")


def _product_of(row: Row, *, supplier: str | None) -> Product | None:
    """The first fitting product that is listed (and is ``supplier``'s, who answered)."""
    wanted = (
        Product.objects.listed()
        .select_related("supplier")
        .in_bulk(row["expected_products"], field_name="slug")
    )
    fitting = (wanted[slug] for slug in row["expected_products"] if slug in wanted)
    return next((product for product in fitting if supplier in (None, product.supplier.slug)), None)


def _ask(row: Row, product: Product, *, token: str) -> Inquiry:
    inquiry = asking.ask(
        supplier=product.supplier,
        product=product,
        asker=asking.Asker(
            name=row["buyer_contact"],
            company=row["buyer_company"],
            country=row["country"],
            email=row["buyer_email"],
        ),
        question=asking.Question(
            subject=row["subject"],
            body=row["body"],
            quantity=row["quantity"],
            unit=row["unit"],
        ),
        form_token=token,
        by=_account_of(row),
    )
    Inquiry.objects.filter(pk=inquiry.pk).update(is_demo=True)
    Buyer.objects.filter(pk=inquiry.buyer_id).update(is_demo=True)
    return inquiry


def _account_of(row: Row) -> User | None:
    if row["buyer_email"] not in _WITH_ACCOUNT:
        return None
    return person(
        row["buyer_email"],
        name=row["buyer_contact"],
        language="en",
        time_zone="America/Chicago",
    )


def _answer(inquiry: Inquiry, reply: Row, *, token: str) -> None:
    member = Member.objects.select_related("user").filter(supplier=inquiry.supplier).earliest("pk")
    conversation.reply(
        inquiry,
        side=Message.Side.SUPPLIER,
        by=member.user,
        body=reply["body_ko"],
        form_token=f"{token}-reply",
    )


def _backdate(inquiry: Inquiry, *, hours: int) -> None:
    """Spread the demo's conversations over the past days; an answer came within three hours."""
    asked = timezone.now() - timedelta(hours=hours)
    Inquiry.objects.filter(pk=inquiry.pk).update(created_at=asked, last_message_at=asked)
    for message in inquiry.messages.all():
        sent = asked + timedelta(minutes=95 * (message.seq - 1))
        Message.objects.filter(pk=message.pk).update(sent_at=sent)
        Inquiry.objects.filter(pk=inquiry.pk).update(last_message_at=sent)
