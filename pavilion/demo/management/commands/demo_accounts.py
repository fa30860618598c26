"""Print the accounts worth trying in the demo."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import override

from pavilion.demo.people import ACCOUNTS, PASSWORD


class Command(BaseCommand):
    help = "Print the demo's accounts and their password."

    def handle(self, *args: Any, **options: Any) -> None:
        width = max(len(account.email) for account in ACCOUNTS)
        with override("en"):
            for account in ACCOUNTS:
                self.stdout.write(f"  {account.email:<{width}}  {account.what}")
        self.stdout.write(f"  Password of all: {PASSWORD}. Staff codes and mails: /en/demo/")
