"""``make demo``: the whole portal on this machine, from nothing to an address, until Ctrl-C."""

import fcntl
import http.client
import os
import signal
import socket
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from pavilion.embedded import children, messages, processes, profiles, services, settings, static
from pavilion.embedded.children import Child
from pavilion.embedded.errors import ServiceError
from pavilion.embedded.profiles import Profile

_HOST = "127.0.0.1"
_SECONDS_TO_ANSWER = 90
_SECONDS_BETWEEN_LOOKS = 0.3
_LOOKS_BETWEEN_SERVICES = 15
_LOOKS_BETWEEN_PROGRESS = 50
# After this many equal answers nothing is on its way any more.
_MOST_UNCHANGED = 4
# The pages come first: pictures and translations take what is left of the processor.
_NICE = ("nice", "-n", "10")
_CELERY = (sys.executable, "-m", "celery", "-A", "pavilion")
_WORKER = ("worker", "--without-gossip", "--without-mingle", "--loglevel", "INFO")


class Stopped(Exception):  # noqa: N818  a wish, not an error
    """Somebody asked the demo to end."""


class Wish:
    """Ctrl-C or a signal, noted where it cannot interrupt something half done."""

    def __init__(self) -> None:
        self._is_there = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._note)

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self._is_there = True

    def raise_if_there(self) -> None:
        if self._is_there:
            raise Stopped

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)
        self.raise_if_there()


def _say(line: str) -> None:
    print(line, flush=True)


def _port() -> int:
    text = os.environ.get("PORT") or "8000"
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise ServiceError(f"PORT={text} is not a port: take a number from 1 to 65535.")
    return int(text)


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError as error:
            raise ServiceError(
                f"Port {port} is taken ({error.strerror}): choose another with"
                f" `make demo PORT={port + 1}`."
            ) from error


def _be_the_only_one(profile: Profile) -> int:
    """Hold the demo's lock for the life of this process."""
    profile.folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(profile.folder / "demo.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise ServiceError("The demo of this checkout runs already.") from None
    return descriptor


class Progress:
    """What the workers still have to make, said as long as it changes."""

    def __init__(self) -> None:
        self._line = ""
        self._unchanged = 0

    @property
    def moves(self) -> bool:
        return self._unchanged < _MOST_UNCHANGED

    def note(self, line: str) -> None:
        if line != self._line:
            _say(line)
        self._unchanged = self._unchanged + 1 if line == self._line else 0
        self._line = line


class Demo:
    def __init__(self, profile: Profile, *, port: int, wish: Wish) -> None:
        self.profile = profile
        self.port = port
        self.wish = wish
        self.logs = profile.folder / "log"
        self.logs.mkdir(parents=True, exist_ok=True)
        self.environment = {**settings.demo(profile, port=port), **os.environ}

    def manage(self, *words: str) -> str:
        """Run a management command to its end; what it printed."""
        log = self.logs / "commands.log"
        offset = processes.size_of(log)
        command = (sys.executable, "manage.py", *words)
        step = Child(words[0], command, log, self.environment)
        step.start()
        try:
            while (status := step.status()) is None:
                self.wish.sleep(0.05)
        finally:
            step.ask_to_stop()
            step.wait_stopped()
        if status:
            line = processes.last_line(log, offset=offset)
            raise ServiceError(f"{words[0]} failed: {line} ({log})")
        return log.read_bytes()[offset:].decode(errors="replace").strip("\n")

    def prepare(self) -> None:
        """What must be there before the web server starts."""
        _say("Preparing the database …")
        messages.compile_changed()
        self.manage("migrate", "--noinput", "-v", "0")
        collected = self.profile.folder / "static"
        if static.is_stale(collected):
            _say("Collecting the static files …")
            self.manage("collectstatic", "--noinput", "--clear", "-v", "0")
            static.mark_fresh(collected)

    def processes(self) -> list[Child]:
        beat = ("beat", "--loglevel", "INFO", "--pidfile=")
        schedule = str(self.profile.folder / "beat-schedule")
        queues = "translation,notifications,imports,celery"
        return [
            self._child("web", sys.executable, "-m", "gunicorn", *self._gunicorn()),
            self._child(
                "images", *_NICE, *_CELERY, *_WORKER, "-Q", "images", "-c", "2", "-n", "images@%h"
            ),
            self._child(
                "worker", *_NICE, *_CELERY, *_WORKER, "-Q", queues, "-c", "2", "-n", "worker@%h"
            ),
            self._child("beat", *_NICE, *_CELERY, *beat, "--schedule", schedule),
        ]

    def _gunicorn(self) -> Sequence[str]:
        return (
            *("--bind", f"{_HOST}:{self.port}", "--preload", "--no-control-socket"),
            *("--worker-class", "gthread", "--workers", "2", "--threads", "4"),
            *("--timeout", "60", "--graceful-timeout", "10", "--access-logfile", "-"),
            "pavilion.wsgi:application",
        )

    def _child(self, name: str, *command: str) -> Child:
        return Child(name, command, self.logs / f"{name}.log", self.environment)

    def answers(self) -> bool:
        connection = http.client.HTTPConnection(_HOST, self.port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == http.client.OK
        except OSError:
            return False
        finally:
            connection.close()

    def wait_for_answer(self, web: Child) -> None:
        deadline = time.monotonic() + _SECONDS_TO_ANSWER
        while not self.answers():
            web.keep_alive()
            if time.monotonic() > deadline:
                raise ServiceError(
                    f"The portal does not answer: {processes.last_line(web.log)} ({web.log})"
                )
            self.wish.sleep(_SECONDS_BETWEEN_LOOKS)

    def watch(self, running: Sequence[Child], *, wanted: set[str]) -> None:
        """Keep everything running until somebody wishes to stop."""
        progress = Progress()
        for look in range(sys.maxsize):
            for child in running:
                if child.keep_alive():
                    _say(f"The {child.name} process ended and was started again ({child.log}).")
            if wanted and look % _LOOKS_BETWEEN_SERVICES == 0:
                services.revive(self.profile, wanted=wanted)
            if progress.moves and look % _LOOKS_BETWEEN_PROGRESS == 0:
                progress.note(self.manage("demo_progress"))
            self.wish.sleep(_SECONDS_BETWEEN_LOOKS)

    def run(self) -> None:
        wanted = services.missing_from(os.environ)
        with services.using(self.profile, wanted=wanted) as addresses:
            self.environment |= addresses
            self.wish.raise_if_there()
            self.prepare()
            web, *workers = running = self.processes()
            try:
                web.start()
                self.wait_for_answer(web)
                _say(f"Loading the demo data … (http://localhost:{self.port} answers already)")
                self.manage("load_demo")
                for child in workers:
                    child.start()
                _say(f"\nKorea Pavilion: http://localhost:{self.port}\n")
                _say(self.manage("demo_accounts"))
                _say(f"\nLogs in {_shown(self.logs)}. Stop with Ctrl-C.")
                self.watch(running, wanted=wanted)
            finally:
                _say("Stopping …")
                children.stop_all(running)


def _shown(path: Path) -> str:
    """The path as one would type it from here."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def main() -> int:
    wish = Wish()
    profile = profiles.named("demo")
    try:
        port = _port()
        _require_free(port)
        lock = _be_the_only_one(profile)
        try:
            Demo(profile, port=port, wish=wish).run()
        finally:
            os.close(lock)
    except Stopped:
        return 0
    except ServiceError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
