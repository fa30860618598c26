"""Both services of a profile: started once, found again, stopped when nobody is left."""

import json
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from pavilion.embedded import locks, places
from pavilion.embedded.errors import ServiceError
from pavilion.embedded.identity import for_postgres, myself
from pavilion.embedded.postgres import Postgres
from pavilion.embedded.profiles import Profile
from pavilion.embedded.valkey import Valkey


@dataclass(frozen=True)
class _State:
    """What must be known to find the services again."""

    password: str
    run_folder: str
    place: str
    #: Started by `start`: they stay when the last command that uses them ends.
    stays: bool = False


def _read_state(profile: Profile) -> _State | None:
    try:
        return _State(**json.loads(profile.state_file.read_text()))
    except (OSError, ValueError, TypeError):
        return None


def _write_state(profile: Profile, state: _State) -> None:
    part = profile.state_file.with_suffix(".part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(asdict(state), file, indent=1)
    part.replace(profile.state_file)


def _services(profile: Profile, state: _State) -> tuple[Postgres, Valkey]:
    run = Path(state.run_folder)
    return (
        Postgres(Path(state.place), run, state.password, for_postgres(), profile.durable),
        Valkey(profile.folder / "valkey", run, myself(), profile.durable),
    )


def _start(profile: Profile, *, wanted: set[str], stays: bool) -> dict[str, str]:
    """Have the wanted services running; their addresses by the variable that carries them."""
    identity = for_postgres()
    known = _read_state(profile)
    profile.folder.mkdir(parents=True, exist_ok=True)
    place = places.data_place(profile.folder / "postgres", identity=identity)
    run = places.run_folder(
        profile.folder / "run",
        known=Path(known.run_folder) if known else None,
        identity=identity,
    )
    # The password lives in the cluster; a new one would fit no cluster that is there.
    password = known.password if known else secrets.token_urlsafe(24)
    state = _State(password, str(run), str(place), stays or bool(known and known.stays))
    _write_state(profile, state)
    postgres, valkey = _services(profile, state)
    addresses = {}
    if "DATABASE_URL" in wanted:
        postgres.start()
        addresses["DATABASE_URL"] = postgres.url
    if "REDIS_URL" in wanted:
        valkey.start()
        addresses["REDIS_URL"] = valkey.url
    return addresses


def _stop(profile: Profile) -> None:
    state = _read_state(profile)
    if state is None:
        return
    postgres, valkey = _services(profile, state)
    valkey.stop()
    postgres.stop()
    shutil.rmtree(state.run_folder, ignore_errors=True)
    _write_state(profile, _State(state.password, state.run_folder, state.place))


def missing_from(environment: Mapping[str, str]) -> set[str]:
    """The services the environment does not name already."""
    return {name for name in ("DATABASE_URL", "REDIS_URL") if not environment.get(name)}


def start(profile: Profile) -> dict[str, str]:
    """Start both, to stay until `stop`."""
    with locks.alone(profile.lock_file):
        return _start(profile, wanted={"DATABASE_URL", "REDIS_URL"}, stays=True)


def stop(profile: Profile) -> None:
    with locks.alone(profile.lock_file):
        _require_unused(profile)
        _stop(profile)


def reset(profile: Profile) -> None:
    """Stop both and forget everything they and the demo kept."""
    with locks.alone(profile.lock_file):
        _require_unused(profile)
        _stop(profile)
        state = _read_state(profile)
        if state:
            shutil.rmtree(state.place, ignore_errors=True)
        shutil.rmtree(profile.folder)


def _require_unused(profile: Profile) -> None:
    if locks.is_used(profile.users_file):
        raise ServiceError(
            f"The services of the {profile.name} profile are in use: end what uses them first."
        )


def revive(profile: Profile, *, wanted: set[str]) -> None:
    """Start again what died under a user's hands."""
    with locks.alone(profile.lock_file):
        _start(profile, wanted=wanted, stays=False)


@contextmanager
def using(profile: Profile, *, wanted: set[str]) -> Iterator[dict[str, str]]:
    """The addresses of running services, which stay while anybody uses them."""
    seat = locks.Seat(profile.users_file)
    try:
        with locks.alone(profile.lock_file):
            addresses = _start(profile, wanted=wanted, stays=False) if wanted else {}
        yield addresses
    finally:
        with locks.alone(profile.lock_file):
            state = _read_state(profile)
            if seat.leave() and wanted and not (state and state.stays):
                _stop(profile)


def status(profile: Profile) -> list[str]:
    """One line for each service."""
    state = _read_state(profile)
    if state is None:
        return [f"{profile.name}: nothing has been started here."]
    lines = []
    for service in _services(profile, state):
        if service.is_ready():
            lines.append(f"{service.name} runs (process {service.pid()}), log {service.log}")
        else:
            lines.append(f"{service.name} does not run, log {service.log}")
    used = "in use" if locks.is_used(profile.users_file) else "not in use"
    return [*lines, f"{profile.name}: {used}, {'stays' if state.stays else 'leaves'} when unused"]
