"""Who asks: buyers, their inquiries, and the conversation both sides read."""

from collections.abc import Iterable
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext_lazy as _

from catalog.models import Product
from pavilion.accounts.models import User
from pavilion.jobs.models import Job, JobQuerySet
from pavilion.public_ids import new_public_id
from suppliers.models import Supplier


class Buyer(models.Model):
    """Who asks: a person with an account, or whoever gave an address without one.

    The two never share a row, so what a guest types cannot reach into an account. A person sees
    what was asked as a guest from an address they have confirmed (``access.inquiries_of``).
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="buyer",
        verbose_name=_("account"),
    )
    #: Stays False when the account is deleted: what it asked becomes nobody else's.
    is_guest = models.BooleanField(_("without an account"), default=False)
    email = models.EmailField(_("e-mail"), max_length=254)
    name = models.CharField(_("name"), max_length=80)
    company = models.CharField(_("company"), max_length=120)
    country = models.CharField(_("country"), max_length=2)
    #: What they read: the supplier's messages are put into it.
    language = models.CharField(_("language"), max_length=16, default="en")
    is_demo = models.BooleanField(_("demo"), default=False, editable=False)
    created_at = models.DateTimeField(_("first seen"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("buyer")
        verbose_name_plural = _("buyers")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                Lower("email"), condition=Q(is_guest=True), name="inquiries_buyer_guest_once"
            ),
            models.CheckConstraint(
                name="inquiries_buyer_guest_has_no_account",
                condition=Q(is_guest=False) | Q(user__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.company}"


class InquiryQuerySet(models.QuerySet["Inquiry"]):
    def newest_first(self) -> "InquiryQuerySet":
        return self.order_by("-last_message_at", "-pk")

    def awaiting_supplier(self) -> "InquiryQuerySet":
        return self.filter(status=Inquiry.Status.OPEN)

    def asked_by(self, user: User, *, addresses: Iterable[str]) -> "InquiryQuerySet":
        """What the person asked signed in, or as a guest from one of these addresses."""
        lowered = [address.lower() for address in addresses]
        as_guest = Q(buyer__is_guest=True, buyer__email__in=lowered)
        return self.filter(Q(buyer__user=user) | as_guest)


class Inquiry(models.Model):
    """One buyer asks one supplier, usually about a product."""

    class Status(models.TextChoices):
        OPEN = "open", _("Waiting for an answer")
        ANSWERED = "answered", _("Answered")
        CLOSED = "closed", _("Closed")

    MOVES: ClassVar[dict[str, frozenset[str]]] = {
        "open": frozenset({"answered", "closed"}),
        "answered": frozenset({"open", "closed"}),
        "closed": frozenset(),
    }

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    supplier = models.ForeignKey(Supplier, on_delete=models.CASCADE, related_name="inquiries")
    product = models.ForeignKey(
        Product, on_delete=models.SET_NULL, null=True, blank=True, related_name="inquiries"
    )
    buyer = models.ForeignKey(Buyer, on_delete=models.CASCADE, related_name="inquiries")
    #: Made with the form and what was written in it: the same form sent twice is one inquiry.
    form_token = models.CharField(max_length=64, unique=True, editable=False)
    #: The key in a mailed link is a signature over this number (``inquiries.access.lock_of``):
    #: counting it up makes all keys sent so far fit no more.
    key_version = models.PositiveSmallIntegerField(default=1, editable=False)
    #: Keyed digest of the client's network address: it counts requests and names nobody.
    asked_from = models.CharField(max_length=64, blank=True, editable=False)
    #: Who asks, as they introduced themselves this time. A guest's words never change the buyer.
    name = models.CharField(_("name"), max_length=80)
    company = models.CharField(_("company"), max_length=120)
    country = models.CharField(_("country"), max_length=2)
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.OPEN, db_index=True
    )
    subject = models.CharField(_("subject"), max_length=160)
    quantity = models.PositiveIntegerField(_("quantity"), null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=3, blank=True)
    last_seq = models.PositiveIntegerField(default=0, editable=False)
    last_message_at = models.DateTimeField(_("last message"), db_default=Now(), editable=False)
    created_at = models.DateTimeField(_("asked"), db_default=Now(), editable=False)
    is_demo = models.BooleanField(_("demo"), default=False, editable=False)

    objects = InquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("inquiry")
        verbose_name_plural = _("inquiries")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["supplier", "-last_message_at"], name="inquiries_of_supplier"),
            models.Index(fields=["buyer", "-last_message_at"], name="inquiries_of_buyer"),
            models.Index(fields=["asked_from", "-created_at"], name="inquiries_asked_from"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="inquiries_inquiry_status",
                condition=Q(status__in=["open", "answered", "closed"]),
            ),
            models.CheckConstraint(
                name="inquiries_inquiry_quantity_has_unit",
                condition=Q(quantity__isnull=True) | (Q(quantity__gte=1) & ~Q(unit="")),
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    def may_become(self, status: str) -> bool:
        return status in self.MOVES[self.status]


class InquiryStatusChange(models.Model):
    """Append-only: who moved an inquiry from where to where. A guest has no account."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="history")
    before = models.CharField(_("before"), max_length=10, choices=Inquiry.Status.choices)
    after = models.CharField(_("after"), max_length=10, choices=Inquiry.Status.choices)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("who"),
    )
    at = models.DateTimeField(_("when"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("status change")
        verbose_name_plural = _("history")
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class Message(models.Model):
    """One message of a conversation, in its author's language. Never changed once sent."""

    class Side(models.TextChoices):
        BUYER = "buyer", _("Buyer")
        SUPPLIER = "supplier", _("Supplier")

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="messages")
    seq = models.PositiveIntegerField()
    side = models.CharField(_("side"), max_length=8, choices=Side.choices)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("author"),
    )
    #: Made with the form and what was written in it: the same reply sent twice is one message.
    form_token = models.CharField(max_length=64, unique=True, editable=False)
    language = models.CharField(_("language"), max_length=16)
    body = models.TextField(_("message"), max_length=8000)
    sent_at = models.DateTimeField(_("sent"), db_default=Now(), editable=False)
    read_at = models.DateTimeField(_("read by the other side"), null=True, blank=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering: ClassVar[list[str]] = ["seq"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["inquiry", "seq"], name="inquiries_message_seq_once"),
            models.CheckConstraint(
                name="inquiries_message_side", condition=Q(side__in=["buyer", "supplier"])
            ),
            models.CheckConstraint(name="inquiries_message_body", condition=~Q(body="")),
        ]

    def __str__(self) -> str:
        return self.body[:60]


class MessageTranslation(Job):
    """A message in the other side's language; the message itself never waits for it."""

    task_name = "inquiries.translate_message"
    lease_seconds = 130

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(_("language"), max_length=16)
    body = models.TextField(_("translation"), blank=True)
    engine = models.CharField(_("engine"), max_length=24, blank=True)
    is_draft = models.BooleanField(_("draft"), default=False)
    #: What the checks found: [["number", "5,000"], …], see ``pavilion.translation.checks``.
    findings = models.JSONField(default=list, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta(Job.Meta):
        verbose_name = _("translation of a message")
        verbose_name_plural = _("translations of messages")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Job.Meta.constraints,
            models.UniqueConstraint(
                fields=["message", "language"], name="inquiries_messagetranslation_once"
            ),
            models.CheckConstraint(
                name="inquiries_messagetranslation_done_has_body",
                condition=~Q(state="done") | ~Q(body=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.message_id} → {self.language}"
