"""The doer that makes a picture's renditions."""

import logging
import shutil
import tempfile
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_noop, override

from catalog import listings
from catalog.models import Picture, Product
from pavilion.jobs.errors import PermanentError, TransientError
from pavilion.media import renditions, sandbox
from pavilion.media.storages import private_storage, public_storage
from pavilion.media.uploads import UploadRefused

log = logging.getLogger(__name__)

#: Reasons are kept in English, as message ids: ``queries.pictures.problem`` says them to people.
MISSING = gettext_noop("The original is missing. Upload the picture again.")
UNUSABLE = gettext_noop("The picture cannot be processed. Save it as a JPEG and upload it again.")
_ORIGINAL = "original"


def make_renditions(picture: Picture) -> None:
    """Make the files, put them where the public reads them, and only then say that they exist.

    The keys follow from the picture's public id: a second run writes the same files over, and
    a worker that died half way leaves nothing behind that the next one does not replace.
    """
    with tempfile.TemporaryDirectory(prefix="picture-") as name:
        folder = Path(name)
        _fetch_original(picture, folder)
        made = _make(folder)
        files = [_publish(picture, folder, file) for file in made["files"]]
    if not _record(picture, made, files):
        log.info("picture %s is gone or was taken over", picture.pk)


def _fetch_original(picture: Picture, folder: Path) -> None:
    try:
        with (
            private_storage().open(picture.original_key) as stored,
            (folder / _ORIGINAL).open("wb") as here,
        ):
            shutil.copyfileobj(stored, here)
    except FileNotFoundError as error:
        raise PermanentError(MISSING) from error


def _make(folder: Path) -> dict[str, Any]:
    try:
        made: dict[str, Any] = sandbox.call(renditions.make, folder=folder, source=_ORIGINAL)
    except sandbox.RefusedError as refused:
        with override("en"):
            raise PermanentError(str(UploadRefused(str(refused)))) from refused
    except sandbox.SandboxTimeoutError as error:
        raise TransientError(str(error)) from error
    except sandbox.SandboxError as error:
        log.warning("a picture broke the child: %s", error)
        raise PermanentError(UNUSABLE) from error
    return made


def _publish(picture: Picture, folder: Path, file: dict[str, Any]) -> dict[str, Any]:
    storage = public_storage()
    key = f"pictures/{picture.public_id[:2]}/{picture.public_id}/{file['name']}"
    if storage.exists(key):
        storage.delete(key)
    with (folder / file["name"]).open("rb") as here:
        written = storage.save(key, File(here))
    if storage.size(written) != file["bytes"]:
        raise TransientError(f"{written} was not stored whole")
    return {
        "format": file["format"],
        "width": file["width"],
        "height": file["height"],
        "key": written,
        "bytes": file["bytes"],
    }


@transaction.atomic
def _record(picture: Picture, made: dict[str, Any], files: list[dict[str, Any]]) -> bool:
    """Write the result in the product's lock; False when the picture is gone meanwhile."""
    product = Product.objects.select_for_update().filter(pk=picture.product_id).first()
    recorded = product is not None and Picture.objects.filter(pk=picture.pk).update(
        width=made["width"],
        height=made["height"],
        renditions=files,
        placeholder=made["placeholder"],
    )
    if not product or not recorded:
        for file in files:
            public_storage().delete(file["key"])
        return False
    listings.rebuild(product)
    return True
