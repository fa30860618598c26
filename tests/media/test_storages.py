"""A file is there whole or not at all; private files have no address."""

import errno
import os
import stat
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile, File

from pavilion.media.storages import FolderStorage, new_key, store


@pytest.fixture
def private(tmp_path: Path) -> FolderStorage:
    return FolderStorage(location=tmp_path / "private")


@pytest.fixture
def public(tmp_path: Path) -> FolderStorage:
    return FolderStorage(location=tmp_path / "public", base_url="/media/")


def files_under(storage: FolderStorage) -> list[Path]:
    return [path for path in Path(storage.location).rglob("*") if path.is_file()]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


class FillingDisk(ContentFile[bytes]):
    """The disk is full after the first chunk."""

    def chunks(self, chunk_size: int | None = None):
        yield b"the first half"
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_leaves_nothing_behind(private: FolderStorage) -> None:
    with pytest.raises(OSError, match="No space left"):
        store(private, FillingDisk(b"whole"), prefix="papers")
    assert files_under(private) == []


def test_a_write_that_cannot_be_finished_leaves_the_old_file(private: FolderStorage) -> None:
    key = private.save("papers/one", ContentFile(b"old"))
    with (
        pytest.raises(OSError, match="No space left"),
        patch.object(private, "get_available_name", lambda name, max_length=None: name),
    ):
        private.save(key, FillingDisk(b"new"))
    with private.open(key) as file:
        assert file.read() == b"old"
    assert len(files_under(private)) == 1


def test_private_files_are_the_owners_alone(private: FolderStorage) -> None:
    key = store(private, ContentFile(b"secret"), prefix="papers")
    path = Path(private.path(key))
    assert mode(path) == 0o600
    assert mode(path.parent) == 0o700
    with pytest.raises(ImproperlyConfigured):
        private.url(key)


def test_public_files_are_readable_and_have_an_address(public: FolderStorage) -> None:
    key = store(public, ContentFile(b"picture"), prefix="pictures", extension="webp")
    path = Path(public.path(key))
    assert mode(path) == 0o644
    assert public.url(key) == f"/media/{key}"


@pytest.mark.parametrize("name", ["../../x", "/etc/x", "a\0b", ".htaccess", "con", "가" * 300])
def test_the_key_tells_nothing_of_the_name(private: FolderStorage, name: str) -> None:
    file = File(ContentFile(b"x"), name=name)
    key = store(private, file, prefix="originals")
    prefix, shard, rest = key.split("/")
    assert (prefix, shard) == ("originals", rest[:2])
    assert len(rest) == 32
    assert set(rest) <= set("0123456789abcdef")
    assert private.size(key) == 1


def test_no_key_comes_twice() -> None:
    assert len({new_key("x") for _number in range(1000)}) == 1000
