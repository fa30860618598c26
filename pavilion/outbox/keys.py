"""Keys in mailed links: whoever holds the mail may open one thing, without an account.

A key is a signature over the name of its lock (``inquiry:2b7c…:1``), made with SECRET_KEY. It is
written nowhere: it can be made again for every mail, it is compared in constant time, it stays
valid while the secret is rotated (SECRET_KEY_FALLBACKS), and it is revoked by giving the lock
another name, which is what the number at its end is for.
"""

from django.core.signing import BadSignature, Signer

_SALT = "pavilion.outbox.keys"


def key_to(lock: str) -> str:
    """The key that opens ``lock``."""
    return Signer(salt=_SALT).signature(lock)


def fits(key: str, lock: str) -> bool:
    """Whether ``key`` opens ``lock``."""
    try:
        return Signer(salt=_SALT).unsign(f"{lock}:{key}") == lock
    except BadSignature:
        return False
