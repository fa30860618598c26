"""What staff may do is a role: a group with its permissions. Nobody is given single permissions."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction

_SEES_SUPPLIERS = (
    "suppliers.view_supplier",
    "suppliers.view_suppliertext",
    "suppliers.view_member",
    "suppliers.view_application",
)
_SEES_PRODUCTS = ("catalog.view_product", "catalog.view_producttext", "catalog.view_category")
_EVERYTHING_OF = ("suppliers", "catalog", "inquiries", "translation", "outbox", "accounts", "audit")

#: role → permissions, as ``app.codename``.
ROLES: dict[str, tuple[str, ...]] = {
    "reviewer": (
        *_SEES_SUPPLIERS,
        *_SEES_PRODUCTS,
        "suppliers.change_supplier",
        "suppliers.change_application",
        "suppliers.view_document",
        "catalog.change_product",
    ),
    "translator": (
        *_SEES_SUPPLIERS,
        *_SEES_PRODUCTS,
        "suppliers.change_suppliertext",
        "catalog.change_producttext",
        "translation.view_term",
        "translation.add_term",
        "translation.change_term",
        "translation.view_memoryentry",
        "translation.change_memoryentry",
        "catalog.view_producttranslation",
        "catalog.change_producttranslation",
        "suppliers.view_suppliertranslation",
        "suppliers.change_suppliertranslation",
    ),
    "moderator": (
        *_SEES_SUPPLIERS,
        *_SEES_PRODUCTS,
        "catalog.change_product",
        "catalog.view_picture",
        "inquiries.view_inquiry",
        "inquiries.change_inquiry",
        "inquiries.view_message",
        "inquiries.view_buyer",
    ),
    "admin": (
        "auth.view_group",
        "auth.change_group",
    ),
}


class UnknownPermissionError(LookupError):
    """A role names a permission that no model has."""


@transaction.atomic
def make_roles() -> list[Group]:
    """Write the roles as they stand here; running it again changes nothing."""
    made = []
    for name, wanted in ROLES.items():
        group, _ = Group.objects.get_or_create(name=name)
        permissions = [_permission(full_name) for full_name in wanted]
        if name == "admin":
            permissions += Permission.objects.filter(content_type__app_label__in=_EVERYTHING_OF)
        group.permissions.set(permissions)
        made.append(group)
    return made


def _permission(full_name: str) -> Permission:
    app_label, codename = full_name.split(".")
    found = Permission.objects.filter(content_type__app_label=app_label, codename=codename).first()
    if found is None:
        raise UnknownPermissionError(full_name)
    return found
