"""Run Python as on a real server: with the settings of ``.env.example``.

``python -m tests.deploy.production manage.py check --deploy``
"""

import os
import secrets
import sys
from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLE = ROOT / ".env.example"
#: Only read, never connected to, when no service is running.
_ADDRESSES = {"DATABASE_URL": "postgres://db/pavilion", "REDIS_URL": "redis://valkey:6379/0"}


def environment() -> dict[str, str]:
    """The example as somebody would fill it in."""
    given: dict[str, str] = {}

    class Reader(environ.Env):  # type: ignore[misc]
        """Writes into ``given``, not into the environment of this process."""

        ENVIRON = given

    Reader.read_env(EXAMPLE)
    given["SECRET_KEY"] = secrets.token_urlsafe(48)
    given["DJANGO_SETTINGS_MODULE"] = "pavilion.settings"
    # The demo's folders and switches must not shine through.
    given |= {"DEMO": "0", "DEBUG": "0", "SERVE_MEDIA": "0"}
    return given


def main() -> None:
    ready = {**_ADDRESSES, **os.environ, **environment()}
    os.execve(sys.executable, [sys.executable, *sys.argv[1:]], ready)  # noqa: S606


if __name__ == "__main__":
    main()
