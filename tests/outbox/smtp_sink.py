"""A mail server on loopback that can fail in every way the real ones do, and a ledger."""

import asyncio
import socket
from email import message_from_bytes, policy
from email.message import EmailMessage
from types import TracebackType
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class _Desk:
    """What aiosmtpd asks at each step."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self.at_recipient = ""
        self.at_data = ""
        self.hang = 0.0
        self.drop_after_data = False

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[Any]
    ) -> str:
        await asyncio.sleep(self.hang)
        if self.at_recipient:
            return self.at_recipient
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.at_data:
            return self.at_data
        letter = message_from_bytes(bytes(envelope.original_content or b""), policy=policy.default)
        self.letters.append(letter)
        self.recipients.append(envelope.rcpt_tos)
        if self.drop_after_data:
            server.transport.abort()
        return "250 OK"


class SmtpSink:
    """Listens while used as a context manager; ``down()`` and ``up()`` keep the port."""

    def __init__(self) -> None:
        self.desk = _Desk()
        self._controller: Controller | None = None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])

    @property
    def letters(self) -> list[EmailMessage]:
        return self.desk.letters

    def down(self) -> None:
        if self._controller is not None:
            self._controller.stop()
        self._controller = None

    def up(self) -> None:
        self._controller = Controller(self.desk, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def __enter__(self) -> "SmtpSink":
        self.up()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.down()
