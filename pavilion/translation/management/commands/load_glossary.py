"""Take the shipped glossary, or another file, into the database. Running it again is harmless."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pavilion.translation import glossary


class Command(BaseCommand):
    help = "Load approved terms from a CSV file with the columns ko, en, domain, note."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="?", type=Path, default=glossary.SHIPPED)
        parser.add_argument(
            "--overwrite", action="store_true", help="also replace what staff have edited"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = glossary.load(options["path"], overwrite=options["overwrite"])
        except (OSError, KeyError, UnicodeDecodeError) as error:
            raise CommandError(f"The glossary cannot be read: {error}") from error
        self.stdout.write(f"{loaded.created} terms created, {loaded.changed} changed")
