"""Pictures of a product: the original is private, the renditions are public."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.models.product import Product
from pavilion.jobs.models import Job, JobQuerySet
from pavilion.public_ids import new_public_id

MAX_PICTURES = 12


class Picture(Job):
    """One picture; the row is also the job of making its renditions."""

    task_name = "catalog.make_renditions"
    lease_seconds = 180

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="pictures")
    position = models.PositiveSmallIntegerField(_("position"))
    original_key = models.CharField(_("storage key"), max_length=120, unique=True, editable=False)
    name = models.CharField(_("file name"), max_length=150, blank=True)
    sha256 = models.CharField(_("digest"), max_length=64, editable=False)
    alt_ko = models.CharField(_("description (Korean)"), max_length=200, blank=True)
    alt_en = models.CharField(_("description (English)"), max_length=200, blank=True)
    width = models.PositiveIntegerField(null=True, editable=False)
    height = models.PositiveIntegerField(null=True, editable=False)
    #: [{"format": "avif", "width": 320, "height": 320, "key": "…", "bytes": 1234}, …]
    renditions = models.JSONField(default=list, editable=False)
    #: A data URI of some 16 pixels, shown until the picture is there.
    placeholder = models.TextField(blank=True, editable=False)

    objects = JobQuerySet.as_manager()

    class Meta(Job.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering: ClassVar[list[str]] = ["position", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Job.Meta.constraints,
            models.UniqueConstraint(
                fields=["product", "position"],
                name="catalog_picture_place_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["product", "sha256"], name="catalog_picture_same_file_once"
            ),
            models.CheckConstraint(
                name="catalog_picture_at_most_twelve",
                condition=Q(position__gte=0, position__lt=MAX_PICTURES),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.public_id
