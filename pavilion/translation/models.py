"""What is kept about translated texts: their provenance, the glossary and the memory."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import MD5, Now
from django.utils.translation import gettext_lazy as _


class LocalizedText(models.Model):
    """The texts of one thing in one language.

    A subclass adds the owner, the columns and the uniqueness of (owner, language), and names
    its columns in `translated_fields`; those in `guarded_fields` (figures, safety,
    certificates) are not public while their source has changed. `provenance` holds, per
    field, what `translation.provenance.Origin` describes; only `translation.states` writes it.
    """

    translated_fields: ClassVar[tuple[str, ...]] = ()
    guarded_fields: ClassVar[tuple[str, ...]] = ()

    language = models.CharField(_("language"), max_length=16)
    provenance = models.JSONField(_("provenance"), default=dict, blank=True, editable=False)

    class Meta:
        abstract = True


class TermQuerySet(models.QuerySet["Term"]):
    def approved(self) -> "TermQuerySet":
        return self.filter(status=Term.Status.APPROVED)


class Term(models.Model):
    """One entry of the glossary: what a Korean trade word is called in English.

    Several English words are separated by semicolons, the preferred one first.
    """

    class Status(models.TextChoices):
        APPROVED = "approved", _("Approved term")
        PROPOSED = "proposed", _("Proposed term")

    ko = models.CharField(_("Korean word"), max_length=100)
    en = models.CharField(_("English word"), max_length=200)
    domain = models.SlugField(_("trade field"), max_length=40, default="trade", db_index=False)
    note = models.TextField(_("note on usage"), blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.PROPOSED
    )
    do_not_translate = models.BooleanField(
        _("do not translate"),
        default=False,
        help_text=_("Names and brands: always written as given here, never translated."),
    )
    created_at = models.DateTimeField(_("created"), db_default=Now(), editable=False)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering: ClassVar[list[str]] = ["ko", "domain"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["ko", "domain"],
                name="translation_term_once",
                violation_error_message=_("This word already stands in this field's glossary."),
            ),
            models.CheckConstraint(
                name="translation_term_status",
                condition=Q(status__in=["approved", "proposed"]),
            ),
            models.CheckConstraint(
                name="translation_term_not_empty", condition=~Q(ko="") & ~Q(en="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ko} · {self.en}"


class MemoryEntry(models.Model):
    """A text and how it was translated once, for use the next time the same text comes."""

    class Origin(models.TextChoices):
        PERSON = "person", _("By a person")
        ENGINE = "engine", _("By an engine")

    source_language = models.CharField(_("translated from"), max_length=16)
    target_language = models.CharField(_("translated into"), max_length=16)
    source_digest = models.CharField(
        _("fingerprint of the original"), max_length=64, editable=False
    )
    source_text = models.TextField(_("original text"))
    target_text = models.TextField(_("translated text"))
    origin = models.CharField(_("translated by"), max_length=6, choices=Origin.choices)
    created_at = models.DateTimeField(_("created"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("translation memory entry")
        verbose_name_plural = _("translation memory")
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            # Near texts (pg_trgm).
            GinIndex(
                fields=["source_text"],
                name="translation_memory_near",
                opclasses=["gin_trgm_ops"],
            ),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                "source_language",
                "target_language",
                "source_digest",
                MD5("target_text"),
                name="translation_memory_once",
            ),
            models.CheckConstraint(
                name="translation_memory_origin",
                condition=Q(origin__in=["person", "engine"]),
            ),
            models.CheckConstraint(
                name="translation_memory_two_languages",
                condition=~Q(source_language=models.F("target_language")),
            ),
            models.CheckConstraint(
                name="translation_memory_not_empty",
                condition=~Q(source_text="") & ~Q(target_text=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_text[:60]} → {self.target_text[:60]}"
