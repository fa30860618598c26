"""Running one command with the services beside it."""

import os
import signal
import subprocess
from collections.abc import Sequence
from types import FrameType

from pavilion.embedded import services, settings
from pavilion.embedded.errors import ServiceError
from pavilion.embedded.profiles import Profile


def execute(profile: Profile, command: Sequence[str]) -> int:
    """Run the command with DATABASE_URL and REDIS_URL set; its exit status.

    Settings the environment does not give are the demo portal's.
    """
    wanted = services.missing_from(os.environ)
    environment = {**settings.demo(profile), **os.environ}
    with services.using(profile, wanted=wanted) as addresses:
        try:
            child = subprocess.Popen(  # noqa: S603  the command is the person's own
                list(command), env={**environment, **addresses}
            )
        except OSError as error:
            raise ServiceError(f"{command[0]} cannot be run: {error.strerror}") from error

        def pass_on(number: int, _frame: FrameType | None) -> None:
            # Ctrl-C reaches the child by itself: the terminal sends it to the whole group.
            if number != signal.SIGINT:
                child.send_signal(number)

        previous = {
            number: signal.signal(number, pass_on)
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        }
        try:
            status = child.wait()
        finally:
            for number, handler in previous.items():
                signal.signal(number, handler)
    return 128 - status if status < 0 else status
