"""The portal as it really runs: its own Valkey, gunicorn and Celery workers, on the test database.

Each process is a real one that can be killed by its recorded number. The database is the test's
own, so a test sees what the processes did and the processes see what a test wrote.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import httpx
from django.db import connection

from pavilion.demo.mailbox import Letter, letters
from pavilion.embedded.identity import myself
from pavilion.embedded.valkey import Valkey

ROOT = Path(__file__).resolve().parent.parent
QUEUES = ("images", "translation", "notifications", "celery")


def wait_for(condition: Callable[[], object], *, seconds: float = 30, what: str = "") -> None:
    """Ask until the answer is true; fail with ``what`` when it never is."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError(f"waited {seconds} s in vain for {what or condition}")


class Stack:
    """Start what a test asks for; ``stop`` ends everything."""

    def __init__(self, **environment: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="pav-", dir="/tmp"))
        self.valkey = Valkey(self.folder / "valkey", self.folder, myself(), durable=False)
        self.port = _free_port()
        self.url = f"http://localhost:{self.port}"
        self.mail_folder = self.folder / "mail"
        self.processes: list[subprocess.Popen[bytes]] = []
        self.environment = {
            **os.environ,
            "DATABASE_URL": _url_of_test_database(),
            "REDIS_URL": self.valkey.url,
            "CACHE_URL": "",
            "SITE_URL": self.url,
            "EMAIL_URL": f"filemail:///{self.mail_folder}",
            **environment,
        }
        self.valkey.start()

    def web(self) -> subprocess.Popen[bytes]:
        process = self._run(
            "gunicorn", "--bind", f"127.0.0.1:{self.port}", "--worker-class", "gthread",
            "--threads", "4", "--workers", "1", "pavilion.wsgi",
        )  # fmt: skip
        wait_for(self._answers, what=f"the web server; see {self.folder}/gunicorn.log")
        return process

    def worker(self, *queues: str, concurrency: int = 1) -> subprocess.Popen[bytes]:
        """A worker process group of its own, listening on ``queues`` (all when none is named)."""
        name = f"w{len(self.processes)}"
        return self._run(
            "celery", "-A", "pavilion", "worker", "-Q", ",".join(queues or QUEUES),
            "-c", str(concurrency), "-n", name, "-l", "WARNING",
            "--without-gossip", "--without-mingle", "--without-heartbeat",
        )  # fmt: skip

    def beat(self) -> subprocess.Popen[bytes]:
        return self._run(
            "celery", "-A", "pavilion", "beat", "-l", "WARNING",
            "--schedule", str(self.folder / "beat"),
        )  # fmt: skip

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """kill -9 of the process and its children, as the kernel's OOM killer would."""
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def letters(self) -> list[Letter]:
        return letters(self.mail_folder)

    def stop(self) -> None:
        for process in reversed(self.processes):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.kill(process)
        self.valkey.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{module}.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", module, *arguments],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.processes.append(process)
        return process

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/healthz", timeout=2).status_code == httpx.codes.OK
        except httpx.HTTPError:
            return False


def _url_of_test_database() -> str:
    parts = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(parts._replace(path=f"/{connection.settings_dict['NAME']}"))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
