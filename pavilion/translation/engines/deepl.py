"""DeepL, through its own SDK but with our limits on time, size and retries."""

import html
import re
from collections.abc import Sequence
from typing import Any, Final

import deepl
import requests
from deepl.http_client import HttpClient

from pavilion.translation.engines import base
from pavilion.translation.engines.base import EngineResult, Segment, TermPair

_SOURCES: Final = frozenset(
    [
        "ar",
        "bg",
        "cs",
        "da",
        "de",
        "el",
        "en",
        "es",
        "et",
        "fi",
        "fr",
        "he",
        "hu",
        "id",
        "it",
        "ja",
        "ko",
        "lt",
        "lv",
        "nb",
        "nl",
        "pl",
        "pt",
        "ro",
        "ru",
        "sk",
        "sl",
        "sv",
        "th",
        "tr",
        "uk",
        "vi",
        "zh",
    ]
)
_TARGETS: Final = {
    "en": "EN-GB",
    "pt": "PT-BR",
    "zh": "ZH-HANS",
    "zh-hans": "ZH-HANS",
    "zh-hant": "ZH-HANT",
}
_KEPT_TAG: Final = re.compile(r"</?x>")


class DeepLEngine:
    name = "deepl"
    max_segments = 50
    #: The body may hold 128 KiB, and a Hangul syllable takes six bytes in JSON.
    max_characters = 15_000

    def __init__(self, auth_key: str, server_url: str = "") -> None:
        self._client = deepl.DeepLClient(auth_key, server_url=server_url or None)
        self._client._client = _OneTry()  # noqa: SLF001  the SDK has no door for it; a test pins it

    def supports(self, source: str, target: str) -> bool:
        return source.split("-")[0] in _SOURCES and target.split("-")[0] in _SOURCES

    def translate(
        self,
        segments: Sequence[Segment],
        *,
        source: str,
        target: str,
        terms: Sequence[TermPair] = (),
    ) -> list[EngineResult]:
        try:
            answer = self._client.translate_text(
                [_marked_up(segment) for segment in segments],
                source_lang=source.split("-")[0].upper(),
                target_lang=_TARGETS.get(target, target.upper()),
                context=_context(segments, terms),
                split_sentences="1",
                preserve_formatting=True,
                tag_handling="xml",
                ignore_tags=["x"],
            )
        except (deepl.DeepLException, KeyError, TypeError, AttributeError) as error:
            raise base.PermanentEngineError(f"unusable answer: {type(error).__name__}") from error
        results = answer if isinstance(answer, list) else [answer]
        texts = [result.text for result in results]
        if len(texts) != len(segments) or not all(isinstance(text, str) for text in texts):
            raise base.PermanentEngineError("the answer has another shape than the request")
        return [EngineResult(html.unescape(_KEPT_TAG.sub("", text))) for text in texts]


class _OneTry(HttpClient):
    """One request, no sleeping: the gateway and the job's back-off decide about retries."""

    def request_with_backoff(
        self,
        method: str,
        url: str,
        data: dict[str, Any] | None,
        json: dict[str, Any] | None,
        headers: dict[str, str],
        stream: bool = False,
        **kwargs: Any,
    ) -> tuple[int, str]:
        request = self._prepare_request(method, url, data, json, headers, **kwargs)
        try:
            with self._session.send(
                request,
                stream=True,
                timeout=(base.CONNECT_TIMEOUT, base.ANSWER_TIMEOUT),
                allow_redirects=False,
            ) as response:
                base.refuse_status(response.status_code, response.headers.get("Retry-After"))
                return response.status_code, base.read_answer(response.iter_content(16_384))
        except requests.RequestException as error:
            raise base.TransientEngineError(type(error).__name__) from error


def _marked_up(segment: Segment) -> str:
    """As XML, with what must stay inside <x>."""
    text = html.escape(segment.text, quote=False)
    for placeholder in segment.protected:
        text = text.replace(placeholder, f"<x>{placeholder}</x>")
    return text


def _context(segments: Sequence[Segment], terms: Sequence[TermPair]) -> str:
    contexts = dict.fromkeys(segment.context for segment in segments if segment.context)
    words = [f"{term.source}: {term.target}" for term in terms]
    return "\n".join([*contexts, *words])[:2000]
