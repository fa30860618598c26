"""The same form sent twice is one inquiry, one message (RACE-4, REL-05).

A form carries a random token. What is stored is a digest of the token together with what was
written: sending the same again finds the row there is, while a person who goes back and writes
something else with the same page is not told that it had already been sent.
"""

import hashlib
import json
import secrets


def new() -> str:
    """A token for a form that is about to be shown."""
    return secrets.token_urlsafe(24)


def bound(token: str, *written: str | int | None) -> str:
    """The digest that is unique in the database."""
    return hashlib.sha256(json.dumps([token, *written]).encode()).hexdigest()
