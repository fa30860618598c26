"""One PostgreSQL cluster in a folder, listening on a Unix socket only."""

import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import ClassVar
from urllib.parse import quote

import psycopg
from psycopg import sql

from pavilion.embedded import binaries, places, processes
from pavilion.embedded.errors import ServiceError
from pavilion.embedded.identity import Identity

OWNER = "pavilion"
DATABASE = "pavilion"
_SETTINGS = """\
listen_addresses = ''
unix_socket_directories = '{socket_folder}'
unix_socket_permissions = 0700
port = 5432
max_connections = 100
shared_buffers = 128MB
jit = off
# A power cut may cost the last moments of a demo, never its consistency.
synchronous_commit = off
timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] '
"""
# Half the time of a test run would be waiting for a disk nobody reads again.
_VOLATILE = "fsync = off\nfull_page_writes = off\n"
_INCLUDE = "include = 'pavilion.conf'\n"


@dataclass(frozen=True)
class Postgres:
    name: ClassVar[str] = "PostgreSQL"
    place: Path
    run_folder: Path
    password: str
    identity: Identity
    durable: bool

    @property
    def data(self) -> Path:
        return self.place / "data"

    @property
    def log(self) -> Path:
        return self.place / "postgres.log"

    @property
    def socket_folder(self) -> Path:
        return self.run_folder / "pg"

    @property
    def _socket(self) -> Path:
        return self.socket_folder / places.POSTGRES_SOCKET

    @property
    def url(self) -> str:
        """In the form django-environ reads, the socket's folder as libpq's ``host``."""
        host = quote(str(self.socket_folder), safe="")
        return f"postgres://{OWNER}:{quote(self.password, safe='')}@/{DATABASE}?host={host}"

    @cached_property
    def _programs(self) -> binaries.PostgresPrograms:
        return binaries.reachable_postgres(
            binaries.find_postgres(), identity=self.identity, place=self.place
        )

    @property
    def version(self) -> str:
        return self._programs.version

    def pid(self) -> int | None:
        """The running server's process number."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split("\n")[0])
        except (OSError, ValueError):
            return None
        return pid if processes.works_in(pid, self.data) else None

    def is_ready(self) -> bool:
        command: list[str | Path] = [self._programs.folder / "pg_isready", "-q", "-t", "3"]
        command += ["-h", self.socket_folder, "-U", OWNER, "-d", DATABASE]
        return self.pid() is not None and self._run(*command).returncode == 0

    def start(self) -> None:
        """Make the cluster if there is none, and have it running. Does nothing when it is."""
        if self.is_ready():
            return
        if self.pid():
            # It recovers from a crash, unless its socket was swept away with a temporary folder.
            if self._socket.exists() and processes.wait_until(self.is_ready, seconds=30):
                return
            self.stop()
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        self._check_version()
        self._clear_stale_locks()
        self._configure()
        self._launch()
        self._create_database()

    def stop(self) -> None:
        if self.pid() is None:
            return
        command: list[str | Path] = [self._programs.folder / "pg_ctl", "stop", "-D", self.data]
        for mode in ("fast", "immediate"):
            done = self._run(*command, "-m", mode, "-w", "-t", "30")
            if done.returncode == 0 or self.pid() is None:
                return
        raise ServiceError(f"PostgreSQL does not stop: {done.stdout.strip()}")

    def _run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        return processes.run(command, identity=self.identity)

    def _initialise(self) -> None:
        places.require_room(self.place)
        part = self.place / "data.part"
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir()
        self.identity.own(part)
        secret = self.socket_folder / "password"
        secret.write_text(self.password)
        self.identity.own(secret)
        command: list[str | Path] = [self._programs.folder / "initdb", "-D", part, "-U", OWNER]
        command += ["-A", "scram-sha-256", "--pwfile", secret, "--encoding=UTF8"]
        command += ["--locale=C", "--lc-ctype=C.UTF-8"]
        # With the C character type pg_trgm finds nothing in Korean; the builtin provider knows
        # UTF-8 on every machine.
        if self._programs.major >= 17:
            command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        if not self.durable:
            command.append("--no-sync")
        try:
            done = self._run(*command)
        finally:
            secret.unlink()
        if done.returncode:
            shutil.rmtree(part, ignore_errors=True)
            raise ServiceError(f"initdb failed: {_telling_line(done.stdout)}")
        with (part / "postgresql.conf").open("a") as file:
            file.write(_INCLUDE)
        part.rename(self.data)

    def _check_version(self) -> None:
        made_by = (self.data / "PG_VERSION").read_text().strip()
        if made_by != str(self._programs.major):
            raise ServiceError(
                f"The data in {self.data} was made by PostgreSQL {made_by}, this is"
                f" {self._programs.version}: bring that version back, or `make reset`."
            )

    def _clear_stale_locks(self) -> None:
        """Locks of a server that died with its machine; its process number may be anybody's."""
        lock = self._socket.with_name(f"{self._socket.name}.lock")
        for left in (self.data / "postmaster.pid", self._socket, lock):
            left.unlink(missing_ok=True)

    def _configure(self) -> None:
        text = _SETTINGS.format(socket_folder=self.socket_folder)
        settings = self.data / "pavilion.conf"
        settings.write_text(text if self.durable else text + _VOLATILE)
        self.identity.own(settings)
        self.log.touch()
        self.identity.own(self.log)

    def _launch(self) -> None:
        offset = processes.size_of(self.log)
        command: list[str | Path] = [self._programs.folder / "pg_ctl", "start", "-D", self.data]
        done = self._run(*command, "-l", self.log, "-w", "-t", "60")
        if done.returncode or not processes.wait_until(self.is_ready, seconds=30):
            line = processes.last_line(self.log, offset=offset) or _telling_line(done.stdout)
            raise ServiceError(f"PostgreSQL did not start: {line} ({self.log})")

    def _create_database(self) -> None:
        host = str(self.socket_folder)
        try:
            with psycopg.connect(
                dbname="postgres", user=OWNER, password=self.password, host=host, autocommit=True
            ) as connection:
                known = connection.execute(
                    "SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]
                ).fetchone()
                if not known:
                    name = sql.Identifier(DATABASE)
                    connection.execute(sql.SQL("CREATE DATABASE {}").format(name))
        except psycopg.Error as error:
            raise ServiceError(f"PostgreSQL answers, but not to us: {error}") from error


def _telling_line(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    telling = [line for line in lines if "error" in line.lower() or "FATAL" in line]
    return (telling or lines or ["no word of why"])[0]
