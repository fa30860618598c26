"""The engines' stand-ins, wired into the settings."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from pytest_django import Settings
from pytest_httpserver import HTTPServer

from pavilion.translation.engines import base
from tests.translation import engine_stand_ins
from tests.translation.engine_stand_ins import DeepLStandIn, OpenAIStandIn


class Engines(NamedTuple):
    deepl: DeepLStandIn
    openai: OpenAIStandIn
    server: HTTPServer


@pytest.fixture
def engines(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engines]:
    """Both engines configured, with time limits a test can wait for."""
    monkeypatch.setattr(base, "CONNECT_TIMEOUT", 0.5)
    monkeypatch.setattr(base, "ANSWER_TIMEOUT", 0.5)
    with HTTPServer(threaded=True) as server:
        deepl, openai = engine_stand_ins.serve(server)
        settings.TRANSLATION_ENGINES = ["deepl", "openai"]
        settings.DEEPL_AUTH_KEY = "known-to-the-stand-in"
        settings.DEEPL_SERVER_URL = server.url_for("/").rstrip("/")
        settings.OPENAI_API_KEY = "known-to-the-stand-in"
        settings.OPENAI_BASE_URL = server.url_for("/v1")
        settings.OPENAI_MODEL = "stand-in"
        yield Engines(deepl, openai, server)


@pytest.fixture
def deepl_only(engines: Engines, settings: Settings) -> DeepLStandIn:
    settings.TRANSLATION_ENGINES = ["deepl"]
    return engines.deepl


@pytest.fixture
def openai_only(engines: Engines, settings: Settings) -> OpenAIStandIn:
    settings.TRANSLATION_ENGINES = ["openai"]
    return engines.openai
