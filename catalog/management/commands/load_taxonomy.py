"""``manage.py load_taxonomy``: write the shipped taxonomy into the database."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from catalog import taxonomy


class Command(BaseCommand):
    help = "Load the halls, categories, leaves and attributes. Safe to run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--file", type=Path, default=taxonomy.FILE)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        loaded = taxonomy.load(file)
        self.stdout.write(
            f"{loaded.categories} categories, {loaded.attributes} attributes, "
            f"{loaded.asks} attributes of leaves"
        )
