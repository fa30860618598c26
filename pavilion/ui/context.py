"""What every page may name: the site, who runs it, and the languages it speaks."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor. ``page_languages`` holds codes; ``{% language_url code %}`` links them."""
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "operator": settings.OPERATOR,
        "is_demo": settings.DEMO,
        "page_languages": [code for code, _ in settings.LANGUAGES],
    }
