"""A column for HTML that one of our templates has rendered, and nothing else."""

from typing import Any

from django.db import models
from django.utils.safestring import SafeString


class RenderedField(models.TextField):  # type: ignore[type-arg]  # generic to mypy alone
    """Holds a template's output: only escaped text goes in, so it may come out as it is."""

    def get_prep_value(self, value: Any) -> str:
        if not isinstance(value, SafeString):
            raise TypeError(f"{self.name} takes what a template rendered, not {type(value)}")
        return str(value)

    def from_db_value(self, value: str, *_context: object) -> SafeString:
        return SafeString(value)
