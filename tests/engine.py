"""A stand-in for DeepL: the documented request and answer, translations from a list.

Shapes: POST /v2/translate, JSON ``{"text": […], "source_lang", "target_lang"}``, answered by
``{"translations": [{"detected_source_language", "text"}]}``. A text it does not know comes back
unchanged, which the checks take for no translation.
"""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any


class StandInEngine:
    """Answers on a loopback port while used as a context manager."""

    def __init__(self) -> None:
        self.received: list[dict[str, Any]] = []
        self.known: dict[tuple[str, str], str] = {}
        #: Cleared, every question waits: an engine that hangs.
        self.answers = threading.Event()
        self.answers.set()
        engine = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                request = json.loads(self.rfile.read(length))
                engine.received.append(request)
                engine.answers.wait(timeout=60)
                target = str(request["target_lang"]).split("-")[0].upper()
                answer = {
                    "translations": [
                        {
                            "detected_source_language": request.get("source_lang", "KO"),
                            "text": engine.translate(text, target),
                            "billed_characters": len(text),
                        }
                        for text in request["text"]
                    ]
                }
                body = json.dumps(answer).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def knows(self, text: str, target: str, translation: str) -> None:
        self.known[text, target] = translation

    def translate(self, text: str, target: str) -> str:
        return self.known.get((text, target), text)

    def __enter__(self) -> "StandInEngine":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
