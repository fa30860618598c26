"""Tags of the catalogue's desk."""

from typing import Any

from django import template

from catalog.forms.texts import Side
from catalog.queries import pictures
from catalog.queries.editor import Note
from pavilion.ui.controls import problems_of

register = template.Library()

register.filter("thumbnail", pictures.thumbnail)
register.filter("description", pictures.description)
register.filter("problem", pictures.problem)


@register.filter
def problems(form: Any) -> Any:
    """What is wrong with a form or formset, with the ids to go to."""
    return problems_of([form])


@register.simple_tag
def note_of(notes: dict[str, Note], side: Side) -> Note:
    return notes[f"{side.field}-{side.text.language}"]
