"""The pictures of a product: taken in, put in order, described, removed."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from catalog import listings
from catalog.models import MAX_PICTURES, Picture, Product
from pavilion.accounts.models import User
from pavilion.jobs.asking import nudge, requeue
from pavilion.media.storages import private_storage, public_storage
from pavilion.media.uploads import check_picture, store_private


class TooManyPicturesError(Exception):
    """The product has all the pictures it may have."""


def add(product: Product, *, by: User, file: "File[Any]") -> Picture:
    """Take in one picture at the end of the row; the same file twice is one picture.

    Raises ``UploadRefused`` or ``TooManyPicturesError``; then nothing is kept.
    """
    upload = check_picture(file)
    known = product.pictures.filter(sha256=upload.sha256).first()
    if known is not None:
        return known
    key = store_private(file, prefix="originals")
    try:
        picture = _write(product, by=by, key=key, name=upload.name, sha256=upload.sha256)
    except BaseException:
        private_storage().delete(key)
        raise
    if picture.original_key != key:
        private_storage().delete(key)
    return picture


@transaction.atomic
def _write(product: Product, *, by: User, key: str, name: str, sha256: str) -> Picture:
    product = _lock(product)
    known = product.pictures.filter(sha256=sha256).first()
    if known is not None:
        return known
    position = product.pictures.count()
    if position >= MAX_PICTURES:
        raise TooManyPicturesError
    picture = Picture.objects.create(
        product=product, position=position, original_key=key, name=name, sha256=sha256
    )
    _touch(product, by=by)
    nudge(picture)
    return picture


@transaction.atomic
def remove(picture: Picture, *, by: User) -> Product:
    """Take a picture away for good: the row now, its files once the change is committed."""
    product = _lock(picture.product)
    gone = product.pictures.filter(pk=picture.pk).first()
    if gone is None:
        return product
    gone.delete()
    product.pictures.filter(position__gt=gone.position).update(position=F("position") - 1)
    _touch(product, by=by)
    listings.rebuild(product)
    public = [file["key"] for file in gone.renditions]
    transaction.on_commit(partial(_delete_files, gone.original_key, public), robust=True)
    return product


@transaction.atomic
def reorder(product: Product, *, by: User, order: Iterable[str]) -> Product:
    """Put the pictures into the order of their public ids.

    Ids that are not this product's are passed over; pictures that are not named (added
    meanwhile) keep their order behind the others.
    """
    product = _lock(product)
    pictures = {picture.public_id: picture for picture in product.pictures.all()}
    named = [pictures.pop(public_id) for public_id in order if public_id in pictures]
    for position, picture in enumerate([*named, *pictures.values()]):
        picture.position = position
    Picture.objects.bulk_update([*named, *pictures.values()], ["position"])
    _touch(product, by=by)
    listings.rebuild(product)
    return product


@transaction.atomic
def describe(picture: Picture, *, by: User, alt_ko: str, alt_en: str) -> Picture:
    """Say in both languages what is to be seen."""
    product = _lock(picture.product)
    Picture.objects.filter(pk=picture.pk).update(alt_ko=alt_ko, alt_en=alt_en)
    _touch(product, by=by)
    listings.rebuild(product)
    picture.refresh_from_db()
    return picture


@transaction.atomic
def retry(picture: Picture, *, by: User) -> None:
    """Try a picture again whose renditions could not be made."""
    product = _lock(picture.product)
    failed = product.pictures.failed().filter(pk=picture.pk).first()
    if failed is not None:
        requeue(failed)
        _touch(product, by=by)


def _lock(product: Product) -> Product:
    return Product.objects.select_for_update().get(pk=product.pk)


def _touch(product: Product, *, by: User) -> None:
    Product.objects.filter(pk=product.pk).update(updated_at=Now(), edited_by=by)


def _delete_files(original: str, renditions: list[str]) -> None:
    private_storage().delete(original)
    for key in renditions:
        public_storage().delete(key)
