"""Who may: a person's place in a company, and what staff are allowed to see and decide."""

from django.contrib.auth.models import AnonymousUser

from pavilion.accounts.models import User
from suppliers.models import Document, Member, Supplier

Person = User | AnonymousUser

#: Roles that speak for the company: they apply, and see its papers.
MANAGING = (Member.Role.OWNER, Member.Role.MANAGER)


def membership_of(user: Person) -> Member | None:
    """The person's place in the company they work for, read afresh: removal counts at once."""
    if not isinstance(user, User):
        return None
    return (
        Member.objects.filter(user=user)
        .exclude(supplier__status=Supplier.Status.CLOSED)
        .select_related("supplier")
        .order_by("joined_at", "pk")
        .first()
    )


def supplier_of(user: Person) -> Supplier | None:
    """The company the person works for, or None."""
    member = membership_of(user)
    return member.supplier if member else None


def may_manage(user: Person, supplier: Supplier) -> bool:
    """Speak for the company: hand in the application, see and replace its papers."""
    return (
        isinstance(user, User)
        and Member.objects.filter(
            supplier=supplier, user=user, role__in=MANAGING
        ).exists()
    )


def may_review(user: Person) -> bool:
    """Decide on applications."""
    return (
        user.is_active
        and user.is_staff
        and user.has_perm("suppliers.change_application")
    )


def may_inspect(user: Person) -> bool:
    """See private papers as staff; each look leaves a line in the audit trail."""
    return user.is_active and user.is_staff and user.has_perm("suppliers.view_document")


def may_see_document(user: Person, document: Document) -> bool:
    return may_inspect(user) or may_manage(user, document.supplier)
