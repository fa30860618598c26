"""The two servers of a run: the portal as it is, and the plain project."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

WORKERS = 2
THREADS = 4
_SECONDS_TO_ANSWER = 60


@contextmanager
def serving(settings: str, path: str) -> Iterator[int]:
    """Gunicorn on a free port of this machine, once it answers ``path``; gone at the end."""
    port = _free_port()
    command = [
        *(sys.executable, "-m", "gunicorn", "django.core.wsgi:get_wsgi_application()"),
        *("--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS), "--threads", str(THREADS)),
        *("--worker-class", "gthread", "--preload", "--keep-alive", "60"),
        *("--log-level", "error", "--no-control-socket"),
    ]
    process = subprocess.Popen(command, env=os.environ | {"DJANGO_SETTINGS_MODULE": settings})  # noqa: S603
    try:
        _wait(port, path, process)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int, path: str, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + _SECONDS_TO_ANSWER
    while time.monotonic() < end and process.poll() is None:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", path)
            status = connection.getresponse().status
        except OSError:
            time.sleep(0.2)
            continue
        if status != http.client.OK:
            raise SystemExit(f"{path} answers {status}")
        return
    raise SystemExit("The server did not answer.")
