"""What every test stands on."""

# isort: off
from tests import environment

environment.enter()
# isort: on

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import django
import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from pytest_django.live_server_helper import LiveServer

from tests import chromium

# Personas import models, so the apps must be ready before pytest looks for its plugins.
django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
django.setup()

pytest_plugins = ["tests.personas"]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """A worker that found the settings named would read them before it has a world of its own."""
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)


def pytest_unconfigure() -> None:
    environment.leave()


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """No rate limit, lock or cached page of an earlier test."""
    cache.clear()


@pytest.fixture
def media_root() -> Iterator[Path]:
    """The folder uploads go to, empty before and after."""
    folder = Path(django_settings.MEDIA_ROOT)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def live_server() -> Iterator[LiveServer]:
    """The portal on a port, its static files hashed and joined as in real life."""
    with patch("django.contrib.staticfiles.handlers.StaticFilesHandler", lambda portal: portal):
        server = LiveServer("localhost")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The system's Chromium, for Playwright's ``executable_path``."""
    return chromium.find()
