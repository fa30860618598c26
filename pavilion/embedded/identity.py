"""Whom a server runs as. PostgreSQL refuses root, so root hands it to somebody with less."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pavilion.embedded.errors import ServiceError


@dataclass(frozen=True)
class Identity:
    name: str
    uid: int
    gid: int

    @property
    def is_me(self) -> bool:
        return self.uid == os.geteuid()

    def subprocess_options(self) -> dict[str, Any]:
        if self.is_me:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, path: Path) -> None:
        """Make the file or folder this person's, and nobody else's."""
        if not self.is_me:
            os.chown(path, self.uid, self.gid)
        path.chmod(0o700 if path.is_dir() else 0o600)

    def can(self, letter: str, path: Path) -> bool:
        """Ask the system, as that person: ``x`` enter or run, ``r`` read, ``w`` write."""
        command = ["/bin/sh", "-c", 'test "-$1" "$2"', "sh", letter, str(path)]
        done = subprocess.run(  # noqa: S603
            command, check=False, cwd="/", stderr=subprocess.DEVNULL, **self.subprocess_options()
        )
        return done.returncode == 0


def myself() -> Identity:
    uid = os.geteuid()
    try:
        name = pwd.getpwuid(uid).pw_name
    except KeyError:
        name = str(uid)
    return Identity(name, uid, os.getegid())


def for_postgres() -> Identity:
    """Ourselves; as root the user ``postgres``, else ``nobody``."""
    if os.geteuid() != 0:
        return myself()
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Identity(name, entry.pw_uid, entry.pw_gid)
    raise ServiceError(
        "PostgreSQL does not run as root and this machine has neither a user postgres nor nobody."
    )
