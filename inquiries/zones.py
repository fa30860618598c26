"""What time it is where somebody is, as far as their country tells."""

import zoneinfo
from datetime import datetime

from babel.core import get_global
from babel.dates import format_datetime

from pavilion.ui.formats import language

_KNOWN = zoneinfo.available_timezones()
_CLOCK = "E HH:mm"


def zone_of(country: str) -> zoneinfo.ZoneInfo | None:
    """The country's zone, when it has only one."""
    zones = _zones_of(country)
    return zones[0] if len(zones) == 1 else None


def clock_text(country: str, *, now: datetime) -> str:
    """``Sat 00:40``; from the westernmost to the easternmost clock of a wide country."""
    clocks = sorted(now.astimezone(zone).replace(tzinfo=None) for zone in _zones_of(country))
    if not clocks:
        return ""
    first, last = (_clock(clock) for clock in (clocks[0], clocks[-1]))
    return first if first == last else f"{first} – {last}"


def _clock(moment: datetime) -> str:
    return str(format_datetime(moment, _CLOCK, locale=language()))


def _zones_of(country: str) -> list[zoneinfo.ZoneInfo]:
    names = get_global("territory_zones").get(country.upper(), [])
    return [zoneinfo.ZoneInfo(name) for name in names if name in _KNOWN]
