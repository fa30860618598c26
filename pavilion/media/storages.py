"""Where uploads lie: a folder or a bucket, public and private apart, under random keys."""

import os
import uuid
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.utils.deconstruct import deconstructible

PUBLIC = "public"
PRIVATE = "default"


@deconstructible(path="pavilion.media.storages.FolderStorage")
class FolderStorage(FileSystemStorage):
    """A folder. A file is there whole or not at all; without ``base_url`` it has no address."""

    def __init__(self, location: str | os.PathLike[str], base_url: str | None = None) -> None:
        public = base_url is not None
        super().__init__(
            location=location,
            base_url=base_url,
            file_permissions_mode=0o644 if public else 0o600,
            directory_permissions_mode=0o755 if public else 0o700,
        )
        self.is_public = public

    def url(self, name: str | None) -> str:
        if not self.is_public:
            raise ImproperlyConfigured("private files have no address")
        return super().url(name)

    def _save(self, name: str, content: "File[Any]") -> str:
        """Write beside the place and move in: a full disk or a killed process leaves no stump."""
        target = Path(self.path(name))
        self._make_folders(target.parent)
        unfinished = target.with_name(f".{target.name}.{uuid.uuid4().hex}.part")
        mode = self.file_permissions_mode or 0o600
        try:
            descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
            with os.fdopen(descriptor, "wb") as stream:
                for chunk in content.chunks():
                    stream.write(chunk)
                stream.flush()
                os.fsync(stream.fileno())
            unfinished.chmod(mode)
            unfinished.replace(target)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        return name

    def _make_folders(self, folder: Path) -> None:
        mode = self.directory_permissions_mode or 0o700
        for missing in reversed([p for p in (folder, *folder.parents) if not p.exists()]):
            missing.mkdir(mode=mode, exist_ok=True)
            missing.chmod(mode)


def public_storage() -> Storage:
    """Renditions and other files anyone may fetch."""
    return storages[PUBLIC]


def private_storage() -> Storage:
    """Originals and papers: served only through a permission check."""
    return storages[PRIVATE]


def new_key(prefix: str, extension: str = "") -> str:
    """A random key: neither the uploader's name nor the day can be read from it."""
    name = uuid.uuid4().hex
    return f"{prefix}/{name[:2]}/{name}{f'.{extension}' if extension else ''}"


def store(storage: Storage, content: "File[Any]", *, prefix: str, extension: str = "") -> str:
    """Write the file from its beginning under a new key; returns the key."""
    content.seek(0)
    return storage.save(new_key(prefix, extension), content)
