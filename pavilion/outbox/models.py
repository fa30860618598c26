"""Everything we tell people: one row per notice and channel."""

from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pavilion.jobs.models import Job, JobQuerySet
from pavilion.public_ids import new_public_id


class DeliveryQuerySet(JobQuerySet["Delivery"]):
    def in_app(self) -> "DeliveryQuerySet":
        return self.filter(channel=Delivery.Channel.INBOX)

    def unread(self) -> "DeliveryQuerySet":
        return self.in_app().filter(read_at__isnull=True)

    def newest_first(self) -> "DeliveryQuerySet":
        return self.order_by("-created_at", "-pk")


class Delivery(Job):
    """One notice to one person by one channel.

    What to say is kept as ``kind`` and ``context`` (plain values only) and put into words when
    it is sent or read, in ``language``. ``dedup_key`` names the event: the same event is told
    once per channel, and an e-mail's Message-ID is derived from it (docs/adr/0005).
    """

    class Channel(models.TextChoices):
        INBOX = "inbox", _("In the portal")
        EMAIL = "email", _("E-mail")

    task_name = "outbox.deliver"
    lease_seconds = 60
    #: A mail server that is away for an hour costs nobody a notice.
    patience = timedelta(hours=6)

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    channel = models.CharField(_("channel"), max_length=8, choices=Channel.choices)
    kind = models.CharField(_("kind"), max_length=64)
    dedup_key = models.CharField(_("event"), max_length=200)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="deliveries",
        verbose_name=_("recipient"),
    )
    address = models.EmailField(_("address"), max_length=254, blank=True)
    language = models.CharField(_("language"), max_length=2)
    context = models.JSONField(_("context"), default=dict)
    url = models.CharField(_("link"), max_length=500, blank=True)
    #: What the key in the mailed link opens, see ``outbox.keys``. The key itself is made when the
    #: mail is put into words: it stands in no row.
    opens = models.CharField(_("key opens"), max_length=120, blank=True)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta(Job.Meta):
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        indexes: ClassVar[list[models.Index]] = [
            *Job.Meta.indexes,
            models.Index(
                fields=["recipient", "-created_at"],
                name="outbox_delivery_in_app",
                condition=Q(channel="inbox"),
            ),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Job.Meta.constraints,
            models.UniqueConstraint(
                fields=["dedup_key", "channel"], name="outbox_delivery_event_once"
            ),
            models.CheckConstraint(
                name="outbox_delivery_addressed",
                condition=Q(channel="inbox", recipient__isnull=False)
                | (Q(channel="email") & ~Q(address="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} → {self.address or self.recipient}"
