"""``check --deploy``: quiet on a server that is set up, loud about each thing that is not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.checks import CheckMessage

from pavilion import checks

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "SECRET_KEY": "q8ZrT2xWv9" * 7,
    "SITE_URL": "https://pavilion.example",
    "ALLOWED_HOSTS": "pavilion.example",
    "DEBUG": "0",
    "DEMO": "0",
    "SERVE_MEDIA": "0",
    "EMAIL_URL": "smtp+tls://user:secret@mail.example:587",
    "TRUSTED_PROXY_COUNT": "1",
}


def found(settings: object, **changes: object) -> list[str]:
    for name, value in changes.items():
        setattr(settings, name, value)
    return [str(message.id) for message in checks.deployment()]


@pytest.fixture
def server(settings):
    """Settings of a server that is set up."""
    settings.SITE_URL = "https://pavilion.example"
    settings.ALLOWED_HOSTS = ["pavilion.example"]
    settings.SECRET_KEY = PRODUCTION["SECRET_KEY"]
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.DEMO = settings.SERVE_MEDIA = False
    return settings


def test_a_server_that_is_set_up_has_no_complaints(server) -> None:
    assert found(server) == []


@pytest.mark.parametrize(
    ("complaint", "changes"),
    [
        ("pavilion.E001", {"OPERATOR": {"name": " "}}),
        ("pavilion.E002", {"SITE_URL": "http://pavilion.example"}),
        ("pavilion.E003", {"ALLOWED_HOSTS": ["*"]}),
        ("pavilion.E004", {"SECURE_HSTS_SECONDS": 60}),
        ("pavilion.E005", {"SECRET_KEY": "short"}),
        ("pavilion.E006", {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}),
        ("pavilion.E007", {"TRANSLATION_ENGINES": ["babelfish"]}),
        ("pavilion.E008", {"TRANSLATION_ENGINES": ["deepl"], "DEEPL_AUTH_KEY": ""}),
        ("pavilion.E009", {"PUBLIC_BUCKET": "one", "PRIVATE_BUCKET": "one"}),
        ("pavilion.E010", {"PUBLIC_BUCKET": "", "PRIVATE_BUCKET": "one"}),
        ("pavilion.E012", {"DEBUG": True}),
        ("pavilion.E013", {"DEMO": True}),
        ("pavilion.W001", {"ALLAUTH_TRUSTED_PROXY_COUNT": 0}),
        ("pavilion.W003", {"SERVE_MEDIA": True}),
    ],
)
def test_each_mistake_is_named(server, complaint: str, changes: dict[str, object]) -> None:
    assert found(server, **changes) == [complaint]


def test_private_papers_below_a_public_folder_are_a_mistake(server, tmp_path: Path) -> None:
    storages = {name: {"OPTIONS": {"location": tmp_path}} for name in ("default", "public")}

    assert "pavilion.E011" in found(server, STORAGES=storages)


def test_a_provider_without_its_secret_is_named(server) -> None:
    assert found(server, SOCIALACCOUNT_PROVIDERS={"kakao": {"APPS": [{"secret": ""}]}}) == [
        "pavilion.W002"
    ]


def test_they_are_messages_of_django() -> None:
    assert all(isinstance(message, CheckMessage) for message in checks.deployment())


@pytest.mark.parametrize("cookie", ["SESSION", "CSRF"])
def test_the_real_settings_are_clean_and_their_cookies_belong_to_this_host(cookie: str) -> None:
    environment = os.environ | PRODUCTION
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    script = (
        "from pavilion import settings as s;"
        f"print(s.{cookie}_COOKIE_NAME, s.{cookie}_COOKIE_SECURE, s.{cookie}_COOKIE_HTTPONLY)"
    )

    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)  # noqa: PLW1510
    printed = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.returncode == 0, told.stderr
    assert printed.stdout.split() == [f"__Host-{cookie.lower()}", "True", "True"]
