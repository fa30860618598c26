"""Who may: a person's place in a company, and what staff are allowed to see and decide."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from pavilion.accounts.models import User
from suppliers.models import Document, Member, Supplier

Person = User | AnonymousUser

#: Roles that speak for the company: they apply, and see its papers.
MANAGING = (Member.Role.OWNER, Member.Role.MANAGER)


def supplier_of(user: Person) -> Supplier | None:
    """The company the person works for, with its names, or None.

    Read afresh each time: who was let go, or whose company closed, is out at once.
    """
    if not isinstance(user, User):
        return None
    return (
        Supplier.objects.named()
        .filter(memberships__user=user)
        .exclude(status=Supplier.Status.CLOSED)
        .order_by("memberships__joined_at", "pk")
        .first()
    )


def may_change(supplier: Supplier) -> bool:
    """A suspended company reads its desk and changes nothing."""
    return supplier.status not in (Supplier.Status.SUSPENDED, Supplier.Status.CLOSED)


def may_manage(user: Person, supplier: Supplier) -> bool:
    """Speak for the company: hand in the application, see and replace its papers."""
    return (
        isinstance(user, User)
        and Member.objects.filter(supplier=supplier, user=user, role__in=MANAGING).exists()
    )


def may_review(user: Person) -> bool:
    """Decide on applications."""
    return user.is_active and user.is_staff and user.has_perm("suppliers.change_application")


def reviewers() -> QuerySet[User]:
    """Everyone who may decide on applications."""
    code = "change_application"
    return User.objects.filter(
        Q(is_superuser=True)
        | Q(user_permissions__codename=code, user_permissions__content_type__app_label="suppliers")
        | Q(
            groups__permissions__codename=code,
            groups__permissions__content_type__app_label="suppliers",
        ),
        is_staff=True,
        is_active=True,
    ).distinct()


def may_inspect(user: Person) -> bool:
    """See private papers as staff; each look leaves a line in the audit trail."""
    return user.is_active and user.is_staff and user.has_perm("suppliers.view_document")


def may_see_document(user: Person, document: Document) -> bool:
    return may_inspect(user) or may_manage(user, document.supplier)
