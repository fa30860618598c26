"""The other end of ``sandbox``: sets its own limits, then does the one call it was asked for."""

import importlib
import json
import resource
import sys
from typing import Any

from pavilion.media.sandbox import RefusedError


def main() -> None:
    asked = json.loads(sys.stdin.buffer.read())
    answers = sys.stdout
    # What a parser prints must not garble the answer.
    sys.stdout = sys.stderr
    _limit(*asked["limits"])
    json.dump(_answer(asked), answers)


def _limit(memory: int, processor: int, written: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # The soft limit signals SIGXCPU, the hard one kills.
    resource.setrlimit(resource.RLIMIT_CPU, (processor, processor + 5))
    resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(asked: dict[str, Any]) -> dict[str, Any]:
    module, _, name = asked["function"].partition(":")
    try:
        function = getattr(importlib.import_module(module), name)
        return {"result": function(**asked["arguments"])}
    except RefusedError as refused:
        return {"refused": str(refused)}
    except MemoryError:
        return {"broken": "out of memory"}
    except Exception as error:  # noqa: BLE001  whatever a file does to a parser is the answer
        return {"broken": f"{type(error).__name__}: {error}"}


if __name__ == "__main__":
    main()
