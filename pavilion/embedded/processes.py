"""Looking at and running other processes."""

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from pavilion.embedded.errors import ServiceError
from pavilion.embedded.identity import Identity


def environment() -> dict[str, str]:
    """What a server of ours gets from the environment: nothing that changes its behaviour."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}


def run(
    command: Sequence[str | Path],
    *,
    identity: Identity,
    timeout: float = 120,
    env: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run to the end in a session of its own, so that Ctrl-C does not reach what it starts."""
    try:
        return subprocess.run(  # noqa: S603  programs found by binaries.py, arguments of our own
            [str(word) for word in command],
            check=False,
            text=True,
            errors="replace",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=timeout,
            cwd="/",
            env={**environment(), **(env or {})},
            start_new_session=True,
            **identity.subprocess_options(),
        )
    except PermissionError as error:
        raise ServiceError(f"{command[0]} may not be run as {identity.name}: {error}") from error
    except OSError as error:
        raise ServiceError(f"{command[0]} cannot be run: {error}") from error
    except subprocess.TimeoutExpired as error:
        raise ServiceError(f"{command[0]} did not end within {timeout:.0f} s") from error


def works_in(pid: int, folder: Path) -> bool:
    """Whether the process lives and has the folder as its working directory, as both servers do.

    A process number on file proves nothing: after a restart of the machine it may be anybody's.
    """
    if Path("/proc/self").exists():
        try:
            return Path(f"/proc/{pid}/cwd").readlink() == folder.resolve()
        except OSError:
            return False
    listing = subprocess.run(  # noqa: S603
        ["/bin/ps", "-p", str(pid), "-o", "command="], check=False, capture_output=True, text=True
    ).stdout
    return str(folder) in listing or "valkey-server" in listing or "redis-server" in listing


def wait_until(happened: Callable[[], bool], *, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def last_line(log: Path, *, offset: int = 0) -> str:
    """The last line a service wrote after ``offset``, preferring one that names a failure."""
    try:
        with log.open("rb") as file:
            file.seek(offset)
            text = file.read().decode(errors="replace")
    except OSError:
        return ""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    failures = [line for line in lines if any(w in line for w in ("FATAL", "PANIC", "No space"))]
    return (failures or lines or [""])[-1]


def size_of(log: Path) -> int:
    return log.stat().st_size if log.exists() else 0
