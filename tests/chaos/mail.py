"""A mail server that keeps a ledger, and can be told to hang before it says yes."""

import asyncio
import email
import threading
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller


class Ledger:
    """Every mail that was taken, in order. ``answers`` cleared: the server hangs after DATA."""

    def __init__(self) -> None:
        self.mails: list[Message] = []
        self.arrived = threading.Event()
        self.answers = threading.Event()
        self.answers.set()

    async def handle_DATA(  # noqa: N802  aiosmtpd calls it so
        self, server: Any, session: Any, envelope: Any
    ) -> str:
        self.mails.append(email.message_from_bytes(envelope.content))
        self.arrived.set()
        while not self.answers.is_set():
            await asyncio.sleep(0.05)
        return "250 OK"

    def message_ids(self) -> list[str]:
        return [str(mail["Message-ID"]) for mail in self.mails]


class MailServer:
    """The ledger's server on a loopback port while used as a context manager."""

    def __init__(self) -> None:
        self.ledger = Ledger()
        self._controller = Controller(self.ledger, hostname="127.0.0.1", port=0)

    @property
    def url(self) -> str:
        assert self._controller.server is not None
        return f"smtp://127.0.0.1:{self._controller.server.sockets[0].getsockname()[1]}"

    def __enter__(self) -> "MailServer":
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ledger.answers.set()
        self._controller.stop()
