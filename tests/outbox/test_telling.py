"""Asking the outbox to tell: once per event and channel, in the caller's transaction."""

import pytest
from django.db import IntegrityError, transaction

from pavilion.accounts.models import User
from pavilion.outbox.asking import tell
from pavilion.outbox.models import Delivery
from tests.outbox.conftest import CONTEXT, PATH, make_notices

pytestmark = pytest.mark.django_db


def test_the_in_app_notice_is_there_at_once_and_the_mail_waits(
    notices: dict[str, Delivery], owner: User
) -> None:
    inbox, email = notices["inbox"], notices["email"]
    assert (inbox.state, inbox.recipient, inbox.address) == ("done", owner, "")
    assert (email.state, email.recipient, email.address) == ("queued", owner, owner.email)
    assert inbox.language == email.language == "ko"


def test_told_twice_is_told_once(owner: User) -> None:
    assert make_notices(owner) == make_notices(owner)
    assert Delivery.objects.count() == 2


def test_the_change_that_fails_tells_nobody(owner: User) -> None:
    with transaction.atomic():
        make_notices(owner)
        transaction.set_rollback(True)
    assert not Delivery.objects.exists()


def test_an_address_without_an_account_is_told_by_mail_only() -> None:
    tell("guest@example.test", "inquiry_sent", dedup_key="g", context=CONTEXT, url=PATH)
    told = Delivery.objects.get()
    assert (told.channel, told.recipient, told.address) == ("email", None, "guest@example.test")


def test_a_key_goes_into_the_mail_only(owner: User) -> None:
    tell(owner, "inquiry_sent", dedup_key="k", context=CONTEXT, url=PATH, opens="inquiry:x:1")
    assert dict(Delivery.objects.values_list("channel", "opens")) == {
        "email": "inquiry:x:1",
        "inbox": "",
    }


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("outbox_delivery_addressed", {"address": ""}),
        ("outbox_delivery_event_once", {"channel": "inbox"}),
        ("outbox_delivery_job_state", {"state": "lost"}),
        ("outbox_delivery_lease", {"state": "running"}),
    ],
)
def test_constraints(mail: Delivery, constraint: str, fields: dict[str, str]) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Delivery.objects.filter(pk=mail.pk).update(**fields)
