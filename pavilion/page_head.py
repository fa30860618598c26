"""What a public page tells search engines and those who share it; ``pages/head.html`` writes it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from pavilion import structured_data
from pavilion.structured_data import Node


@dataclass(frozen=True)
class PageHead:
    """``path`` is the page's own address without filters, sort and place in a list."""

    path: str
    title: str
    description: str
    #: Languages in which this very page exists.
    languages: Sequence[str] = field(default_factory=lambda: [c for c, _ in settings.LANGUAGES])
    nodes: Sequence[Node] = ()
    image: str = ""
    kind: str = "website"
    #: A filtered, sorted or continued list is a view of the page, not a page of its own.
    is_view: bool = False

    @property
    def canonical(self) -> str:
        return structured_data.absolute(self.path)

    @property
    def image_url(self) -> str:
        return structured_data.absolute(self.image) if self.image else ""

    @property
    def locale(self) -> str:
        return "ko_KR" if get_language() == "ko" else "en_US"

    def alternates(self) -> SafeString:
        """Nothing for a page that exists in one language: there is no alternative to name."""
        if len(self.languages) < 2 or self.is_view:
            return SafeString()
        # Addresses differ in nothing but their first part, the language.
        rest = self.path.removeprefix(f"/{get_language()}")
        pairs = [(code, f"/{code}{rest}") for code in self.languages]
        return structured_data.alternates([*pairs, ("x-default", dict(pairs).get("en", self.path))])

    def structured(self) -> SafeString:
        return structured_data.script(() if self.is_view else self.nodes)
