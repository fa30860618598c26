"""Which engines are asked, in which order; their keys come from the settings."""

from collections.abc import Callable, Mapping
from typing import Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from pavilion.translation.engines.base import Engine
from pavilion.translation.engines.deepl import DeepLEngine
from pavilion.translation.engines.openai_chat import OpenAIChatEngine


def _deepl() -> Engine:
    return DeepLEngine(settings.DEEPL_AUTH_KEY, settings.DEEPL_SERVER_URL)


def _openai() -> Engine:
    return OpenAIChatEngine(
        base_url=settings.OPENAI_BASE_URL,
        api_key=settings.OPENAI_API_KEY,
        model=settings.OPENAI_MODEL,
    )


_KNOWN: Final[Mapping[str, Callable[[], Engine]]] = {"deepl": _deepl, "openai": _openai}


def engines_for(source: str, target: str) -> list[Engine]:
    """The configured engines that know the pair, the first choice first."""
    engines = [_made(name) for name in settings.TRANSLATION_ENGINES]
    return [engine for engine in engines if engine.supports(source, target)]


def _made(name: str) -> Engine:
    if name not in _KNOWN:
        raise ImproperlyConfigured(f"TRANSLATION_ENGINES names an unknown engine: {name}")
    return _KNOWN[name]()
