"""``python -m pavilion.embedded start | stop | status | reset | exec -- <command>``."""

import argparse
import sys
from collections.abc import Sequence

from pavilion.embedded import profiles, running, services
from pavilion.embedded.errors import ServiceError


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pavilion.embedded", description=__doc__)
    profile = argparse.ArgumentParser(add_help=False)
    profile.add_argument("--profile", choices=profiles.NAMES, default="demo")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("start", parents=[profile], help="start both services, to stay")
    verbs.add_parser("stop", parents=[profile], help="stop both services")
    verbs.add_parser("status", parents=[profile], help="say what runs")
    verbs.add_parser("reset", help="stop everything and delete what it kept")
    execute = verbs.add_parser("exec", parents=[profile], help="run a command beside them")
    execute.add_argument("command", nargs="+", metavar="command", help="after --")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    try:
        if asked.verb == "reset":
            for name in profiles.NAMES:
                services.reset(profiles.named(name))
            return 0
        profile = profiles.named(asked.profile)
        if asked.verb == "exec":
            return running.execute(profile, asked.command)
        if asked.verb == "start":
            for name, address in services.start(profile).items():
                print(f"{name}={address}")
        elif asked.verb == "stop":
            services.stop(profile)
        else:
            print("\n".join(services.status(profile)))
    except ServiceError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
