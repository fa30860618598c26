"""Public ids: short random strings, so that integers stay inside."""

import secrets

#: No vowels and no look-alikes: nothing spells a word, nothing is misread on the phone.
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"


def new_public_id() -> str:
    """Twelve characters, about 57 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(12))
