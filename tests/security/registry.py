"""Every address of the portal and who may open it.

A page that is not written down here fails ``test_every_address_is_written_down``: whoever adds an
address says at the same time who may go there. ``tests/security/test_doors.py`` tries all of them.
"""

from dataclasses import dataclass, field
from enum import Enum


class Who(Enum):
    """Who is let in; everybody else meets what ``test_doors.EXPECTED`` says."""

    ANYBODY = "anybody, signed in or not"
    VISITORS = "anybody; whoever is signed in already may be sent on"
    SIGNED_IN = "whoever is signed in"
    COMPANY = "people of any company; others are sent to register one"
    ITS_COMPANY = "people of the company it belongs to"
    ITS_BUYER = "the buyer who asked"
    ITS_COMPANY_OR_REVIEWER = "the company it belongs to, and staff who may see private papers"
    STAFF = "any staff with their second factor"
    REVIEWER = "staff who review applications"
    SUPERUSER = "staff with every permission"
    NOBODY = "nobody: it only shows the way elsewhere, or is not used"


@dataclass(frozen=True, slots=True)
class Door:
    """One address: ``values`` name what fills its blanks, see ``World.value``."""

    who: Who
    values: dict[str, str] = field(default_factory=dict)
    query: str = ""
    #: Only POST is answered.
    acts: bool = False
    #: In the world of the tests there is nothing there, even for whoever may come in.
    is_bare: bool = False


_PRODUCT = {"public_id": "product"}
_INQUIRY = {"public_id": "inquiry"}


def _admin(label: str, who: Who, *, thing: str) -> dict[str, Door]:
    """The screens Django's admin has for a model."""
    one = {"object_id": thing}
    return {
        f"admin:{label}_changelist": Door(who),
        f"admin:{label}_add": Door(Who.SUPERUSER),
        f"admin:{label}_history": Door(who, one),
        f"admin:{label}_delete": Door(Who.SUPERUSER, one),
        f"admin:{label}_change": Door(who, one),
    }


DOORS: dict[str, Door] = {
    # --- Everybody's
    "front_door": Door(Who.ANYBODY),
    "healthz": Door(Who.ANYBODY),
    "readyz": Door(Who.ANYBODY),
    "robots": Door(Who.ANYBODY),
    "sitemap": Door(Who.ANYBODY),
    "sitemap_part": Door(
        Who.ANYBODY, {"language": "language", "kind": "sitemap_kind", "number": "one"}, is_bare=True
    ),
    "public_media": Door(Who.ANYBODY, {"key": "nothing"}, is_bare=True),
    "home": Door(Who.ANYBODY),
    "about": Door(Who.ANYBODY),
    "help": Door(Who.ANYBODY),
    "terms": Door(Who.ANYBODY),
    "privacy": Door(Who.ANYBODY),
    "ui:gallery": Door(Who.ANYBODY),
    "demo:key_rack": Door(Who.ANYBODY),
    "demo:mailbox": Door(Who.ANYBODY),
    "catalog:hall_list": Door(Who.ANYBODY),
    "catalog:category": Door(Who.ANYBODY, {"slug": "category"}),
    "catalog:product": Door(Who.ANYBODY, {"slug": "nothing"}, is_bare=True),
    "catalog:supplier": Door(Who.ANYBODY, {"slug": "supplier_slug"}),
    "catalog:search": Door(Who.ANYBODY, query="q=gochujang"),
    "suppliers:directory": Door(Who.ANYBODY),
    "inquiries:new": Door(Who.ANYBODY, query="supplier={supplier_slug}"),
    "accounts:menu": Door(Who.ANYBODY),
    # --- The supplier's desk
    "suppliers:desk": Door(Who.COMPANY),
    "suppliers:register": Door(Who.SIGNED_IN),
    "suppliers:desk_application": Door(Who.COMPANY),
    "suppliers:submission": Door(Who.COMPANY, acts=True),
    "suppliers:renewal": Door(Who.COMPANY, acts=True),
    "suppliers:application_task": Door(Who.COMPANY, {"task": "task"}),
    "suppliers:desk_company": Door(Who.COMPANY),
    "suppliers:desk_documents": Door(Who.COMPANY),
    "suppliers:desk_team": Door(Who.COMPANY),
    "suppliers:document": Door(Who.ITS_COMPANY_OR_REVIEWER, {"public_id": "document"}),
    "suppliers:document_file": Door(Who.NOBODY, {"public_id": "document", "word": "forged"}),
    "catalog:desk_products": Door(Who.COMPANY),
    "catalog:desk_product_new": Door(Who.COMPANY),
    "catalog:desk_summary": Door(Who.COMPANY),
    "catalog:desk_product": Door(Who.ITS_COMPANY, _PRODUCT),
    "catalog:desk_product_texts": Door(Who.ITS_COMPANY, _PRODUCT),
    "catalog:desk_product_hs": Door(Who.ITS_COMPANY, _PRODUCT),
    "catalog:desk_product_pictures": Door(Who.ITS_COMPANY, _PRODUCT),
    "catalog:desk_product_picture": Door(
        Who.ITS_COMPANY, _PRODUCT | {"key": "nothing"}, acts=True, is_bare=True
    ),
    "catalog:desk_product_preview": Door(Who.ITS_COMPANY, _PRODUCT),
    "catalog:desk_product_publication": Door(Who.ITS_COMPANY, _PRODUCT, acts=True),
    "catalog:desk_product_copy": Door(Who.ITS_COMPANY, _PRODUCT, acts=True),
    "inquiries:desk_inbox": Door(Who.COMPANY),
    "inquiries:desk_summary": Door(Who.COMPANY),
    "inquiries:desk_inquiry": Door(Who.ITS_COMPANY, _INQUIRY),
    "inquiries:desk_reading": Door(Who.ITS_COMPANY, _INQUIRY, acts=True),
    "inquiries:desk_closing": Door(Who.ITS_COMPANY, _INQUIRY, acts=True),
    "inquiries:desk_translation": Door(
        Who.ITS_COMPANY, _INQUIRY | {"seq": "one"}, acts=True, is_bare=True
    ),
    # --- The buyer's desk
    "inquiries:buying": Door(Who.SIGNED_IN),
    "inquiries:buying_inquiry": Door(Who.ITS_BUYER, _INQUIRY),
    "inquiries:buying_reading": Door(Who.ITS_BUYER, _INQUIRY, acts=True),
    "inquiries:buying_closing": Door(Who.ITS_BUYER, _INQUIRY, acts=True),
    "inquiries:buying_translation": Door(
        Who.ITS_BUYER, _INQUIRY | {"seq": "one"}, acts=True, is_bare=True
    ),
    # --- The person's own
    "accounts:landing": Door(Who.SIGNED_IN),
    "accounts:settings": Door(Who.SIGNED_IN),
    "accounts:consents": Door(Who.SIGNED_IN),
    "outbox:inbox": Door(Who.SIGNED_IN),
    "outbox:unread": Door(Who.ANYBODY),
    "outbox:all_read": Door(Who.SIGNED_IN, acts=True),
    "outbox:one_read": Door(Who.SIGNED_IN, {"public_id": "nothing"}, acts=True, is_bare=True),
    "account_login": Door(Who.VISITORS),
    "account_signup": Door(Who.VISITORS),
    "account_logout": Door(Who.VISITORS),
    "account_inactive": Door(Who.ANYBODY),
    "account_reset_password": Door(Who.ANYBODY),
    "account_reset_password_done": Door(Who.ANYBODY),
    "account_reset_password_from_key": Door(
        Who.ANYBODY, {"uidb36": "one", "key": "nothing"}, is_bare=True
    ),
    "account_reset_password_from_key_done": Door(Who.ANYBODY),
    "account_email_verification_sent": Door(Who.VISITORS),
    "account_confirm_email": Door(Who.ANYBODY, {"key": "nothing"}, is_bare=True),
    "account_confirm_login_code": Door(Who.NOBODY),
    "account_email": Door(Who.SIGNED_IN),
    "account_reauthenticate": Door(Who.SIGNED_IN),
    "account_change_password": Door(Who.SIGNED_IN),
    "account_set_password": Door(Who.SIGNED_IN),
    "mfa_index": Door(Who.SIGNED_IN),
    "mfa_authenticate": Door(Who.NOBODY),
    "mfa_reauthenticate": Door(Who.SIGNED_IN),
    "mfa_activate_totp": Door(Who.SIGNED_IN),
    "mfa_deactivate_totp": Door(Who.SIGNED_IN, is_bare=True),
    "mfa_view_recovery_codes": Door(Who.SIGNED_IN, is_bare=True),
    "mfa_generate_recovery_codes": Door(Who.SIGNED_IN, is_bare=True),
    "mfa_download_recovery_codes": Door(Who.SIGNED_IN, is_bare=True),
    "mfa_list_webauthn": Door(Who.SIGNED_IN),
    "mfa_add_webauthn": Door(Who.SIGNED_IN),
    "mfa_reauthenticate_webauthn": Door(Who.SIGNED_IN),
    "mfa_remove_webauthn": Door(Who.SIGNED_IN, {"pk": "one"}, is_bare=True),
    "mfa_edit_webauthn": Door(Who.SIGNED_IN, {"pk": "one"}, is_bare=True),
    "mfa_login_webauthn": Door(Who.VISITORS),
    "usersessions_list": Door(Who.SIGNED_IN),
    "socialaccount_connections": Door(Who.SIGNED_IN),
    "socialaccount_signup": Door(Who.VISITORS),
    "socialaccount_login_cancelled": Door(Who.ANYBODY),
    "socialaccount_login_error": Door(Who.ANYBODY),
    # --- The back office
    "admin:index": Door(Who.STAFF),
    "admin:login": Door(Who.NOBODY),
    "admin:logout": Door(Who.VISITORS, acts=True),
    "admin:password_change": Door(Who.STAFF),
    "admin:password_change_done": Door(Who.STAFF),
    "admin:autocomplete": Door(Who.NOBODY),
    "admin:jsi18n": Door(Who.STAFF),
    "admin:view_on_site": Door(
        Who.STAFF, {"content_type_id": "one", "object_id": "one"}, is_bare=True
    ),
    "admin:app_list": Door(Who.REVIEWER, {"app_label": "app_label"}),
    "admin:jobs": Door(Who.SUPERUSER),
    "admin:jobs_retry": Door(Who.SUPERUSER, acts=True, is_bare=True),
    **_admin("accounts_user", Who.SUPERUSER, thing="owner"),
    **_admin("auth_group", Who.SUPERUSER, thing="group"),
    **_admin("audit_auditentry", Who.SUPERUSER, thing="audit_entry"),
    **_admin("outbox_delivery", Who.SUPERUSER, thing="delivery"),
    **_admin("translation_term", Who.SUPERUSER, thing="term"),
    **_admin("translation_memoryentry", Who.SUPERUSER, thing="memory_entry"),
    **_admin("suppliers_application", Who.REVIEWER, thing="application"),
    **_admin("suppliers_document", Who.REVIEWER, thing="document_pk"),
    **_admin("suppliers_supplier", Who.REVIEWER, thing="supplier"),
    "admin:suppliers_supplier_suspension": Door(
        Who.REVIEWER, {"supplier_id": "supplier"}, acts=True
    ),
    "admin:suppliers_supplier_reinstatement": Door(
        Who.REVIEWER, {"supplier_id": "supplier"}, acts=True
    ),
    **_admin("catalog_category", Who.SUPERUSER, thing="category_pk"),
    **_admin("catalog_attribute", Who.SUPERUSER, thing="attribute_pk"),
    **_admin("catalog_product", Who.SUPERUSER, thing="product_pk"),
    **_admin("catalog_picture", Who.SUPERUSER, thing="picture_pk"),
    **_admin("inquiries_inquiry", Who.SUPERUSER, thing="inquiry_pk"),
    **_admin("inquiries_buyer", Who.SUPERUSER, thing="buyer_pk"),
}

#: Addresses without a name of their own, by their pattern: old spellings and catch-alls.
NAMELESS = {
    "account/social/login/cancelled/",
    "account/social/login/error/",
    "account/social/signup/",
    "account/social/connections/",
}
