"""Load the demo's companies, products and conversations; what is there already stays."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from pavilion.demo import companies, conversations, people, products


class Command(BaseCommand):
    help = "Load the demo data through the verbs of the interface. Running it again adds nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demo data is loaded only where DEMO is set.")
        call_command("make_roles", verbosity=0)
        call_command("load_taxonomy", verbosity=0)
        call_command("load_glossary", verbosity=0)
        reviewer = people.staff("reviewer@pavilion.example", name="마루", role="reviewer")
        people.staff("admin@pavilion.example", name="한빛", role="admin")
        counts = {
            "companies": companies.load(reviewer=reviewer),
            "products": products.load(),
            "conversations": conversations.load(),
        }
        added = ", ".join(f"{count} {noun}" for noun, count in counts.items() if count)
        self.stdout.write(f"Demo data: {added or 'all there'}")
