"""What a company says about itself, and that it is to be put into another language."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pavilion.jobs.models import Job, JobQuerySet
from pavilion.translation import states
from pavilion.translation.models import LocalizedText
from pavilion.translation.provenance import State, state_of
from suppliers.models.company import Supplier


class SupplierTextQuerySet(models.QuerySet["SupplierText"]):
    def for_writing(self, supplier: Supplier, language: str) -> "SupplierText":
        """The row of that language, made if it is new, held until the transaction ends."""
        self.get_or_create(supplier=supplier, language=language)
        return self.select_for_update(of=("self",)).get(supplier=supplier, language=language)


class SupplierText(LocalizedText):
    """What a company says about itself, in one language."""

    translated_fields = ("name", "tagline", "intro", "products", "capacity")
    #: The language buyers read; further ones are for staff to switch on.
    TARGET_LANGUAGE: ClassVar[str] = "en"
    #: What the company page lets people write. The name is a protected fact (docs/adr/0002).
    PAGE_FIELDS: ClassVar[tuple[str, ...]] = ("tagline", "intro", "products", "capacity")

    supplier = models.ForeignKey(Supplier, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("company name"), max_length=120, blank=True)
    tagline = models.CharField(_("in one line"), max_length=160, blank=True)
    intro = models.TextField(_("about the company"), max_length=4000, blank=True)
    products = models.TextField(_("what you make"), max_length=1000, blank=True)
    capacity = models.CharField(_("capacity"), max_length=200, blank=True)

    objects = SupplierTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("company text")
        verbose_name_plural = _("company texts")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["supplier", "language"], name="suppliers_suppliertext_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} [{self.language}]"

    def is_settled(self, field: str) -> bool:
        """A person stands behind the field, for the source as it is now."""
        settled = (State.SOURCE, State.REVIEWED)
        return bool(getattr(self, field)) and state_of(self, field) in settled

    def may_be_accepted(self, field: str) -> bool:
        """There is an engine's or an outdated text that a person could find right."""
        return (state_of(self, field), states.Verb.ACCEPT) in states.MOVES

    def waiting_for_engine(self, source: "SupplierText") -> list[str]:
        """The fields an engine is to write. Names are not its business: rules propose them."""
        return [field for field in states.fields_to_translate(self, source) if field != "name"]


class SupplierTranslation(Job):
    """A company's texts are to be put into one language."""

    task_name = "suppliers.translate_company"

    supplier = models.ForeignKey(Supplier, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(_("language"), max_length=16)

    objects = JobQuerySet.as_manager()

    class Meta(Job.Meta):
        verbose_name = _("translation of a company")
        verbose_name_plural = _("translations of companies")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Job.Meta.constraints,
            models.UniqueConstraint(
                fields=["supplier", "language"], name="suppliers_suppliertranslation_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.supplier} → {self.language}"
