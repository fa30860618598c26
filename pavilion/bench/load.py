"""The load: so many requests in flight for so long, over kept connections, in a process of its own.

``python -m pavilion.bench.load`` reads its order from standard input and writes what it counted to
standard output, both JSON. It speaks just enough HTTP/1.1 not to be what is measured.
"""

import asyncio
import itertools
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Order:
    port: int
    paths: list[str]
    seconds: float
    in_flight: int


@dataclass
class Counted:
    requests: int = 0
    errors: int = 0
    seconds: float = 0.0


async def drive(order: Order) -> Counted:
    counted, paths = Counted(), itertools.cycle(order.paths)
    started = time.perf_counter()
    end = started + order.seconds
    await asyncio.gather(*(_ask(order.port, paths, end, counted) for _ in range(order.in_flight)))
    counted.seconds = time.perf_counter() - started
    return counted


async def _ask(port: int, paths: Iterator[str], end: float, counted: Counted) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while time.perf_counter() < end:
        request = f"GET {next(paths)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
        writer.write(request.encode("ascii"))
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(_length(head))
        if b" 200 " in head[:16]:
            counted.requests += 1
        else:
            counted.errors += 1
        if b"connection: close" in head.lower():
            writer.close()
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.close()


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.removeprefix(b"content-length:"))
    raise ValueError("an answer without a length")


if __name__ == "__main__":
    print(json.dumps(asdict(asyncio.run(drive(Order(**json.load(sys.stdin)))))))
