"""Print how many pictures the workers still have to make."""

from typing import Any

from django.core.management.base import BaseCommand

from catalog.models import Picture


class Command(BaseCommand):
    help = "Print one line: pictures made, of how many, and how many failed."

    def handle(self, *args: Any, **options: Any) -> None:
        total = Picture.objects.count()
        waiting = Picture.objects.unfinished().count()
        failed = Picture.objects.failed().count()
        line = f"Pictures: {total - waiting - failed} of {total} ready"
        self.stdout.write(f"{line}, {failed} failed" if failed else line)
