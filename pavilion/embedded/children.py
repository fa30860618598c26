"""The long-running processes of the demo: started, watched, started again, stopped."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pavilion.embedded import processes
from pavilion.embedded.errors import ServiceError
from pavilion.embedded.profiles import CHECKOUT

_MOST_DEATHS = 4
_WITHIN_SECONDS = 60.0
_SECONDS_TO_STOP = 15.0
_PR_SET_PDEATHSIG = 1


def _end_with_parent() -> Callable[[], None] | None:
    """What a child does before it becomes its program: ask Linux to end it when we are killed."""
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl
    parent = os.getpid()

    def ask() -> None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)

    return ask


@dataclass
class Child:
    """One process with everything it starts: a process group of its own."""

    name: str
    command: Sequence[str]
    log: Path
    environment: Mapping[str, str]
    _process: subprocess.Popen[bytes] | None = None
    _deaths: list[float] = field(default_factory=list)

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603  commands of our own
                list(self.command),
                cwd=CHECKOUT,
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_end_with_parent(),  # noqa: PLW1509  this process has one thread
            )

    def status(self) -> int | None:
        """The exit status of a process that ended, None while it runs."""
        return self._process.poll() if self._process else None

    def keep_alive(self) -> bool:
        """Start it again if it died, and say so; give up when it keeps dying."""
        if self.status() is None:
            return False
        now = time.monotonic()
        self._deaths = [at for at in self._deaths if now - at < _WITHIN_SECONDS] + [now]
        if len(self._deaths) >= _MOST_DEATHS:
            line = processes.last_line(self.log)
            raise ServiceError(f"The {self.name} process keeps ending: {line} ({self.log})")
        self._kill_group()
        self.start()
        return True

    def ask_to_stop(self) -> None:
        if self._process and self.status() is None:
            self._process.terminate()

    def wait_stopped(self) -> None:
        """Wait for the end it was asked for, then leave nothing of its group behind."""
        if self._process is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_SECONDS_TO_STOP)
        self._kill_group()
        self._process.wait()

    def _kill_group(self) -> None:
        if self._process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)


def stop_all(children: Sequence[Child]) -> None:
    for child in children:
        child.ask_to_stop()
    for child in children:
        child.wait_stopped()
