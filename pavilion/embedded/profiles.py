"""Where the services of one purpose keep their files: the demo's and the tests' never meet."""

import os
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent
NAMES = ("demo", "test")


@dataclass(frozen=True)
class Profile:
    """A pair of services and the folder that holds their data, sockets and locks."""

    name: str
    folder: Path
    #: Data must survive a power cut; the tests' need not.
    durable: bool = True

    @property
    def state_file(self) -> Path:
        return self.folder / "services.json"

    @property
    def lock_file(self) -> Path:
        """Held while something is started or stopped."""
        return self.folder / "services.lock"

    @property
    def users_file(self) -> Path:
        """Held, shared, by every command that uses the services."""
        return self.folder / "users.lock"


def var_folder() -> Path:
    """The git-ignored folder of everything this machine made, ``var/`` unless PAVILION_VAR."""
    return Path(os.environ.get("PAVILION_VAR") or CHECKOUT / "var").resolve()


def named(name: str) -> Profile:
    return Profile(name, var_folder() / name, durable=name != "test")
