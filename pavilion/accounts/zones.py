"""Time zones as people choose them."""

import zoneinfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

#: Where a person probably is, when their browser does not say.
ZONE_OF_LANGUAGE = {"ko": "Asia/Seoul", "en": "UTC"}


def names() -> list[str]:
    """All places, without the historical abbreviations."""
    known = zoneinfo.available_timezones()
    return [*sorted(name for name in known if "/" in name and not name.startswith("Etc/")), "UTC"]


def is_known(name: str) -> bool:
    return name in zoneinfo.available_timezones()


def validate_zone(name: str) -> None:
    if not is_known(name):
        raise ValidationError(_("This time zone is not known."), code="unknown_zone")
