"""``manage.py rebuild_listings``: after a change of tiles, search analyser or taxonomy."""

from typing import Any

from django.core.management.base import BaseCommand

from catalog import listings


class Command(BaseCommand):
    help = "Make every buyer-facing row anew."

    def handle(self, *_args: Any, **_options: Any) -> None:
        count = listings.rebuild_all()
        self.stdout.write(f"Listings of {count} products rebuilt.")
