"""The doer of renditions: once, whole, and again where a worker died."""

from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from django.utils import timezone

from catalog import pictures
from catalog.models import Listing, Picture, Product
from catalog.queries.pictures import problem, sources
from catalog.renditions import make_renditions
from pavilion.accounts.models import User
from pavilion.jobs.running import run
from pavilion.media import sandbox
from pavilion.media.storages import private_storage, public_storage
from tests.catalog.conftest import MakeFile


@pytest.fixture
def picture(product: Product, owner: User, image: MakeFile, media_root: Path) -> Picture:
    return pictures.add(product, by=owner, file=image(700, 500))


def public_files(media_root: Path) -> list[Path]:
    return sorted(path for path in (media_root / "public").rglob("*") if path.is_file())


def test_the_files_are_there_before_the_row_says_so(picture: Picture, media_root: Path) -> None:
    assert run(Picture, picture.pk, make_renditions)
    picture.refresh_from_db()
    assert (picture.state, picture.width, picture.height) == ("done", 700, 500)
    assert len(picture.renditions) == 9
    for file in picture.renditions:
        assert public_storage().size(file["key"]) == file["bytes"]
    assert len(public_files(media_root)) == 9
    shown = sources(picture)
    assert shown is not None
    assert [source.type for source in shown.sources] == ["image/avif", "image/webp"]
    assert shown.src in shown.srcset


def test_asked_twice_it_is_done_once(picture: Picture, media_root: Path) -> None:
    assert run(Picture, picture.pk, make_renditions)
    before = [path.stat().st_mtime_ns for path in public_files(media_root)]
    assert not run(Picture, picture.pk, make_renditions)
    assert [path.stat().st_mtime_ns for path in public_files(media_root)] == before


def test_a_second_worker_takes_over_where_the_first_died(
    picture: Picture, media_root: Path
) -> None:
    """Half the files are written, the lease has run out: the result is the same nine files."""

    class KilledError(BaseException):
        pass

    storage = public_storage()
    real, calls = storage.save, []

    def die_half_way(*args: object, **kwargs: object) -> str:
        calls.append(1)
        if len(calls) == 5:
            raise KilledError
        return real(*args, **kwargs)  # type: ignore[arg-type]

    with patch.object(storage, "save", die_half_way), pytest.raises(KilledError):
        run(Picture, picture.pk, make_renditions)
    picture.refresh_from_db()
    assert (picture.state, picture.renditions) == ("running", [])
    assert not run(Picture, picture.pk, make_renditions), "the lease still holds"
    past = timezone.now() - timedelta(seconds=1)
    Picture.objects.filter(pk=picture.pk).update(leased_until=past)
    assert run(Picture, picture.pk, make_renditions)
    picture.refresh_from_db()
    assert (picture.state, picture.attempts) == ("done", 2)
    assert len(public_files(media_root)) == 9


def test_a_picture_that_breaks_the_child_is_parked_with_the_reason(picture: Picture) -> None:
    with patch.object(sandbox, "call", side_effect=sandbox.SandboxError("out of memory")):
        run(Picture, picture.pk, make_renditions)
    picture.refresh_from_db()
    assert picture.state == "failed"
    assert picture.error.startswith("The picture cannot be processed")
    assert problem(picture)


def test_a_refused_picture_says_so_in_words(picture: Picture) -> None:
    with patch.object(sandbox, "call", side_effect=sandbox.RefusedError("too_many_pixels")):
        run(Picture, picture.pk, make_renditions)
    picture.refresh_from_db()
    assert picture.error == "The image is too large: at most 40 megapixels."


def test_a_slow_machine_is_given_another_try(picture: Picture) -> None:
    with patch.object(sandbox, "call", side_effect=sandbox.SandboxTimeoutError("not done")):
        run(Picture, picture.pk, make_renditions)
    picture.refresh_from_db()
    assert (picture.state, picture.attempts) == ("queued", 1)


def test_an_original_that_is_gone_is_no_endless_loop(picture: Picture) -> None:
    private_storage().delete(picture.original_key)
    run(Picture, picture.pk, make_renditions)
    picture.refresh_from_db()
    assert picture.state == "failed"


def test_a_picture_removed_meanwhile_leaves_no_files(
    picture: Picture, media_root: Path, owner: User
) -> None:
    make, called = sandbox.call, []

    def remove_first(*args: object, **kwargs: object) -> object:
        called.append(1)
        pictures.remove(picture, by=owner)
        return make(*args, **kwargs)  # type: ignore[arg-type]

    with patch.object(sandbox, "call", remove_first):
        run(Picture, picture.pk, make_renditions)
    assert called
    assert not Picture.objects.exists()
    assert public_files(media_root) == []


def test_a_listing_shows_the_picture_as_soon_as_it_is_ready(
    picture: Picture, product: Product
) -> None:
    Product.objects.filter(pk=product.pk).update(status="published", published_at=timezone.now())
    run(Picture, picture.pk, make_renditions)
    listing = Listing.objects.get(product=product, language="en")
    assert picture.public_id in str(listing.page["pictures"])
