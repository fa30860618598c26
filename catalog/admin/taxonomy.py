"""Categories and attributes, edited by staff with the taxonomy's permissions."""

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from catalog.models import Attribute, Category, CategoryAttribute


class CategoryAttributeInline(admin.TabularInline):  # type: ignore[type-arg]
    """What a leaf asks for, in its order."""

    model = CategoryAttribute
    fields = ("position", "attribute", "required")
    autocomplete_fields = ("attribute",)
    extra = 0


@admin.register(Category)
class CategoryAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("name_ko", "name_en", "level", "path", "position")
    list_filter = ("level",)
    search_fields = ("name_ko", "name_en", "slug", "path")
    fields = (
        *("name_ko", "name_en", "slug", "parent", "position", "hs_prefixes"),
        *("path", "level"),
    )
    readonly_fields = ("path", "level")
    autocomplete_fields = ("parent",)
    inlines = (CategoryAttributeInline,)
    show_full_result_count = False
    actions = None

    def get_readonly_fields(self, request: HttpRequest, obj: Category | None = None) -> Any:
        """An address that products and links know is not changed, nor is its place in the tree."""
        return self.readonly_fields if obj is None else (*self.readonly_fields, "slug", "parent")

    def save_model(
        self, request: HttpRequest, obj: Category, form: "ModelForm[Category]", change: bool
    ) -> None:
        obj.level = obj.parent.level + 1 if obj.parent else 1
        obj.path = f"{obj.parent.path}/{obj.slug}" if obj.parent else obj.slug
        super().save_model(request, obj, form, change)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "parent":
            kwargs["queryset"] = Category.objects.filter(level__lt=3)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Attribute)
class AttributeAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("name_ko", "name_en", "code", "kind", "unit", "several")
    list_filter = ("kind",)
    search_fields = ("name_ko", "name_en", "code")
    fields = ("code", "kind", "name_ko", "name_en", "unit", "several", "options")
    show_full_result_count = False
    actions = None

    def get_readonly_fields(self, request: HttpRequest, obj: Attribute | None = None) -> Any:
        """Values of products hang on the code and the kind."""
        return () if obj is None else ("code", "kind")
