"""Real threads on the real database: twenty people at once are no more than one."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from catalog import editing, pictures, publishing
from catalog.editing import Changes, EditConflictError
from catalog.models import MAX_PICTURES, Product, ProductStatusChange
from pavilion.accounts.models import User
from tests.catalog.conftest import MakeFile

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]


def at_once(calls: list[Callable[[], Any]]) -> list[Any]:
    """Each call in its own thread, all let go together; results or the exceptions raised."""
    gate = threading.Barrier(len(calls))

    def go(call: Callable[[], Any]) -> Any:
        gate.wait()
        try:
            return call()
        except Exception as error:  # noqa: BLE001  what was raised is what is asked about
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(go, calls))


def test_twenty_uploads_at_once_leave_twelve_pictures(
    product: Product, owner: User, image: MakeFile, media_root: Path
) -> None:
    files = [image(colour=(10 * number, 0, 0)) for number in range(20)]
    results = at_once(
        [lambda file=file: pictures.add(product, by=owner, file=file) for file in files]
    )
    refused = [one for one in results if isinstance(one, pictures.TooManyPicturesError)]
    assert len(refused) == 20 - MAX_PICTURES
    assert sorted(product.pictures.values_list("position", flat=True)) == list(range(MAX_PICTURES))
    kept = [path for path in (media_root / "private").rglob("*") if path.is_file()]
    assert len(kept) == MAX_PICTURES


def test_the_same_file_sent_eight_times_at_once_is_one_picture(
    product: Product, owner: User, image: MakeFile, media_root: Path
) -> None:
    results = at_once([lambda: pictures.add(product, by=owner, file=image())] * 8)
    assert {one.pk for one in results} == {product.pictures.get().pk}
    assert len([path for path in (media_root / "private").rglob("*") if path.is_file()]) == 1


def test_two_who_save_the_same_version_do_not_both_win(product: Product, owner: User) -> None:
    version = product.version
    results = at_once(
        [
            lambda moq=moq: editing.save(
                product, by=owner, version=version, changes=Changes(moq=moq)
            )
            for moq in range(1, 9)
        ]
    )
    won = [one for one in results if isinstance(one, Product)]
    assert len(won) == 1
    assert all(isinstance(one, EditConflictError) for one in results if one is not won[0])
    product.refresh_from_db()
    assert (product.moq, product.version) == (won[0].moq, version + 1)


def test_two_reviewers_decide_once(ready: Product, owner: User, reviewer: User) -> None:
    publishing.publish(ready, by=owner)
    results = at_once(
        [
            lambda: publishing.approve(ready, by=reviewer),
            lambda: publishing.send_back(ready, by=owner, reason="사진"),
            lambda: publishing.approve(ready, by=owner),
        ]
    )
    assert sum(isinstance(one, Product) for one in results) == 1
    assert ProductStatusChange.objects.filter(before="in_review").count() == 1


def test_order_and_removal_at_once_leave_no_gap(
    product: Product, owner: User, image: MakeFile, media_root: Path
) -> None:
    shown = [pictures.add(product, by=owner, file=image(colour=(0, 20 * n, 0))) for n in range(6)]
    backwards = [picture.public_id for picture in reversed(shown)]
    results = at_once(
        [
            lambda: pictures.reorder(product, by=owner, order=backwards),
            lambda: pictures.remove(shown[2], by=owner),
            lambda: pictures.remove(shown[4], by=owner),
        ]
    )
    assert all(isinstance(one, Product) for one in results)
    assert list(product.pictures.values_list("position", flat=True)) == [0, 1, 2, 3]
