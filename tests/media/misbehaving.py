"""Functions a child is asked to call: each misbehaves in its own way."""

import os
import socket
import time

from pavilion.media.sandbox import RefusedError


def answer(word: str) -> str:
    return word


def refuse() -> None:
    raise RefusedError("too_large")


def hoard() -> int:
    return len(bytearray(4 * 1024**3))


def spin() -> None:
    while True:
        pass


def sleep() -> None:
    time.sleep(60)


def crash() -> None:
    os.abort()


def fill() -> None:
    with open("big", "wb") as file:  # noqa: PTH123
        file.writelines(bytes(1024 * 1024) for _number in range(64))


def chatter() -> str:
    print("this is not the answer")  # noqa: T201
    return "done"


def environment() -> list[str]:
    return sorted(os.environ)


def where() -> str:
    return os.getcwd()  # noqa: PTH109


def dial() -> None:
    socket.create_connection(("127.0.0.1", 9), timeout=1)
