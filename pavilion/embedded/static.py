"""Whether the collected static files are still those of the sources: collecting takes seconds."""

import hashlib
from pathlib import Path

from pavilion.embedded.profiles import CHECKOUT

_SOURCES = ("static", "pavilion/ui", "requirements.txt", "pavilion/settings.py")


def _digest() -> str:
    digest = hashlib.sha256()
    for source in _SOURCES:
        root = CHECKOUT / source
        files = sorted(root.rglob("*")) if root.is_dir() else [root]
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(str(file.relative_to(CHECKOUT)).encode())
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _stamp(collected: Path) -> Path:
    return collected.with_name(f"{collected.name}.stamp")


def is_stale(collected: Path) -> bool:
    stamp = _stamp(collected)
    return not (
        (collected / "staticfiles.json").exists()
        and stamp.exists()
        and stamp.read_text() == _digest()
    )


def mark_fresh(collected: Path) -> None:
    _stamp(collected).write_text(_digest())
