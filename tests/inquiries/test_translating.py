"""Messages are put into the other side's language, and nothing personal leaves for an engine."""

import json
from collections.abc import Iterator

import pytest
from pytest_django import Settings

from inquiries import tasks
from inquiries.conversation import Side, reply
from inquiries.models import Inquiry, MessageTranslation
from pavilion.accounts.models import User
from pavilion.jobs.models import MAX_ATTEMPTS
from pavilion.translation import gateway
from suppliers.models import Supplier
from tests.engine import StandInEngine
from tests.inquiries.makers import BODY, JONAS, make_inquiry

pytestmark = pytest.mark.django_db
KOREAN = "봄 판촉용 고추장 5,000병이 필요합니다. 독일어 라벨 인쇄가 가능한가요?"


@pytest.fixture
def engine(settings: Settings) -> Iterator[StandInEngine]:
    with StandInEngine() as engine:
        settings.TRANSLATION_ENGINES = ["deepl"]
        settings.DEEPL_AUTH_KEY = "known-to-the-stand-in"
        settings.DEEPL_SERVER_URL = engine.url
        yield engine


def job_of(inquiry: Inquiry, seq: int = 1) -> MessageTranslation:
    return MessageTranslation.objects.get(message__inquiry=inquiry, message__seq=seq)


def translate(inquiry: Inquiry, seq: int = 1) -> MessageTranslation:
    tasks.translate_message(job_id=job_of(inquiry, seq).pk)
    return job_of(inquiry, seq)


def test_the_supplier_reads_korean(asked: Inquiry, engine: StandInEngine) -> None:
    engine.knows(BODY, "KO", KOREAN)
    job = translate(asked)
    assert (job.state, job.body, job.engine, job.is_draft) == ("done", KOREAN, "deepl", False)
    assert job.findings == []
    assert asked.messages.get().body == BODY


def test_called_twice_it_asks_once(asked: Inquiry, engine: StandInEngine) -> None:
    engine.knows(BODY, "KO", KOREAN)
    translate(asked)
    before, asked_for = MessageTranslation.objects.values().get(), len(engine.received)
    translate(asked)
    assert MessageTranslation.objects.values().get() == before
    assert len(engine.received) == asked_for


def test_no_name_or_address_leaves_the_house(
    supplier: Supplier, owner: User, engine: StandInEngine
) -> None:
    personal = (
        JONAS.name,
        JONAS.company,
        JONAS.email,
        "+49 40 1234 5678",
        supplier.representative_en,
        supplier.texts.get(language="en").name,
    )
    body = "Dear {4}, this is {0} of {1}. Write to {2} or call {3}. Is {5} the maker?"
    inquiry = make_inquiry(supplier, body=body.format(*personal))
    translate(inquiry)
    company = supplier.texts.get(language="ko").name
    answer = f"{JONAS.name} 님, {company} {owner.name}입니다. 010-1234-5678로 전화 주세요."
    reply(inquiry, side=Side.SUPPLIER, by=owner, body=answer, form_token="a")
    translate(inquiry, seq=2)
    sent = json.dumps(engine.received, ensure_ascii=False)
    assert engine.received
    for secret in (*personal, owner.name, company, "010-1234-5678"):
        assert secret not in sent


def test_a_translation_with_another_figure_is_kept_as_a_draft_that_says_so(
    asked: Inquiry, engine: StandInEngine
) -> None:
    engine.knows(BODY, "KO", KOREAN.replace("5,000", "50,000"))
    job = translate(asked)
    assert job.is_draft
    assert job.findings


def test_without_any_engine_the_draft_says_that_it_is_one(asked: Inquiry) -> None:
    job = translate(asked)
    assert (job.state, job.is_draft, job.engine) == ("done", True, "builtin")


def test_what_a_person_translated_before_is_used(asked: Inquiry) -> None:
    gateway.remember(BODY, KOREAN, source="en", target="ko")
    job = translate(asked)
    assert (job.body, job.engine, job.is_draft) == (KOREAN, "memory", False)


def test_while_the_engine_is_away_it_waits_and_drafts_only_at_last(
    asked: Inquiry, settings: Settings
) -> None:
    settings.TRANSLATION_ENGINES = ["deepl"]
    settings.DEEPL_AUTH_KEY = "x"
    settings.DEEPL_SERVER_URL = "http://127.0.0.1:9"
    assert translate(asked).state == "queued"
    MessageTranslation.objects.update(attempts=MAX_ATTEMPTS - 1, due_at="2026-01-01T00:00:00Z")
    job = translate(asked)
    assert (job.state, job.is_draft, job.engine) == ("done", True, "builtin")


def test_a_message_never_waits_for_an_engine(
    supplier: Supplier, owner: User, engine: StandInEngine
) -> None:
    """With an engine that hangs both sides write at once; nobody has even asked it."""
    engine.answers.clear()
    inquiry = make_inquiry(supplier)
    reply(inquiry, side=Side.SUPPLIER, by=owner, body="네, 가능합니다.", form_token="a")
    assert list(inquiry.messages.values_list("seq", flat=True)) == [1, 2]
    assert set(MessageTranslation.objects.values_list("state", flat=True)) == {"queued"}
    assert engine.received == []
