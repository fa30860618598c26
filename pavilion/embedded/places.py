"""Folders a service can really use: reachable by its user, and with a path short enough."""

import hashlib
import os
import re
import shutil
import tempfile
from pathlib import Path

from pavilion.embedded.errors import ServiceError
from pavilion.embedded.identity import Identity

# sockaddr_un holds 108 bytes with the closing zero on Linux, 104 on macOS.
LONGEST_SOCKET_PATH = 107 if os.uname().sysname == "Linux" else 103
POSTGRES_SOCKET = ".s.PGSQL.5432"
_LONGEST_NAME = f"pg/{POSTGRES_SOCKET}.lock"
# Anything else would have to be escaped differently in each kind of URL.
_PLAIN_PATH = re.compile(r"[A-Za-z0-9/._-]+")
_ROOM_FOR_A_CLUSTER = 200 * 1024 * 1024


def data_place(folder: Path, *, identity: Identity) -> Path:
    """``folder``, or where the service's user cannot enter it one under /var/lib of the same name.

    A checkout below root's closed home is such a place; opening that home is not ours to do.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if identity.can("x", folder):
        return folder
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    place = Path("/var/lib/pavilion") / digest
    place.mkdir(parents=True, exist_ok=True)
    place.parent.chmod(0o755)
    place.chmod(0o755)
    if not identity.can("x", place):
        raise ServiceError(f"{identity.name} can enter neither {folder} nor {place}.")
    return place


def require_room(folder: Path) -> None:
    free = shutil.disk_usage(folder).free
    if free < _ROOM_FOR_A_CLUSTER:
        raise ServiceError(
            f"The disk is nearly full: {free // 2**20} MB free under {folder},"
            f" a new database needs {_ROOM_FOR_A_CLUSTER // 2**20} MB."
        )


def _fits(folder: Path) -> bool:
    socket = os.fsencode(folder / _LONGEST_NAME)
    return len(socket) <= LONGEST_SOCKET_PATH and bool(_PLAIN_PATH.fullmatch(str(folder)))


def _prepared(folder: Path, *, identity: Identity) -> Path | None:
    """The folder with a room for PostgreSQL's socket, or None when its user cannot enter."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700 if identity.is_me else 0o711)
    room = folder / "pg"
    room.mkdir(exist_ok=True)
    identity.own(room)
    return folder if identity.can("w", room) else None


def run_folder(preferred: Path, *, known: Path | None, identity: Identity) -> Path:
    """The folder for the sockets: the one in use before, the preferred one, else a short one."""
    if known and known.is_dir() and known.stat().st_uid == os.geteuid() and _fits(known):
        found = _prepared(known, identity=identity)
        if found:
            return found
    if _fits(preferred) and (found := _prepared(preferred, identity=identity)):
        return found
    for base in dict.fromkeys((tempfile.gettempdir(), "/tmp", "/var/tmp")):  # noqa: S108
        if not Path(base).is_dir():
            continue
        folder = Path(tempfile.mkdtemp(prefix="pavilion-", dir=base))
        if _fits(folder) and (found := _prepared(folder, identity=identity)):
            return found
        shutil.rmtree(folder)
    raise ServiceError(
        f"No folder for the sockets: {preferred} makes a path of more than"
        f" {LONGEST_SOCKET_PATH} bytes, and no temporary folder will do."
    )
