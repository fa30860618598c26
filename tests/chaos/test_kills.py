"""kill -9 in each kind of job, and a Valkey that goes away: nothing lost, nothing doubled."""

from collections.abc import Callable
from datetime import timedelta
from html.parser import HTMLParser
from io import BytesIO

import httpx
import pytest
from django.core.files.base import ContentFile
from django.db.models.functions import Now
from PIL import Image

from catalog import pictures
from catalog.models import Picture, Product
from inquiries import asking
from inquiries.models import Inquiry, Message, MessageTranslation
from pavilion.accounts.models import User
from pavilion.jobs.models import Job
from pavilion.outbox.models import Delivery
from suppliers.models import Supplier
from tests.chaos.mail import MailServer
from tests.engine import StandInEngine
from tests.stack import Stack, wait_for

pytestmark = [pytest.mark.drill, pytest.mark.django_db(transaction=True)]
StackWith = Callable[..., Stack]

QUESTION = "Hello, what is your price for 500 boxes, CIF Hamburg?"
IN_KOREAN = "안녕하세요. 500박스의 CIF Hamburg 가격은 얼마인가요?"


def ask(supplier: Supplier, *, token: str = "chaos") -> Inquiry:
    asker = asking.Asker(
        name="Jonas Weber", company="Elbkontor", country="DE", email="jonas@elbkontor.example"
    )
    return asking.ask(
        supplier=supplier,
        product=None,
        asker=asker,
        question=asking.Question(QUESTION),
        form_token=token,
        by=None,
    )


def is_running(job: Job) -> bool:
    job.refresh_from_db()
    return job.state == Job.State.RUNNING


def is_done(job: Job) -> bool:
    job.refresh_from_db()
    return job.state == Job.State.DONE


def let_lease_run_out(job: Job) -> None:
    """What time would do in a minute or two."""
    type(job)._base_manager.filter(pk=job.pk).update(leased_until=Now() - timedelta(seconds=1))


def test_worker_killed_while_it_translates_a_message(
    stack_with: StackWith, supplier: Supplier, engine: StandInEngine
) -> None:
    stack = stack_with(DEEPL_AUTH_KEY="stand-in", DEEPL_SERVER_URL=engine.url)
    engine.knows(QUESTION, "KO", IN_KOREAN)
    engine.answers.clear()
    worker = stack.worker("translation")
    stack.beat()
    inquiry = ask(supplier)
    job = MessageTranslation.objects.get()
    wait_for(lambda: is_running(job) and engine.received, what="the engine to be asked")

    stack.kill(worker)
    engine.answers.set()
    let_lease_run_out(job)
    stack.worker("translation", "celery")

    wait_for(lambda: is_done(job), seconds=40, what="the translation")
    assert (job.body, job.attempts, job.is_draft) == (IN_KOREAN, 2, False)
    assert MessageTranslation.objects.count() == Message.objects.count() == 1
    assert Delivery.objects.in_app().filter(kind="inquiry_received").count() == 1
    assert inquiry.messages.get().body == QUESTION


def test_worker_killed_while_it_makes_renditions(
    stack_with: StackWith, product: Product, owner: User
) -> None:
    stack = stack_with()
    worker = stack.worker("images")
    stack.beat()
    large = BytesIO()
    Image.effect_noise((5500, 5500), 12).convert("RGB").save(large, "JPEG", quality=60)
    picture = pictures.add(product, by=owner, file=ContentFile(large.getvalue(), name="large.jpg"))
    wait_for(lambda: is_running(picture), what="the picture to be worked on")

    stack.kill(worker)
    assert not is_done(picture)
    let_lease_run_out(picture)
    stack.worker("images", "celery")

    wait_for(lambda: is_done(picture), seconds=60, what="the renditions")
    assert Picture.objects.get().attempts == 2
    sizes = [(file["format"], file["width"]) for file in picture.renditions]
    assert len(sizes) == len(set(sizes)) == 12


def test_worker_killed_between_the_mail_servers_yes_and_its_note(
    stack_with: StackWith, supplier: Supplier
) -> None:
    with MailServer() as server:
        stack = stack_with(EMAIL_URL=server.url)
        server.ledger.answers.clear()
        worker = stack.worker("notifications")
        stack.beat()
        ask(supplier)
        wait_for(server.ledger.arrived.is_set, what="a mail to arrive")
        running = Delivery.objects.get(state=Job.State.RUNNING)

        stack.kill(worker)
        server.ledger.answers.set()
        let_lease_run_out(running)
        stack.worker("notifications", "celery")

        unsent = Delivery.objects.unfinished()
        wait_for(lambda: not unsent.exists(), seconds=40, what="all mails")
        assert not Delivery.objects.failed().exists()
        mails = Delivery.objects.filter(channel=Delivery.Channel.EMAIL).count()
        taken = server.ledger.message_ids()
        # Nothing lost; what was sent again can be known as the same mail.
        assert len(set(taken)) == mails
        assert len(taken) - mails == 1
        assert Delivery.objects.in_app().filter(kind="inquiry_received").count() == 1


def test_valkey_dies_empty_during_an_inquiry(
    stack_with: StackWith, supplier: Supplier, product: Product, engine: StandInEngine
) -> None:
    stack = stack_with(DEEPL_AUTH_KEY="stand-in", DEEPL_SERVER_URL=engine.url)
    engine.knows(QUESTION, "KO", IN_KOREAN)
    stack.web()
    stack.worker()
    stack.beat()
    with httpx.Client(base_url=stack.url, follow_redirects=True, timeout=10) as guest:
        form = guest.get(f"/en/inquiries/new/?product={product.slug}")
        fields = hidden_fields(form.text) | {
            "body": QUESTION,
            "name": "Jonas Weber",
            "company": "Elbkontor",
            "country": "DE",
            "email": "jonas@elbkontor.example",
        }
        stack.valkey.stop()
        answer = guest.post(form.url, data=fields, headers={"Referer": str(form.url)})
        again = guest.post(form.url, data=fields, headers={"Referer": str(form.url)})
        stack.valkey.start()

    assert answer.status_code == again.status_code == httpx.codes.OK
    assert QUESTION in answer.text
    assert answer.url == again.url
    translation = MessageTranslation.objects.get()
    wait_for(lambda: is_done(translation), seconds=60, what="the translation")
    wait_for(lambda: not Delivery.objects.unfinished().exists(), seconds=60, what="the mails")
    assert translation.body == IN_KOREAN
    assert Inquiry.objects.count() == Message.objects.count() == 1
    assert Delivery.objects.in_app().filter(kind="inquiry_received").count() == 1
    to_guest = [letter for letter in stack.letters() if letter.to == "jonas@elbkontor.example"]
    assert len(to_guest) == 1


class _HiddenInputs(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "input" and said.get("type") == "hidden" and said.get("name"):
            self.values[str(said["name"])] = said.get("value") or ""


def hidden_fields(html: str) -> dict[str, str]:
    """Names and values of the hidden inputs, as a browser would send them back."""
    parser = _HiddenInputs()
    parser.feed(html)
    return parser.values
