"""Stand-ins of DeepL and of an OpenAI-compatible server, with everything that can go wrong."""

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

#: What a good engine says of the texts the tests send; the rest it calls "A good product".
KNOWN = {
    "진공 텀블러 500ml": "Vacuum tumbler 500 ml",
    "최소 수량은 3,000개입니다.": "The minimum quantity is 3,000 pcs.",
    "{{M1}}님, 세럼 단가는 USD 2.10입니다.": "Dear {{M1}}, the serum costs USD 2.10.",
    "윤리적인 수분 세럼": "Ethical hydrating serum",
}

FAULTS = (
    *("refused", "slow", "too_many", "quota", "server_error", "empty", "echo", "wrong_language"),
    *("mangled", "lost_placeholder", "lost_number", "changed_unit", "megabyte", "invalid_json"),
    "cp949",
)


def translation_of(text: str) -> str:
    return KNOWN.get(text, "A good product")


def spoilt(fault: str, text: str) -> str:
    """The text as an engine with this fault says it."""
    good = translation_of(text)
    return {
        "empty": "",
        "echo": text,
        "wrong_language": "Ein sehr guter Becher mit doppelter Wand für unterwegs und zu Hause",
        "mangled": f"<p class='x'>{good}</p><script>alert(1)</script>",
        "lost_placeholder": re.sub(r"\{\{M\d+\}\}", "", good),
        "lost_number": re.sub(r"\d", "", good),
        "changed_unit": good.replace("ml", "l").replace("USD", "EUR").replace("pcs", "kg"),
        "megabyte": good * 60_000,
    }.get(fault, good)


@dataclass
class StandIn:
    """One engine's server: what it received, and how it fails at the moment."""

    fault: str = ""
    answer: Callable[[str], str] | None = None
    received: list[dict[str, Any]] = field(default_factory=list)

    @property
    def ledger(self) -> str:
        """Everything that has left the house."""
        return json.dumps(self.received, ensure_ascii=False)

    def texts(self, texts: list[str]) -> list[str]:
        say = self.answer or (lambda text: spoilt(self.fault, text))
        return [say(text) for text in texts]

    def respond(self, body: dict[str, Any], make: Callable[[], dict[str, Any]]) -> Response:
        self.received.append(body)
        if self.fault == "slow":
            time.sleep(1.2)
        statuses = {"too_many": 429, "quota": 456, "server_error": 500}
        if self.fault in statuses:
            return Response(
                "{}",
                statuses[self.fault],
                headers={"Retry-After": "77"} if self.fault == "too_many" else None,
            )
        if self.fault == "invalid_json":
            return Response('{"translations": [', content_type="application/json")
        answer = json.dumps(make(), ensure_ascii=False)
        if self.fault == "cp949":
            return Response('{"message": "한국어"}'.encode("cp949"))
        return Response(answer.encode(), content_type="application/json")


class DeepLStandIn(StandIn):
    def __call__(self, request: Request) -> Response:
        body = request.get_json()
        texts = [re.sub(r"</?x>", "", text) for text in body["text"]]
        return self.respond(
            body,
            lambda: {
                "translations": [
                    {"detected_source_language": "KO", "text": said, "billed_characters": 9}
                    for said in self.texts(texts)
                ]
            },
        )


class OpenAIStandIn(StandIn):
    def __call__(self, request: Request) -> Response:
        body = request.get_json()
        texts = json.loads(body["messages"][1]["content"])["texts"]
        return self.respond(
            body,
            lambda: {
                "choices": [
                    {"message": {"content": json.dumps(self.texts(texts), ensure_ascii=False)}}
                ]
            },
        )


def serve(server: HTTPServer) -> tuple[DeepLStandIn, OpenAIStandIn]:
    deepl, openai = DeepLStandIn(), OpenAIStandIn()
    server.expect_request("/v2/translate", method="POST").respond_with_handler(deepl)
    server.expect_request("/v1/chat/completions", method="POST").respond_with_handler(openai)
    return deepl, openai
