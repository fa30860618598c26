"""What this member of staff may see and do."""

from django.db.models import Model

from pavilion.accounts.models import User


def may(user: User, model: type[Model], *verbs: str) -> bool:
    """Whether one of these verbs (view, change …) is allowed on the model."""
    meta = model._meta
    return any(user.has_perm(f"{meta.app_label}.{verb}_{meta.model_name}") for verb in verbs)


def may_see(user: User, model: type[Model]) -> bool:
    return may(user, model, "view", "change")
