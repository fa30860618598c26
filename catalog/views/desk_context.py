"""What the editor and all its fragments speak of."""

from typing import Any

from catalog import publishing, quality, requirements
from catalog.models import MAX_PICTURES
from catalog.queries.desk import Row
from catalog.queries.editor import Note, notes_of, waiting
from catalog.queries.sheets import Sheet
from pavilion.media.uploads import ACCEPT_PICTURES


def editor_context(sheet: Sheet, notes: dict[str, Note] | None = None) -> dict[str, Any]:
    """The product, its texts' notes, its score, and what it lacks."""
    notes = notes if notes is not None else notes_of(sheet)
    return {
        "sheet": sheet,
        "product": sheet.product,
        "row": Row(sheet),
        "notes": notes,
        "awaited": [note.key for note in waiting(notes)],
        "quality": quality.assess(sheet),
        "missing": requirements.missing(sheet),
        "offered": publishing.offered(sheet.product),
        "accept_pictures": ACCEPT_PICTURES,
        "max_pictures": MAX_PICTURES,
    }
