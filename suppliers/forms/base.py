"""What all forms of this hall share."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pavilion.media.names import shows_resident_number

_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")


class PlainForm(forms.Form):
    """Text is composed (NFC) and stripped; a resident registration number is refused anywhere."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, value in list(cleaned.items()):
            if isinstance(value, str):
                cleaned[name] = unicodedata.normalize("NFC", value).replace("\r\n", "\n")
                if shows_resident_number(value):
                    self.add_error(name, _RESIDENT_NUMBER)
        return cleaned


_RESIDENT_NUMBER = ValidationError(
    _("This looks like a resident registration number. Leave it out: we do not ask for it."),
    code="resident_number",
)


def latin_only(value: str) -> None:
    """Buyers read this field: Hangul has no place in it."""
    if found := _HANGUL.search(value):
        raise ValidationError(
            _("Write “%(letter)s” in Latin letters."), code="hangul", params={"letter": found[0]}
        )


def text(label: Any, *, longest: int, english: bool = False, **options: Any) -> forms.CharField:
    """A line of text; ``english`` for what buyers read."""
    rows = options.pop("rows", 0)
    attrs = {"lang": "en" if english else "ko", **options.pop("attrs", {})}
    return forms.CharField(
        label=label,
        max_length=longest,
        required=options.pop("required", False),
        validators=[latin_only] if english else [],
        widget=forms.Textarea({**attrs, "rows": rows}) if rows else forms.TextInput(attrs),
        **options,
    )
