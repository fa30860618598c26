"""What must be right before the portal meets the world: ``manage.py check --deploy``."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution

MIN_SECRET_LENGTH = 50
#: Each engine and the setting that holds its key.
ENGINE_KEYS = {"deepl": "DEEPL_AUTH_KEY", "openai": "OPENAI_API_KEY"}
#: Backends that show or drop mails instead of sending them.
_MUTE_BACKENDS = ("console", "filebased", "locmem", "dummy")


def deployment(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: object
) -> list[CheckMessage]:
    """Everything that would be a mistake on a real server."""
    checks: tuple[Callable[[], Iterator[CheckMessage]], ...] = (
        _operator,
        _addresses,
        _secrets,
        _mail,
        _engines,
        _files,
        _mode,
    )
    return [message for check in checks for message in check()]


def enlist() -> None:
    """Have Django ask, under ``--deploy`` only."""
    register(deployment, Tags.security, deploy=True)


def _operator() -> Iterator[CheckMessage]:
    for name, value in settings.OPERATOR.items():
        if not str(value).strip():
            yield Error(
                f"OPERATOR_{name.upper()} is empty.",
                hint="Every page must say who runs the portal (E-Commerce Act, art. 10).",
                id="pavilion.E001",
            )


def _addresses() -> Iterator[CheckMessage]:
    if not settings.SITE_URL.startswith("https://"):
        yield Error("SITE_URL is not an https address.", id="pavilion.E002")
    if "*" in settings.ALLOWED_HOSTS:
        yield Error(
            "ALLOWED_HOSTS accepts every host.",
            hint="Links in mails could be made to lead elsewhere.",
            id="pavilion.E003",
        )
    if settings.SECURE_HSTS_SECONDS < 31_536_000:
        yield Error("SECURE_HSTS_SECONDS is less than a year.", id="pavilion.E004")
    if not settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        yield Caution(
            "TRUSTED_PROXY_COUNT is 0.",
            hint="Behind a proxy all visitors then share one address and one limit on tries.",
            id="pavilion.W001",
        )


def _secrets() -> Iterator[CheckMessage]:
    if len(settings.SECRET_KEY) < MIN_SECRET_LENGTH:
        yield Error(
            f"SECRET_KEY is shorter than {MIN_SECRET_LENGTH} characters.", id="pavilion.E005"
        )
    for name, provider in settings.SOCIALACCOUNT_PROVIDERS.items():
        if any(not app["secret"] for app in provider.get("APPS", ())):
            yield Caution(f"{name.upper()}_CLIENT_SECRET is empty.", id="pavilion.W002")


def _mail() -> Iterator[CheckMessage]:
    module = str(settings.EMAIL_BACKEND).split(".")
    if any(mute in module for mute in _MUTE_BACKENDS):
        yield Error(
            "EMAIL_URL sends no mail.",
            hint="Nobody could confirm an address or hear of an inquiry.",
            id="pavilion.E006",
        )


def _engines() -> Iterator[CheckMessage]:
    for name in settings.TRANSLATION_ENGINES:
        if name not in ENGINE_KEYS:
            yield Error(f"TRANSLATION_ENGINES names “{name}”, which is none.", id="pavilion.E007")
        elif not getattr(settings, ENGINE_KEYS[name]):
            yield Error(f"{ENGINE_KEYS[name]} is empty, but {name} is used.", id="pavilion.E008")


def _files() -> Iterator[CheckMessage]:
    if settings.PRIVATE_BUCKET or settings.PUBLIC_BUCKET:
        if settings.PRIVATE_BUCKET == settings.PUBLIC_BUCKET:
            yield Error("Private papers share the public bucket.", id="pavilion.E009")
        if not (settings.PRIVATE_BUCKET and settings.PUBLIC_BUCKET):
            yield Error("Only one of the two buckets is named.", id="pavilion.E010")
        return
    private = Path(settings.STORAGES["default"]["OPTIONS"]["location"]).resolve()
    public = Path(settings.STORAGES["public"]["OPTIONS"]["location"]).resolve()
    for folder in (public, Path(settings.STATIC_ROOT).resolve()):
        if private == folder or folder in private.parents:
            yield Error(f"Private papers lie in the public folder {folder}.", id="pavilion.E011")


def _mode() -> Iterator[CheckMessage]:
    if settings.DEBUG:
        yield Error("DEBUG shows the inside of the portal to everybody.", id="pavilion.E012")
    if settings.DEMO:
        yield Error(
            "DEMO accepts invented business numbers and shows all mails.", id="pavilion.E013"
        )
    if settings.SERVE_MEDIA:
        yield Caution(
            "SERVE_MEDIA is on.",
            hint="Let the proxy or the CDN hand out the pictures.",
            id="pavilion.W003",
        )
