"""The same life of a picture in two buckets of an S3: public and private apart."""

from collections.abc import Iterator
from typing import Any

import boto3
import httpx
import pytest
from botocore.config import Config
from django.core.files.base import ContentFile
from moto.server import ThreadedMotoServer
from pytest_django import DjangoCaptureOnCommitCallbacks

from catalog import pictures
from catalog.models import Picture, Product
from catalog.queries.pictures import sources
from catalog.renditions import make_renditions
from pavilion.accounts.models import User
from pavilion.jobs.running import run
from pavilion.media.storages import private_storage, public_storage, store
from tests.catalog.conftest import MakeFile

PUBLIC, PRIVATE = "pictures-of-all", "originals-of-few"


@pytest.fixture
def endpoint() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    # What earlier servers of this process held is held in the process.
    httpx.post(f"{address}/moto-api/reset")
    yield address
    server.stop()


@pytest.fixture
def buckets(endpoint: str, settings: Any) -> Iterator[Any]:
    client = boto3.client(
        "s3",
        endpoint_url=endpoint,
        region_name="us-east-1",
        aws_access_key_id="key",
        aws_secret_access_key="secret",
        config=Config(connect_timeout=2, read_timeout=10, retries={"max_attempts": 2}),
    )
    for name in (PUBLIC, PRIVATE):
        client.create_bucket(Bucket=name)
    settings.STORAGES = settings.STORAGES | {
        "default": _storage(PRIVATE, endpoint, public=False),
        "public": _storage(PUBLIC, endpoint, public=True),
    }
    yield client
    client.close()


def _storage(bucket: str, endpoint: str, *, public: bool) -> dict[str, Any]:
    """As ``settings._storage`` builds it."""
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": endpoint,
            "region_name": "us-east-1",
            "access_key": "key",
            "secret_key": "secret",
            "querystring_auth": not public,
            "querystring_expire": 60,
            "default_acl": None,
            "file_overwrite": False,
        },
    }


def keys(client: Any, bucket: str) -> list[str]:
    return [row["Key"] for row in client.list_objects_v2(Bucket=bucket).get("Contents", [])]


def test_originals_stay_private_and_renditions_go_public(
    buckets: Any,
    product: Product,
    owner: User,
    image: MakeFile,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    picture = pictures.add(product, by=owner, file=image(700, 500))
    assert keys(buckets, PRIVATE) == [picture.original_key]
    assert keys(buckets, PUBLIC) == []
    assert run(Picture, picture.pk, make_renditions)
    picture.refresh_from_db()
    assert picture.state == "done", picture.error
    assert sorted(keys(buckets, PUBLIC)) == sorted(file["key"] for file in picture.renditions)
    assert keys(buckets, PRIVATE) == [picture.original_key]
    shown = sources(picture)
    assert shown is not None
    assert "Signature" not in shown.src
    assert shown.src.split(f"{PUBLIC}/")[1] in keys(buckets, PUBLIC)
    stored = buckets.get_object(Bucket=PUBLIC, Key=shown.src.split(f"{PUBLIC}/")[1])
    assert stored["ContentType"] == "image/jpeg"
    assert stored["Body"].read(2) == b"\xff\xd8"
    with django_capture_on_commit_callbacks(execute=True):
        pictures.remove(picture, by=owner)
    assert keys(buckets, PRIVATE) == keys(buckets, PUBLIC) == []


def test_a_second_run_leaves_no_second_set(
    buckets: Any, product: Product, owner: User, image: MakeFile
) -> None:
    picture = pictures.add(product, by=owner, file=image(400, 300))
    run(Picture, picture.pk, make_renditions)
    before = sorted(keys(buckets, PUBLIC))
    Picture.objects.filter(pk=picture.pk).update(state="queued")
    run(Picture, picture.pk, make_renditions)
    assert sorted(keys(buckets, PUBLIC)) == before


def test_a_private_link_is_signed_and_lives_a_minute(buckets: Any) -> None:
    key = store(private_storage(), ContentFile(b"paper"), prefix="papers")
    address = private_storage().url(key)
    assert "Signature" in address
    assert httpx.get(address).content == b"paper"
    assert httpx.get(address.split("?")[0]).status_code == 403
    public = store(public_storage(), ContentFile(b"all"), prefix="pictures", extension="webp")
    assert "?" not in public_storage().url(public)
