"""Structured data (schema.org) for search engines, as JSON that cannot leave its script element."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

Node = dict[str, Any]
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class ScriptJson:
    """JSON whose text holds nothing an HTML parser would look at."""

    data: Node

    def __html__(self) -> str:
        return json.dumps(self.data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def script(nodes: Iterable[Node]) -> SafeString:
    """One data block for each node; browsers do not run it, so the policy does not ask for more."""
    return format_html_join(
        "\n",
        '<script type="application/ld+json">{}</script>',
        ((ScriptJson({"@context": "https://schema.org"} | node),) for node in nodes),
    )


def absolute(address: str) -> str:
    """The address with the site in front; an address of a bucket or CDN stays."""
    return address if "://" in address else f"{settings.SITE_URL}{address}"


def breadcrumb_list(crumbs: Iterable[tuple[str, str]]) -> Node:
    """From pairs of name and address, root first."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute(href)}
            for place, (name, href) in enumerate(crumbs, start=1)
        ],
    }


def alternates(pairs: Iterable[tuple[str, str]]) -> SafeString:
    """``<link rel="alternate" hreflang>`` for pairs of language and address."""
    return format_html_join(
        "\n",
        '<link rel="alternate" hreflang="{}" href="{}">',
        ((language, absolute(href)) for language, href in pairs),
    )
