"""The load of the bench counts what was answered, over kept and over closed connections."""

import asyncio

import pytest

from pavilion.bench.load import Counted, Order, drive


async def counted_against(answer: bytes, *, closes: bool = False) -> tuple[Counted, int]:
    """What the load counts, and how many requests a server saw that always answers the same."""
    seen = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal seen
        while await reader.readline():
            while (await reader.readline()).strip():
                pass
            seen += 1
            writer.write(answer)
            await writer.drain()
            if closes:
                break
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        port = int(server.sockets[0].getsockname()[1])
        counted = await drive(Order(port, ["/a", "/b"], seconds=0.2, in_flight=3))
    return counted, seen


@pytest.mark.parametrize("closes", [False, True])
def test_every_answer_is_counted(closes: bool) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n"
    head += b"Connection: close\r\n" if closes else b""
    counted, seen = asyncio.run(counted_against(head + b"\r\nhello", closes=closes))
    assert counted.requests == seen > 3
    assert counted.errors == 0
    assert counted.seconds >= 0.2


def test_what_is_not_ok_is_an_error() -> None:
    answer = b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n"
    counted, seen = asyncio.run(counted_against(answer))
    assert (counted.requests, counted.errors) == (0, seen)
