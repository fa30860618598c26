"""Pictures of a product: taken in, put in order, described, removed."""

from pathlib import Path

import pytest
from django.conf import settings
from pytest_django import DjangoCaptureOnCommitCallbacks

from catalog import pictures
from catalog.models import MAX_PICTURES, Picture, Product
from pavilion.accounts.models import User
from pavilion.media.storages import private_storage, public_storage
from pavilion.media.uploads import UploadRefused
from tests.catalog.conftest import MakeFile, give_picture


def originals(media_root: Path) -> list[Path]:
    return [path for path in (media_root / "private").rglob("*") if path.is_file()]


def order(product: Product) -> list[int]:
    return list(product.pictures.order_by("position").values_list("pk", flat=True))


def test_a_picture_is_kept_privately_and_waits_for_its_renditions(
    product: Product, owner: User, image: MakeFile, media_root: Path
) -> None:
    picture = pictures.add(product, by=owner, file=image(name="내 사진.jpg"))
    assert (picture.state, picture.position, picture.name) == ("queued", 0, "내 사진.jpg")
    assert picture.renditions == []
    assert private_storage().exists(picture.original_key)
    assert "사진" not in picture.original_key
    assert not (media_root / "public").exists()


def test_the_same_file_twice_is_one_picture(
    product: Product, owner: User, image: MakeFile, media_root: Path
) -> None:
    first = pictures.add(product, by=owner, file=image(name="one.jpg"))
    second = pictures.add(product, by=owner, file=image(name="two.jpg"))
    assert first.pk == second.pk
    assert len(originals(media_root)) == 1


def test_a_refused_file_leaves_nothing(
    product: Product, owner: User, image: MakeFile, media_root: Path
) -> None:
    with pytest.raises(UploadRefused):
        pictures.add(product, by=owner, file=image(100, 100))
    assert not product.pictures.exists()
    assert originals(media_root) == []


def test_the_thirteenth_is_refused_and_not_kept(
    product: Product, owner: User, image: MakeFile, media_root: Path
) -> None:
    for position in range(MAX_PICTURES):
        give_picture(product, position)
    with pytest.raises(pictures.TooManyPicturesError):
        pictures.add(product, by=owner, file=image())
    assert product.pictures.count() == MAX_PICTURES
    assert originals(media_root) == []


def test_the_order_takes_ids_and_passes_over_strangers(product: Product, owner: User) -> None:
    first, second, third = (give_picture(product, position) for position in range(3))
    wanted = [third.public_id, "nobody", first.public_id]
    pictures.reorder(product, by=owner, order=wanted)
    assert order(product) == [third.pk, first.pk, second.pk]


def test_removing_closes_the_gap_and_takes_the_files_away(
    product: Product,
    owner: User,
    image: MakeFile,
    media_root: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    kept = [pictures.add(product, by=owner, file=image(colour=(n, 0, 0))) for n in (10, 20, 30)]
    with django_capture_on_commit_callbacks(execute=True):
        pictures.remove(kept[0], by=owner)
    assert order(product) == [kept[1].pk, kept[2].pk]
    assert list(product.pictures.values_list("position", flat=True)) == [0, 1]
    assert len(originals(media_root)) == 2
    pictures.remove(kept[0], by=owner)
    assert product.pictures.count() == 2


def test_a_failed_picture_may_be_tried_again(product: Product, owner: User) -> None:
    picture = give_picture(product)
    Picture.objects.filter(pk=picture.pk).update(state="failed", attempts=5, error="x")
    pictures.retry(picture, by=owner)
    picture.refresh_from_db()
    assert (picture.state, picture.attempts, picture.error) == ("queued", 0, "")


def test_what_is_to_be_seen_is_said_in_both_languages(product: Product, owner: User) -> None:
    picture = give_picture(product)
    pictures.describe(picture, by=owner, alt_ko="병 앞모습", alt_en="The bottle from the front")
    product.refresh_from_db()
    assert (picture.alt_ko, picture.alt_en) == ("병 앞모습", "The bottle from the front")
    assert product.edited_by == owner


def test_public_and_private_files_do_not_share_a_folder() -> None:
    assert Path(settings.STORAGES["public"]["OPTIONS"]["location"]) != Path(
        settings.STORAGES["default"]["OPTIONS"]["location"]
    )
    assert public_storage() is not private_storage()
