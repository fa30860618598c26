"""One Valkey (or Redis) in a folder, listening on a Unix socket only."""

import os
import signal
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from pavilion.embedded import binaries, processes
from pavilion.embedded.errors import ServiceError
from pavilion.embedded.identity import Identity


@dataclass(frozen=True)
class Valkey:
    name: ClassVar[str] = "Valkey"
    place: Path
    run_folder: Path
    identity: Identity
    durable: bool

    @property
    def log(self) -> Path:
        return self.place / "valkey.log"

    @property
    def socket(self) -> Path:
        return self.run_folder / "valkey.sock"

    @property
    def url(self) -> str:
        return f"unix://{self.socket}?db=0"

    @property
    def _pid_file(self) -> Path:
        return self.place / "valkey.pid"

    def pid(self) -> int | None:
        """The running server's process number."""
        try:
            pid = int(self._pid_file.read_text())
        except (OSError, ValueError):
            return None
        return pid if processes.works_in(pid, self.place) else None

    def is_ready(self) -> bool:
        return self._ask("PING").startswith(b"+PONG")

    def start(self) -> None:
        """Have it running. Does nothing when it is."""
        if self.is_ready():
            return
        if self.pid():
            # It reads its journal, unless its socket was swept away with a temporary folder.
            if self.socket.exists() and processes.wait_until(self.is_ready, seconds=15):
                return
            self.stop()
        self.place.mkdir(parents=True, exist_ok=True)
        self.place.chmod(0o700)
        self._launch()

    def stop(self) -> None:
        pid = self.pid()
        if pid is None:
            return
        for number in (signal.SIGTERM, signal.SIGKILL):
            os.kill(pid, number)
            if processes.wait_until(lambda: self.pid() is None, seconds=15):
                self.socket.unlink(missing_ok=True)
                return
        raise ServiceError(f"Valkey does not stop (process {pid}).")

    def _launch(self) -> None:
        offset = processes.size_of(self.log)
        journal = ["--appendonly", "yes" if self.durable else "no", "--save", ""]
        command: list[str | Path] = [binaries.find_valkey(), "--port", "0"]
        command += ["--unixsocket", self.socket, "--unixsocketperm", "700", *journal]
        command += ["--maxmemory-policy", "noeviction", "--maxmemory", "256mb"]
        command += ["--dir", self.place, "--logfile", self.log, "--pidfile", self._pid_file]
        done = processes.run([*command, "--daemonize", "yes"], identity=self.identity)
        started = done.returncode == 0 and processes.wait_until(self.is_ready, seconds=15)
        if not started:
            line = processes.last_line(self.log, offset=offset) or done.stdout.strip()
            raise ServiceError(f"Valkey did not start: {line} ({self.log})")

    def _ask(self, word: str) -> bytes:
        """The first bytes of the answer; nothing when nobody answers."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(2)
            try:
                connection.connect(str(self.socket))
                connection.sendall(f"{word}\r\n".encode())
                return connection.recv(64)
            except OSError:
                return b""
