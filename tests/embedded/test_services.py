"""The launcher for real: its own PostgreSQL and Valkey in a throw-away folder."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import environ
import psycopg
import pytest
import redis

from pavilion.embedded import identity, postgres, processes, profiles, services
from pavilion.embedded.errors import ServiceError
from pavilion.embedded.profiles import Profile

BOTH = {"DATABASE_URL", "REDIS_URL"}
KOREAN = "SELECT '한글 검색' ~ '^\\w+ \\w+$'"


def pids_of(profile: Profile) -> list[int]:
    """Every process that works in the profile's folders."""
    state = json.loads(profile.state_file.read_text())
    homes = (Path(state["place"]) / "data", profile.folder / "valkey")
    numbers = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdecimal()]
    return [pid for pid in numbers if any(processes.works_in(pid, home) for home in homes)]


def kill_all(profile: Profile) -> None:
    """As a power cut would: nobody tidies up."""
    for pid in pids_of(profile):
        with contextlib.suppress(ProcessLookupError):  # a backend goes with its postmaster
            os.kill(pid, signal.SIGKILL)
    assert processes.wait_until(lambda: not pids_of(profile), seconds=10)


def pid_on_file(profile: Profile) -> Path:
    return Path(json.loads(profile.state_file.read_text())["place"]) / "data" / "postmaster.pid"


def ask(addresses: dict[str, str], question: str) -> object:
    with psycopg.connect(addresses["DATABASE_URL"]) as connection:
        return connection.execute(question).fetchone()


def hung_up(profile: Profile) -> None:
    """Stop whatever is left and remove what lies outside the folder."""
    services.stop(profile)
    place = Path(json.loads(profile.state_file.read_text())["place"])
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    mine = Profile("mine", tmp_path / "mine", durable=False)
    yield mine
    if mine.state_file.exists():
        hung_up(mine)
        assert not pids_of(mine)


def test_a_command_finds_both_services_and_leaves_nothing_running(profile):
    with services.using(profile, wanted=BOTH) as addresses:
        assert ask(addresses, KOREAN) == (True,)
        assert redis.from_url(addresses["REDIS_URL"]).ping()
        assert pids_of(profile)
    assert not pids_of(profile)
    assert not Path(json.loads(profile.state_file.read_text())["run_folder"]).exists()


def test_django_environ_reads_the_address(profile):
    with services.using(profile, wanted={"DATABASE_URL"}) as addresses:
        settings = environ.Env.db_url_config(addresses["DATABASE_URL"])
    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert settings["NAME"] == postgres.DATABASE
    assert Path(settings["OPTIONS"]["host"]).name == "pg"


def test_a_second_command_shares_them_and_the_last_one_stops_them(profile):
    first = services.using(profile, wanted=BOTH)
    addresses = first.__enter__()
    started = pids_of(profile)
    with services.using(profile, wanted=BOTH) as found:
        assert found == addresses
        assert set(started) <= set(pids_of(profile))
        first.__exit__(None, None, None)
        assert ask(found, "SELECT 1") == (1,)
    assert not pids_of(profile)


def test_what_start_started_stays_until_stop(profile):
    services.start(profile)
    with services.using(profile, wanted=BOTH):
        assert any("stays" in line for line in services.status(profile))
    assert len(pids_of(profile)) > 1
    services.stop(profile)
    assert not pids_of(profile)
    assert all("does not run" in line for line in services.status(profile)[:2])


def test_services_in_use_are_not_stopped_under_their_users(profile):
    with services.using(profile, wanted=BOTH) as addresses:
        with pytest.raises(ServiceError, match="in use"):
            services.stop(profile)
        assert ask(addresses, "SELECT 1") == (1,)


def test_data_is_still_there_the_next_time(profile):
    with (
        services.using(profile, wanted=BOTH) as addresses,
        psycopg.connect(addresses["DATABASE_URL"]) as connection,
    ):
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    with services.using(profile, wanted=BOTH) as addresses:
        assert ask(addresses, "SELECT answer FROM kept") == (42,)


def test_it_comes_back_after_a_power_cut_that_left_locks_of_foreign_processes(profile):
    services.start(profile)
    on_file = pid_on_file(profile)
    lines = on_file.read_text().splitlines()
    kill_all(profile)
    # The number on file now belongs to somebody who lives: this very test.
    on_file.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    with services.using(profile, wanted=BOTH) as addresses:
        assert ask(addresses, "SELECT 1") == (1,)
        assert redis.from_url(addresses["REDIS_URL"]).ping()


def test_a_service_that_dies_is_revived_for_its_users(profile):
    with services.using(profile, wanted=BOTH) as addresses:
        kill_all(profile)
        services.revive(profile, wanted=BOTH)
        assert ask(addresses, "SELECT 1") == (1,)


def test_a_swept_socket_folder_is_made_again(profile):
    services.start(profile)
    shutil.rmtree(json.loads(profile.state_file.read_text())["run_folder"])
    with services.using(profile, wanted=BOTH) as addresses:
        assert ask(addresses, "SELECT 1") == (1,)
        assert redis.from_url(addresses["REDIS_URL"]).ping()


@pytest.mark.parametrize("name", ["d" * 90, "한글 폴더", "with space"])
def test_a_long_or_odd_path_gets_its_sockets_elsewhere(tmp_path, name):
    profile = Profile("odd", tmp_path / name, durable=False)
    try:
        with services.using(profile, wanted=BOTH) as addresses:
            assert ask(addresses, "SELECT 1") == (1,)
            assert redis.from_url(addresses["REDIS_URL"]).ping()
            run = Path(json.loads(profile.state_file.read_text())["run_folder"])
            assert not run.is_relative_to(profile.folder)
        assert not run.exists()
    finally:
        hung_up(profile)


def test_two_profiles_stand_beside_each_other(profile, tmp_path):
    other = Profile("other", tmp_path / "other", durable=False)
    try:
        with (
            services.using(profile, wanted=BOTH) as mine,
            services.using(other, wanted=BOTH) as theirs,
        ):
            ask(mine, "SELECT 1")
            with psycopg.connect(mine["DATABASE_URL"]) as connection:
                connection.execute("CREATE TABLE only_mine ()")
            assert ask(theirs, "SELECT to_regclass('only_mine')") == (None,)
    finally:
        hung_up(other)


def test_a_password_is_asked_for(profile):
    with services.using(profile, wanted={"DATABASE_URL"}) as addresses:
        password = json.loads(profile.state_file.read_text())["password"]
        wrong = addresses["DATABASE_URL"].replace(password, "wrong")
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(wrong)
    assert profile.state_file.stat().st_mode & 0o077 == 0


def test_reset_forgets_everything(profile):
    services.start(profile)
    place = Path(json.loads(profile.state_file.read_text())["place"])
    running = pids_of(profile)
    services.reset(profile)
    assert not profile.folder.exists()
    assert not place.exists()
    assert not any(Path(f"/proc/{pid}/exe").exists() for pid in running)


def test_data_of_another_version_is_named_not_touched(profile):
    with services.using(profile, wanted={"DATABASE_URL"}):
        pass
    version = pid_on_file(profile).with_name("PG_VERSION")
    right = version.read_text()
    version.write_text("12\n")
    with (
        pytest.raises(ServiceError, match="made by PostgreSQL 12"),
        services.using(profile, wanted={"DATABASE_URL"}),
    ):
        pass
    version.write_text(right)


def test_a_service_that_cannot_start_says_why_in_one_line(profile):
    with services.using(profile, wanted={"DATABASE_URL"}):
        pass
    settings = pid_on_file(profile).with_name("postgresql.conf")
    right = settings.read_text()
    settings.write_text(right + "no_such_setting = on\n")
    with (
        pytest.raises(ServiceError, match="did not start") as caught,
        services.using(profile, wanted={"DATABASE_URL"}),
    ):
        pass
    settings.write_text(right)
    assert "\n" not in str(caught.value)


def test_a_full_disk_is_said_before_anything_is_made(profile, monkeypatch):
    usage = shutil.disk_usage("/")._replace(free=3 * 2**20)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage)
    with (
        pytest.raises(ServiceError, match="3 MB free"),
        services.using(profile, wanted={"DATABASE_URL"}),
    ):
        pass


def command(tmp_path: Path, *words: str, **extra: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PAVILION_VAR": str(tmp_path / "var"), **extra}
    for name in BOTH - set(extra):
        environment.pop(name, None)
    return subprocess.run(
        [sys.executable, "-m", "pavilion.embedded", *words],
        check=False,
        capture_output=True,
        text=True,
        cwd=profiles.CHECKOUT,
        env=environment,
    )


def test_exec_hands_over_addresses_and_exit_status(tmp_path):
    script = "import os; print(os.environ['DATABASE_URL'], os.environ['REDIS_URL']); exit(7)"
    done = command(tmp_path, "exec", "--profile", "test", "--", sys.executable, "-c", script)
    assert done.returncode == 7, done.stderr
    assert done.stdout.startswith("postgres://pavilion:")
    assert "unix:///" in done.stdout
    command(tmp_path, "reset")


def test_exec_uses_servers_the_environment_names(tmp_path):
    named = {"DATABASE_URL": "postgres://elsewhere/db", "REDIS_URL": "redis://elsewhere"}
    script = "import os; print(os.environ['DATABASE_URL'], os.environ['REDIS_URL'])"
    done = command(
        tmp_path, "exec", "--profile", "test", "--", sys.executable, "-c", script, **named
    )
    assert done.stdout.split() == list(named.values())
    assert not (tmp_path / "var" / "test" / "postgres").exists()


def test_exec_says_a_missing_command_in_one_line(tmp_path):
    done = command(tmp_path, "exec", "--profile", "test", "--", "no-such-command")
    assert done.returncode == 1
    assert done.stderr == "no-such-command cannot be run: No such file or directory\n"
    command(tmp_path, "reset")


def test_after_kill_9_of_a_user_the_next_finds_and_finally_stops_them(tmp_path):
    environment = {**os.environ, "PAVILION_VAR": str(tmp_path / "var")}
    for name in BOTH:
        environment.pop(name, None)
    profile = Profile("test", tmp_path / "var" / "test", durable=False)
    sleeper = "import time; print('up', flush=True); time.sleep(60)"
    words = ["exec", "--profile", "test", "--", sys.executable, "-c", sleeper]
    user = subprocess.Popen(
        [sys.executable, "-m", "pavilion.embedded", *words],
        cwd=profiles.CHECKOUT,
        env=environment,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert user.stdout is not None
    assert user.stdout.readline() == b"up\n"
    left = pids_of(profile)
    os.killpg(user.pid, signal.SIGKILL)
    user.wait()
    user.stdout.close()
    time.sleep(0.2)
    assert left
    with services.using(profile, wanted=BOTH) as addresses:
        assert ask(addresses, "SELECT 1") == (1,)
        assert set(left) & set(pids_of(profile)), "the running ones were found, not replaced"
    assert not pids_of(profile)
    hung_up(profile)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands PostgreSQL to somebody else")
def test_root_does_not_run_postgres_itself(profile):
    with services.using(profile, wanted={"DATABASE_URL"}):
        pid = int(pid_on_file(profile).read_text().split()[0])
        owner = Path(f"/proc/{pid}").stat().st_uid
    assert owner == identity.for_postgres().uid != 0
