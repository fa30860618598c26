"""``manage.py make_roles``: write the staff roles and what each may do."""

from typing import Any

from django.core.management.base import BaseCommand

from pavilion.accounts.roles import make_roles


class Command(BaseCommand):
    help = "Write the staff roles (reviewer, translator, moderator, admin) and their permissions."

    def handle(self, *args: Any, **options: Any) -> None:
        names = ", ".join(group.name for group in make_roles())
        self.stdout.write(f"Roles: {names}")
