"""The world the tests run in: their own services, settings, files and collected static files.

Imported before Django reads its settings. The controller of a parallel run starts the services and
its workers inherit the addresses; the last user of the services stops them.
"""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import zlib
from contextlib import ExitStack
from pathlib import Path

from pavilion.embedded import messages, profiles, services, static

ROOT = Path(__file__).resolve().parent.parent
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
_held = ExitStack()

_SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "pavilion.settings",
    "SECRET_KEY": "known to everybody who reads the tests",
    "DEBUG": "0",
    # The demo range of business numbers and the demo's own pages are tested too.
    "DEMO": "1",
    "SITE_URL": "http://testserver",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "OPERATOR_NAME": "Operator of the Tests",
    "OPERATOR_REPRESENTATIVE": "Ga Onsae",
    "OPERATOR_ADDRESS": "1 Test-ro, Jung-gu, Seoul",
    "OPERATOR_PHONE": "+82-2-0000-0000",
    "OPERATOR_EMAIL": "operator@pavilion.example",
    "OPERATOR_BUSINESS_NUMBER": "000-00-00000",
    "OPERATOR_MAIL_ORDER_NUMBER": "2026-Seoul-0000",
    "DEFAULT_FROM_EMAIL": "Korea Pavilion <hello@pavilion.example>",
    "EMAIL_URL": "memorymail://",
    "MEDIA_URL": "/media/",
    "SERVE_MEDIA": "1",
    "LOG_LEVEL": "WARNING",
    # A key of the developer's must not send the tests' texts to an engine.
    "DEEPL_AUTH_KEY": "",
    "OPENAI_API_KEY": "",
    "S3_PUBLIC_BUCKET": "",
    "S3_PRIVATE_BUCKET": "",
    "PRIVATE_ACCEL_LOCATION": "",
}


def _cache_database() -> int:
    """A cache of one's own for each worker and each part tested beside the others; 0 is the broker.

    Rate limits and locks of one test must not be felt by another.
    """
    if WORKER:
        return 1 + int(WORKER.removeprefix("gw")) % 4
    return 5 + zlib.crc32(os.environ.get("TEST_DB_NAME", "").encode()) % 11


def _cache_url() -> str:
    address = os.environ["REDIS_URL"]
    number = _cache_database()
    if address.startswith("unix://"):
        return f"{address.split('?')[0]}?db={number}"
    return f"{address.rstrip('/').removesuffix('/0')}/{number}"


def _collect_static(target: Path) -> None:
    """The real hashed files, collected again only when one of them changed."""
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--clear", "-v", "0"]
    if not static.is_stale(target):
        return
    subprocess.run(command, cwd=ROOT, check=True)
    static.mark_fresh(target)


def enter() -> None:
    atexit.register(leave)
    os.environ.update(_SETTINGS)
    profile = profiles.named("test")
    # Workers inherit the addresses from their controller, which holds the services.
    addresses = services.using(profile, wanted=services.missing_from(os.environ))
    os.environ.update(_held.enter_context(addresses))
    os.environ["CACHE_URL"] = _cache_url()
    media = tempfile.mkdtemp(prefix="pavilion-test-media-")
    _held.callback(shutil.rmtree, media, ignore_errors=True)
    os.environ["MEDIA_ROOT"] = media
    os.environ["STATIC_ROOT"] = str(profile.folder / "static")
    if not WORKER:
        messages.compile_changed()
        _collect_static(profile.folder / "static")


def leave() -> None:
    _held.close()
