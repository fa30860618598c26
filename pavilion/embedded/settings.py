"""The environment of the demo portal: what settings.py demands, with secrets made once."""

import os
import secrets
from pathlib import Path
from urllib.parse import quote

from pavilion.embedded.profiles import Profile

_OPERATOR = {
    "OPERATOR_NAME": "Korea Pavilion Demo / 코리아 파빌리온 데모",
    "OPERATOR_REPRESENTATIVE": "가온새 / Ga Onsae",
    "OPERATOR_ADDRESS": "서울특별시 중구 데모로 1 / 1 Demo-ro, Jung-gu, Seoul",
    "OPERATOR_PHONE": "+82-2-0000-0000",
    "OPERATOR_EMAIL": "hello@pavilion.example",
    "OPERATOR_BUSINESS_NUMBER": "000-00-00000",
    "OPERATOR_MAIL_ORDER_NUMBER": "2026-서울중구-0000",
}


def _secrets(file: Path) -> dict[str, str]:
    """Read the secrets of this machine's demo, made the first time."""
    if not file.exists():
        part = file.with_suffix(".part")
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as out:
            out.write(f"SECRET_KEY={secrets.token_urlsafe(48)}\n")
        part.replace(file)
    lines = file.read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


def demo(profile: Profile, *, port: int = 8000) -> dict[str, str]:
    """Everything but the addresses of the services; a line in ``var/demo/env`` wins."""
    profile.folder.mkdir(parents=True, exist_ok=True)
    return {
        "DJANGO_SETTINGS_MODULE": "pavilion.settings",
        "DEMO": "1",
        "SITE_URL": f"http://localhost:{port}",
        "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
        "DEFAULT_FROM_EMAIL": "Korea Pavilion <hello@pavilion.example>",
        # Four slashes: an absolute folder.
        "EMAIL_URL": f"filemail:///{quote(str(profile.folder / 'mail'))}",
        "MEDIA_ROOT": str(profile.folder / "media"),
        "STATIC_ROOT": str(profile.folder / "static"),
        "SERVE_MEDIA": "1",
        **_OPERATOR,
        **_secrets(profile.folder / "env"),
    }
