"""The taxonomy: halls, categories, leaves, and the attributes a leaf asks for."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


def _named(korean: str, english: str, language: str | None) -> str:
    return korean if (language or get_language() or "en").startswith("ko") else english


class CategoryQuerySet(models.QuerySet["Category"]):
    def halls(self) -> "CategoryQuerySet":
        return self.filter(level=1)

    def leaves(self) -> "CategoryQuerySet":
        return self.filter(level=3)

    def within(self, category: "Category") -> "CategoryQuerySet":
        """The category itself and everything under it."""
        return self.filter(Q(pk=category.pk) | Q(path__startswith=f"{category.path}/"))


class Category(models.Model):
    """One of three levels: hall (관), category, leaf. Products belong to leaves."""

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    level = models.PositiveSmallIntegerField(_("level"))
    path = models.CharField(_("path"), max_length=200, unique=True, editable=False)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    name_ko = models.CharField(_("name (Korean)"), max_length=80)
    name_en = models.CharField(_("name (English)"), max_length=80)
    hs_prefixes = ArrayField(
        models.CharField(max_length=6), verbose_name=_("HS prefixes"), default=list, blank=True
    )
    attributes: "models.ManyToManyField[Attribute, CategoryAttribute]" = models.ManyToManyField(
        "Attribute", through="CategoryAttribute", related_name="categories"
    )

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering: ClassVar[list[str]] = ["level", "position", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="catalog_category_level",
                condition=Q(level=1, parent__isnull=True)
                | Q(level__in=[2, 3], parent__isnull=False),
            ),
            models.CheckConstraint(
                name="catalog_category_path_ends_in_slug",
                condition=Q(path=F("slug")) | Q(path__endswith=F("slug")),
            ),
        ]

    def __str__(self) -> str:
        return self.name()

    def name(self, language: str | None = None) -> str:
        """The name in ``language``, by default the reader's."""
        return _named(self.name_ko, self.name_en, language)

    @property
    def path_slugs(self) -> list[str]:
        """The slugs from the hall down to this category."""
        return self.path.split("/")


class Attribute(models.Model):
    """A property products of some leaves have: text, number with unit, choice, yes / no."""

    class Kind(models.TextChoices):
        TEXT = "text", _("Text")
        NUMBER = "number", _("Number")
        CHOICE = "choice", _("Choice")
        BOOL = "bool", _("Yes / no")

    code = models.SlugField(_("code"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    name_ko = models.CharField(_("name (Korean)"), max_length=80)
    name_en = models.CharField(_("name (English)"), max_length=80)
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    several = models.BooleanField(_("several values"), default=False)
    #: [{"value", "name_ko", "name_en"}, …] in the order to show.
    options = models.JSONField(_("options"), default=list, blank=True)

    class Meta:
        verbose_name = _("attribute")
        verbose_name_plural = _("attributes")
        ordering: ClassVar[list[str]] = ["code"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="catalog_attribute_kind",
                condition=Q(kind__in=["text", "number", "choice", "bool"]),
            ),
            models.CheckConstraint(
                name="catalog_attribute_several_is_choice",
                condition=Q(several=False) | Q(kind="choice"),
            ),
        ]

    def __str__(self) -> str:
        return self.name()

    def name(self, language: str | None = None) -> str:
        return _named(self.name_ko, self.name_en, language)

    def option_name(self, value: str, language: str | None = None) -> str:
        """The option's name in ``language``; the value itself when there is no such option."""
        for option in self.options:
            if option["value"] == value:
                return _named(option["name_ko"], option["name_en"], language)
        return value


class CategoryAttribute(models.Model):
    """A leaf asks for an attribute, at a place in its list."""

    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="asks")
    attribute = models.ForeignKey(Attribute, on_delete=models.PROTECT, related_name="asked_by")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    required = models.BooleanField(_("required"), default=False)

    class Meta:
        verbose_name = _("attribute of a category")
        verbose_name_plural = _("attributes of categories")
        ordering: ClassVar[list[str]] = ["position", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["category", "attribute"], name="catalog_categoryattribute_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category} · {self.attribute}"
