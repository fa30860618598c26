"""A mail leaves, whatever the mail server does; twice the same is known as one (REL-07, SEC-28)."""

import time
from datetime import timedelta

import pytest
from django.db.models import F
from django.db.models.functions import Now
from pytest_django import Settings

from pavilion.accounts.models import User
from pavilion.jobs import asking
from pavilion.jobs.models import MAX_ATTEMPTS, Job
from pavilion.jobs.sweeping import sweep
from pavilion.outbox import keys, tasks
from pavilion.outbox.asking import tell
from pavilion.outbox.models import Delivery
from pavilion.outbox.sending import composed, message_id
from tests.outbox.conftest import CONTEXT, PATH, make_notices
from tests.outbox.smtp_sink import SmtpSink

pytestmark = pytest.mark.django_db


def deliver(mail: Delivery) -> Delivery:
    tasks.deliver(job_id=mail.pk)
    mail.refresh_from_db()
    return mail


def due_now(mail: Delivery) -> None:
    Delivery.objects.filter(pk=mail.pk).update(due_at=Now())


def test_it_arrives_in_the_readers_language(smtp: SmtpSink, mail: Delivery, owner: User) -> None:
    assert deliver(mail).state == Job.State.DONE
    [letter] = smtp.letters
    assert letter["To"] == owner.email
    assert letter["Subject"].strip() == "Nordvind GmbH에서 전통 고추장 문의를 보냈습니다"
    assert letter["Content-Language"] == "ko"
    text = letter.get_body(("plain",)).get_content()
    html = letter.get_body(("html",)).get_content()
    assert '<html lang="ko">' in html
    assert 'lang="en" dir="auto">We need 5,000 jars.' in html
    for part in (text, html):
        assert f"http://testserver{PATH}" in part
        assert "Operator of the Tests" in part
        assert "독일" in part


def test_in_english(owner: User, smtp: SmtpSink) -> None:
    owner.language = "en"
    owner.save()
    deliver(make_notices(owner)["email"])
    html = smtp.letters[0].get_body(("html",)).get_content()
    assert '<html lang="en">' in html
    assert "Jonas Weber of Nordvind GmbH (Germany) has sent you an inquiry." in html


def test_every_link_is_absolute_on_our_site_whatever_host_asked(
    mail: Delivery, settings: Settings
) -> None:
    settings.SITE_URL = "https://pavilion.example"
    message = composed(mail)
    html = str(message.alternatives[0].content)
    links = [part.split('"')[0] for part in html.split('href="')[1:]]
    assert links
    assert all(link.startswith("https://pavilion.example/") for link in links)
    assert message_id(mail).endswith("@pavilion.example>")


def test_called_twice_it_sends_once(smtp: SmtpSink, mail: Delivery) -> None:
    deliver(mail)
    before = Delivery.objects.values().get(pk=mail.pk)
    deliver(mail)
    assert len(smtp.letters) == 1
    assert Delivery.objects.values().get(pk=mail.pk) == before


def test_a_worker_that_died_after_sending_sends_the_same_again(
    smtp: SmtpSink, mail: Delivery
) -> None:
    deliver(mail)
    Delivery.objects.filter(pk=mail.pk).update(state=Job.State.QUEUED, finished_at=None)
    deliver(mail)
    first, second = smtp.letters
    assert first["Message-ID"] == second["Message-ID"] == message_id(mail)
    assert first["Subject"] == second["Subject"]
    assert first.get_body(("plain",)).get_content() == second.get_body(("plain",)).get_content()


def test_other_events_and_readers_have_other_ids(owner: User) -> None:
    one, other = (make_notices(owner, key)["email"] for key in ("a:1", "a:2"))
    assert message_id(one) != message_id(other)


class TestWhenTheServerFails:
    def test_for_now_at_the_recipient(self, smtp: SmtpSink, mail: Delivery) -> None:
        smtp.desk.at_recipient = "451 Greylisted, try later"
        assert deliver(mail).state == Job.State.QUEUED
        assert "451" in mail.error
        smtp.desk.at_recipient = ""
        due_now(mail)
        assert deliver(mail).state == Job.State.DONE

    def test_busy_server(self, smtp: SmtpSink, mail: Delivery) -> None:
        smtp.desk.at_data = "421 Too busy"
        assert deliver(mail).state == Job.State.QUEUED

    @pytest.mark.parametrize("step", ["at_recipient", "at_data"])
    def test_refused_for_good_it_is_parked_with_the_words(
        self, smtp: SmtpSink, mail: Delivery, step: str
    ) -> None:
        setattr(smtp.desk, step, "550 No such user")
        assert deliver(mail).state == Job.State.FAILED
        assert mail.error == "550 No such user"
        assert mail.attempts == 1
        due_now(mail)
        assert deliver(mail).attempts == 1

    def test_nobody_listens(self, smtp: SmtpSink, mail: Delivery) -> None:
        smtp.down()
        assert deliver(mail).state == Job.State.QUEUED
        smtp.up()
        due_now(mail)
        assert deliver(mail).state == Job.State.DONE
        assert len(smtp.letters) == 1

    def test_silent_server(self, smtp: SmtpSink, mail: Delivery) -> None:
        smtp.desk.hang = 3
        started = time.monotonic()
        assert deliver(mail).state == Job.State.QUEUED
        assert time.monotonic() - started < 2.5

    def test_it_takes_the_mail_and_drops_the_line(self, smtp: SmtpSink, mail: Delivery) -> None:
        smtp.desk.drop_after_data = True
        assert deliver(mail).state == Job.State.QUEUED
        smtp.desk.drop_after_data = False
        due_now(mail)
        assert deliver(mail).state == Job.State.DONE
        assert {letter["Message-ID"] for letter in smtp.letters} == {message_id(mail)}

    def test_an_hour_away_costs_nobody_a_notice(self, smtp: SmtpSink, mail: Delivery) -> None:
        smtp.down()
        for _ in range(MAX_ATTEMPTS + 3):
            due_now(mail)
            assert deliver(mail).state == Job.State.QUEUED
        smtp.up()
        due_now(mail)
        assert deliver(mail).state == Job.State.DONE

    def test_after_six_hours_it_is_parked(self, smtp: SmtpSink, mail: Delivery) -> None:
        smtp.down()
        long_ago = F("created_at") - timedelta(hours=6, minutes=1)
        Delivery.objects.filter(pk=mail.pk).update(created_at=long_ago)
        for _ in range(MAX_ATTEMPTS):
            due_now(mail)
            deliver(mail)
        assert mail.state == Job.State.FAILED

    def test_the_wait_grows_and_stays_below_two_minutes(
        self, smtp: SmtpSink, mail: Delivery
    ) -> None:
        smtp.down()
        waits = []
        for age in (0, 60, 3600):
            born = Now() - timedelta(seconds=age)
            Delivery.objects.filter(pk=mail.pk).update(created_at=born, due_at=Now())
            mail.refresh_from_db()
            before = mail.due_at
            waits.append((deliver(mail).due_at - before).total_seconds())
        assert waits == pytest.approx([10, 30, 100], abs=2)


class TestHeaderInjection:
    """SEC-28: one message to one recipient, whatever stands in the fields."""

    EVIL = "Evil\r\nBcc: victim@example.test\r\n\r\nBody"

    def test_in_what_was_typed(self, owner: User, smtp: SmtpSink) -> None:
        context = {**CONTEXT, "company": self.EVIL, "product": self.EVIL, "name": self.EVIL}
        [_, told] = tell_with(owner, context)
        assert deliver(told).state == Job.State.DONE
        [letter] = smtp.letters
        assert smtp.desk.recipients == [[owner.email]]
        assert letter["Bcc"] is None
        assert "Evil Bcc: victim@example.test Body" in letter["Subject"]

    def test_in_the_address_it_is_parked(self, smtp: SmtpSink, mail: Delivery) -> None:
        Delivery.objects.filter(pk=mail.pk).update(address="a@example.test\r\nBcc: b@example.test")
        assert deliver(mail).state == Job.State.FAILED
        assert smtp.letters == []


def test_what_was_typed_is_no_markup_in_html_and_no_entity_in_text(owner: User) -> None:
    evil = '<script>alert("1")</script> & <img src=x onerror=alert(1)>'
    [_, told] = tell_with(owner, {**CONTEXT, "company": evil, "excerpt": evil, "product": evil})
    message = composed(told)
    html = str(message.alternatives[0].content)
    assert "<script" not in html
    assert "<img" not in html
    assert evil in str(message.body)
    assert evil in message.subject


def test_the_key_is_made_for_the_mail_and_stands_in_no_row(owner: User) -> None:
    [told] = tell_to("guest@example.test", opens="inquiry:x:1")
    key = keys.key_to("inquiry:x:1")
    assert f"{PATH}?key={key}" in str(composed(told).body)
    assert key not in str(Delivery.objects.values().get(pk=told.pk))


def test_a_key_fits_its_lock_only(settings: Settings) -> None:
    key = keys.key_to("inquiry:x:1")
    assert keys.fits(key, "inquiry:x:1")
    for other in ("inquiry:x:2", "inquiry:y:1", "", "inquiry:x:1:"):
        assert not keys.fits(key, other)
    for wrong in ("", "x", f"{key}x", f":{key}", "\x00", "키"):
        assert not keys.fits(wrong, "inquiry:x:1")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the next secret"
    assert keys.fits(key, "inquiry:x:1"), "a rotated secret keeps the mailed links"
    settings.SECRET_KEY_FALLBACKS = []
    assert not keys.fits(key, "inquiry:x:1")


@pytest.mark.django_db(transaction=True)
def test_with_the_broker_down_the_row_is_there_and_the_sweep_finds_it(
    owner: User, monkeypatch: pytest.MonkeyPatch, smtp: SmtpSink
) -> None:
    monkeypatch.setattr(asking.current_app, "send_task", _refuse)
    told = make_notices(owner)["email"]
    assert sweep() == 0
    hinted: list[int] = []
    monkeypatch.setattr(
        asking.current_app, "send_task", lambda name, kwargs: hinted.append(kwargs["job_id"])
    )
    sweep()
    assert told.pk in hinted
    assert deliver(told).state == Job.State.DONE


def _refuse(*args: object, **kwargs: object) -> None:
    raise ConnectionRefusedError


def tell_with(owner: User, context: dict[str, str]) -> list[Delivery]:
    """The in-app notice and the mail."""
    told = tell(owner, "inquiry_received", dedup_key="e", context=context, url=PATH)
    return list(Delivery.objects.filter(pk__in=[one.pk for one in told]).order_by("-channel"))


def tell_to(address: str, *, opens: str) -> list[Delivery]:
    context = {"supplier": "Matdure Foods", "product": "Gochujang"}
    told = tell(address, "inquiry_sent", dedup_key="g", context=context, url=PATH, opens=opens)
    return list(Delivery.objects.filter(pk__in=[one.pk for one in told]))
