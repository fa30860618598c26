"""`make demo` for real: its processes, its one-line refusals, its clean end."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pavilion.embedded import children, demo, processes, profiles
from pavilion.embedded.children import Child
from pavilion.embedded.errors import ServiceError

SLEEP = "import time; time.sleep(60)"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def lives(pid: int | None) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False


def child(tmp_path: Path, script: str, name: str = "toy") -> Child:
    return Child(name, (sys.executable, "-c", script), tmp_path / f"{name}.log", dict(os.environ))


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Child]:
    toy = child(tmp_path, SLEEP)
    toy.start()
    yield toy
    children.stop_all([toy])


def test_a_child_that_died_is_started_again(running):
    first = running.pid
    os.kill(first, signal.SIGKILL)
    assert processes.wait_until(lambda: running.status() is not None, seconds=5)
    assert running.keep_alive()
    assert running.pid != first
    assert lives(running.pid)
    assert not running.keep_alive()


def test_a_child_that_keeps_dying_is_named_with_its_last_words(tmp_path):
    toy = child(tmp_path, "print('no such table: shop'); exit(3)")
    toy.start()
    with pytest.raises(ServiceError, match="toy process keeps ending: no such table: shop"):
        processes.wait_until(lambda: toy.keep_alive() and False, seconds=30)
    children.stop_all([toy])


def test_stopping_takes_the_grandchildren_along(tmp_path):
    script = (
        "import subprocess, sys, time;"
        f"print(subprocess.Popen([sys.executable, '-c', {SLEEP!r}]).pid, flush=True);"
        "time.sleep(60)"
    )
    toy = child(tmp_path, script)
    toy.start()
    assert processes.wait_until(lambda: bool(toy.log.read_text()), seconds=10)
    grandchild = int(toy.log.read_text())
    assert lives(grandchild)
    children.stop_all([toy])
    assert not lives(toy.pid)
    assert processes.wait_until(lambda: not lives(grandchild), seconds=5)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
def test_children_end_when_their_parent_is_killed(tmp_path):
    log = tmp_path / "pid"
    script = (
        "import os, sys, time; from pathlib import Path;"
        "from pavilion.embedded.children import Child;"
        f"command = (sys.executable, '-c', {SLEEP!r});"
        "toy = Child('toy', command, Path(os.devnull), dict(os.environ));"
        f"toy.start(); Path({str(log)!r}).write_text(str(toy.pid)); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], cwd=profiles.CHECKOUT)
    assert processes.wait_until(lambda: log.exists() and bool(log.read_text()), seconds=15)
    orphan = int(log.read_text())
    assert lives(orphan)
    parent.kill()
    parent.wait()
    assert processes.wait_until(lambda: not lives(orphan), seconds=5)


def test_progress_is_said_when_it_changes_and_no_longer_asked_for_when_it_rests(capsys):
    progress = demo.Progress()
    for line in ("1 of 3", "1 of 3", "3 of 3"):
        progress.note(line)
    assert capsys.readouterr().out == "1 of 3\n3 of 3\n"
    assert progress.moves
    for _ in range(4):
        progress.note("3 of 3")
    assert not progress.moves


def run_demo(tmp_path: Path, **extra: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pavilion.embedded.demo"],
        check=False,
        capture_output=True,
        text=True,
        cwd=profiles.CHECKOUT,
        env={**os.environ, "PAVILION_VAR": str(tmp_path / "var"), **extra},
    )


def test_a_taken_port_is_one_line_and_nothing_is_started(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run_demo(tmp_path, PORT=str(port))
    assert done.returncode == 1
    assert done.stderr.startswith(f"Port {port} is taken")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "var" / "demo").exists()


@pytest.mark.parametrize("port", ["http", "0", "70000"])
def test_a_port_that_is_none_is_said(tmp_path, port):
    done = run_demo(tmp_path, PORT=port)
    assert done.returncode == 1
    assert done.stderr == f"PORT={port} is not a port: take a number from 1 to 65535.\n"


def surroundings(tmp_path: Path, **more: str) -> dict[str, str]:
    """The environment of a demo in a folder of its own, with nothing of these tests' settings."""
    environment = {**os.environ, "PAVILION_VAR": str(tmp_path / "var"), **more}
    for name in ("DATABASE_URL", "REDIS_URL", "CACHE_URL", "MEDIA_ROOT", "STATIC_ROOT", "SITE_URL"):
        environment.pop(name, None)
    return environment


def launcher(tmp_path: Path, *words: str) -> str:
    """What a command of the launcher prints."""
    return subprocess.run(
        [sys.executable, "-m", "pavilion.embedded", *words],
        check=True,
        capture_output=True,
        text=True,
        cwd=profiles.CHECKOUT,
        env=surroundings(tmp_path),
    ).stdout


@contextlib.contextmanager
def portal(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """The whole demo, up to the last line before it waits."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pavilion.embedded.demo"],
        cwd=profiles.CHECKOUT,
        env=surroundings(tmp_path, PORT=str(free_port())),
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    try:
        assert any("Stop with Ctrl-C" in line for line in process.stdout)
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(60)
        process.stdout.close()


def of_the_demo(tmp_path: Path) -> list[int]:
    """Every living process whose environment names this test's folder."""
    mark = f"PAVILION_VAR={tmp_path / 'var'}".encode()
    found = []
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if mark in (entry / "environ").read_bytes() and lives(int(entry.name)):
                found.append(int(entry.name))
    return found


def cluster(tmp_path: Path) -> Path:
    """The file with the process number of the demo's PostgreSQL."""
    state = json.loads((tmp_path / "var" / "demo" / "services.json").read_text())
    return Path(state["place"]) / "data" / "postmaster.pid"


@pytest.mark.drill
def test_the_demo_is_found_again_after_kill_9_and_ends_clean(tmp_path):
    try:
        with portal(tmp_path) as killed:
            on_file = cluster(tmp_path)
            started = on_file.read_text()
            killed.kill()
            killed.wait()
            assert processes.wait_until(lambda: not of_the_demo(tmp_path), seconds=30)
            assert on_file.read_text() == started
        for number in (signal.SIGINT, signal.SIGTERM):
            with portal(tmp_path) as stopped:
                assert len(of_the_demo(tmp_path)) > 6
                if number == signal.SIGINT:
                    assert on_file.read_text() == started, "found, not started anew"
                stopped.send_signal(number)
                assert stopped.wait(60) == 0
            assert of_the_demo(tmp_path) == []
            assert not on_file.exists()
    finally:
        launcher(tmp_path, "reset")
