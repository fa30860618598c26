"""``{% tile_grid tiles %}``: kept tiles put together, without a template's step for each one."""

from collections.abc import Iterable, Iterator

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from catalog.queries.public import Tile

register = template.Library()

FIRST_ROW = 4
_FIRST = format_html('fetchpriority="{}"', "high")
_LAZY = format_html('loading="{}" decoding="async"', "lazy")


@register.simple_tag
def tile_grid(tiles: Iterable[Tile], far_down: bool = False) -> SafeString:
    """A grid; unless it stands far down the page, the first row's pictures load at once."""
    grid = format_html_join("\n", "{}{}{}", _parts(tiles, 0 if far_down else FIRST_ROW))
    return format_html('<div class="grid grid--products">\n{}\n</div>', grid)


def _parts(tiles: Iterable[Tile], at_once: int) -> Iterator[tuple[str, str, str]]:
    for place, tile in enumerate(tiles):
        loading = _LAZY if place >= at_once else _FIRST if place == 0 else ""
        yield tile.start, loading, tile.end
