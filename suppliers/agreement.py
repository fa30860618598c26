"""The supplier terms: each version is a text of its own, kept for those who agreed to it."""

#: The version asked for today; its words are ``suppliers/desk/agreement/<version>.html``.
CURRENT_VERSION = "2026-11"


def template_of(version: str) -> str:
    return f"suppliers/desk/agreement/{version}.html"
