"""Calling a function on a stranger's file in a child process with a fence around it.

The child is a fresh interpreter with limits on memory, processor time and the size of what it
writes, an empty environment (no secrets) and a folder of its own; it takes a call as JSON and
answers JSON. It works inside a Celery worker, whose processes may not have children by
``multiprocessing``.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parent.parent.parent
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one call may take: address space and files in bytes, times in seconds."""

    memory: int = 1536 * MEGABYTE
    processor: int = 60
    written: int = 100 * MEGABYTE
    timeout: int = 100


class RefusedError(Exception):
    """The function looked at the file and refused it; ``str()`` is the code it gave."""


class SandboxError(Exception):
    """The child broke down over the file: out of memory, out of time, or crashed."""


class SandboxTimeoutError(SandboxError):
    """The child was not done in time, which may also be a busy machine's fault."""


def call(
    function: Callable[..., Any], *, folder: Path, limits: Limits | None = None, **arguments: Any
) -> Any:
    """``function(**arguments)`` in a child whose working folder is ``folder``.

    The function is named by its module; arguments and result must be JSON.
    """
    limits = limits or Limits()
    asked = {
        "function": f"{function.__module__}:{function.__qualname__}",
        "arguments": arguments,
        "limits": [limits.memory, limits.processor, limits.written],
    }
    try:
        child = subprocess.run(
            [sys.executable, "-m", "pavilion.media.child"],
            input=json.dumps(asked).encode(),
            capture_output=True,
            cwd=folder,
            env=_bare_environment(),
            timeout=limits.timeout,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise SandboxTimeoutError(f"not done in {limits.timeout} s") from error
    return _answer(child)


def _answer(child: subprocess.CompletedProcess[bytes]) -> Any:
    if child.returncode == -signal.SIGXCPU:
        raise SandboxError("out of processor time")
    try:
        answer = json.loads(child.stdout)
    except ValueError as error:
        last = child.stderr.decode(errors="replace").strip().rsplit("\n", 1)[-1]
        raise SandboxError(f"ended with {child.returncode}: {last}") from error
    if "refused" in answer:
        raise RefusedError(answer["refused"])
    if "broken" in answer:
        raise SandboxError(answer["broken"])
    return answer["result"]


def _bare_environment() -> dict[str, str]:
    return {
        "PATH": os.defpath,
        "PYTHONPATH": str(_ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
        # Threads of the encoders would each reserve an arena of address space.
        "MALLOC_ARENA_MAX": "2",
    }
