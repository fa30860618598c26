"""What people see and who sees it: asking, buying, the desk."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.models import Product
from inquiries import access, budgets, conversation
from inquiries.conversation import Side
from inquiries.models import Inquiry, Message, MessageTranslation
from pavilion.accounts.models import User
from pavilion.outbox.models import Delivery
from suppliers.models import Member, Supplier
from tests.inquiries.makers import BODY, JONAS, make_inquiry
from tests.personas import ClientOf

pytestmark = pytest.mark.django_db
FORM = {
    "form_token": "made with the page",
    "body": BODY,
    "quantity": "5.000",
    "unit": "H87",
    "name": JONAS.name,
    "company": JONAS.company,
    "email": JONAS.email,
    "country": "DE",
}
PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "</p></textarea></script><b>",
    "{{ 7*7 }}{% now 'Y' %}",
    "javascript:alert(1)",
)


def words(content: bytes) -> str:
    return re.sub(r"\s+", " ", content.decode())


def as_guest(inquiry: Inquiry, language: str = "en") -> str:
    return f"/{language}/buying/inquiries/{inquiry.public_id}/?key={access.key_of(inquiry)}"


def desk(inquiry: Inquiry, language: str = "ko") -> str:
    return f"/{language}/desk/inquiries/{inquiry.public_id}/"


def translated(inquiry: Inquiry, body: str, seq: int = 1, **fields: object) -> None:
    done = {"state": "done", "body": body, "engine": "deepl", **fields}
    MessageTranslation.objects.filter(message__inquiry=inquiry, message__seq=seq).update(**done)


class TestAsking:
    def test_the_form_names_what_is_asked_about(self, client: Client, product: Product) -> None:
        page = client.get(f"/en/inquiries/new/?product={product.slug}")
        said = words(page.content)
        assert "Classic Gochujang" in said
        assert "MOQ 2,400" in said
        assert "no-store" in page["Cache-Control"]
        korean = words(client.get(f"/ko/inquiries/new/?product={product.slug}").content)
        assert "공급사에 문의하기" in korean
        assert "전통 고추장" in korean

    def test_a_guest_sends_and_lands_in_the_conversation(
        self, client: Client, product: Product
    ) -> None:
        answer = client.post(f"/en/inquiries/new/?product={product.slug}", FORM)
        inquiry = Inquiry.objects.get()
        address = urlsplit(answer["Location"])
        assert address.path == f"/en/buying/inquiries/{inquiry.public_id}/"
        assert parse_qs(address.query) == {"key": [access.key_of(inquiry)], "sent": ["1"]}
        assert (inquiry.quantity, inquiry.subject) == (5000, "Classic Gochujang")
        page = client.get(answer["Location"])
        assert "Your inquiry is sent." in words(page.content)
        assert "we need 5,000 jars" in words(page.content).lower()
        assert page["Referrer-Policy"] == "same-origin"
        assert "no-store" in page["Cache-Control"]
        assert access.key_of(inquiry) not in str(dict(client.session))

    def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
        self, client: Client, product: Product
    ) -> None:
        wrong = {**FORM, "email": "not an address", "quantity": "some", "country": ""}
        page = client.post(f"/en/inquiries/new/?product={product.slug}", wrong)
        said = words(page.content)
        assert page.status_code == 422
        assert "3 things need your attention" in said
        assert "Give a whole number, such as 5,000." in said
        assert BODY in said
        assert 'value="not an address"' in said
        assert not Inquiry.objects.exists()

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [("5000", 5000), ("5,000", 5000), ("5.000", 5000), ("5 000", 5000), ("1,234,567", 1234567)],
    )
    def test_quantities_in_any_common_spelling(
        self, client: Client, product: Product, typed: str, meant: int
    ) -> None:
        client.post(f"/en/inquiries/new/?product={product.slug}", {**FORM, "quantity": typed})
        assert Inquiry.objects.get().quantity == meant

    @pytest.mark.parametrize("typed", ["-5", "0", "5.5", "five", "1e3", "٥", "9" * 11])
    def test_what_is_no_quantity(self, client: Client, product: Product, typed: str) -> None:
        page = client.post(
            f"/en/inquiries/new/?product={product.slug}", {**FORM, "quantity": typed}
        )
        assert page.status_code == 422

    def test_a_resident_number_is_not_sent(self, client: Client, product: Product) -> None:
        page = client.post(
            f"/ko/inquiries/new/?product={product.slug}", {**FORM, "body": "제 번호 900101-1234567"}
        )
        assert page.status_code == 422
        assert "주민등록번호로 보이는 숫자" in words(page.content)

    def test_signed_in_the_address_is_not_asked_for(
        self, client_of: ClientOf, buyer: User, product: Product
    ) -> None:
        client = client_of(buyer)
        said = words(client.get(f"/en/inquiries/new/?product={product.slug}").content)
        assert 'name="email"' not in said
        assert f'value="{buyer.name}"' in said
        answer = client.post(
            f"/en/inquiries/new/?product={product.slug}", {**FORM, "email": "x@example.test"}
        )
        inquiry = Inquiry.objects.get()
        assert inquiry.buyer.user == buyer
        assert inquiry.messages.get().author == buyer
        assert "key=" not in answer["Location"]
        again = words(client.get(f"/en/inquiries/new/?product={product.slug}").content)
        assert f'value="{JONAS.company}"' in again

    def test_too_much_is_429_with_words_and_nothing_is_lost(
        self, client: Client, product: Product, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(budgets, "PER_HOUR_AND_EMAIL", 1)
        url = f"/en/inquiries/new/?product={product.slug}"
        client.post(url, FORM)
        page = client.post(url, {**FORM, "body": "And doenjang?", "form_token": "second"})
        assert page.status_code == 429
        assert 3500 < int(page["Retry-After"]) <= 3601
        assert "please send it again in" in words(page.content)
        assert "And doenjang?" in words(page.content)
        assert client.post(url, FORM).status_code == 302, "a repeat is no new question"

    def test_only_declared_fields_count(self, client: Client, product: Product) -> None:
        extra = {"status": "closed", "supplier": "9", "is_demo": "1", "key_version": "7"}
        client.post(f"/en/inquiries/new/?product={product.slug}", {**FORM, **extra})
        inquiry = Inquiry.objects.get()
        assert (inquiry.status, inquiry.supplier, inquiry.key_version, inquiry.is_demo) == (
            "open",
            product.supplier,
            1,
            False,
        )

    @pytest.mark.parametrize("query", ["", "?product=nothing", "?supplier=nothing"])
    def test_nobody_to_ask(self, client: Client, query: str) -> None:
        assert client.get(f"/en/inquiries/new/{query}").status_code == 404

    def test_what_the_public_does_not_see_is_not_asked_about(
        self, client: Client, product: Product, draft_supplier: Supplier
    ) -> None:
        Product.objects.update(status="paused")
        assert client.get(f"/en/inquiries/new/?product={product.slug}").status_code == 404
        url = f"/en/inquiries/new/?supplier={draft_supplier.slug}"
        assert client.get(url).status_code == 404

    def test_without_a_csrf_token_nothing_is_sent(self, product: Product) -> None:
        strict = Client(enforce_csrf_checks=True)
        page = strict.post(f"/en/inquiries/new/?product={product.slug}", FORM)
        assert page.status_code == 403
        assert not Inquiry.objects.exists()


class TestWhoMay:
    """SEC-01: whoever has no part in it is told that there is no such page."""

    def test_a_guest_with_the_key(self, client: Client, asked: Inquiry) -> None:
        assert client.get(as_guest(asked)).status_code == 200

    @pytest.mark.parametrize("key", ["wrong", "x" * 43, "\u0000", "키"])
    def test_a_wrong_key(self, client: Client, asked: Inquiry, key: str) -> None:
        url = f"/en/buying/inquiries/{asked.public_id}/"
        assert client.get(url, {"key": key}).status_code == 404

    def test_the_key_of_another(self, client: Client, asked: Inquiry, supplier: Supplier) -> None:
        other = make_inquiry(supplier, token="other")
        url = f"/en/buying/inquiries/{asked.public_id}/?key={access.key_of(other)}"
        assert client.get(url).status_code == 404

    def test_a_revoked_key(self, client: Client, asked: Inquiry) -> None:
        url = as_guest(asked)
        Inquiry.objects.update(key_version=2)
        assert client.get(url).status_code == 404

    def test_a_visitor_without_a_key_signs_in(self, client: Client, asked: Inquiry) -> None:
        for public_id in (asked.public_id, "nothing"):
            answer = client.get(f"/en/buying/inquiries/{public_id}/")
            assert answer.status_code == 302
            assert "/login/" in answer["Location"]

    def test_the_buyer_and_no_other(
        self, client_of: ClientOf, buyers_own: Inquiry, buyer: User, stranger: User, owner: User
    ) -> None:
        url = f"/en/buying/inquiries/{buyers_own.public_id}/"
        assert client_of(buyer).get(url).status_code == 200
        for other in (stranger, owner):
            assert client_of(other).get(url).status_code == 404

    def test_the_company_and_no_other(
        self, client_of: ClientOf, asked: Inquiry, owner: User, other_owner: User,
        other_supplier: Supplier, stranger: User,
    ) -> None:  # fmt: skip
        assert client_of(owner).get(desk(asked)).status_code == 200
        for other in (other_owner, stranger):
            assert client_of(other).get(desk(asked)).status_code == 404
        assert client_of(None).get(desk(asked)).status_code == 302

    @pytest.mark.parametrize("action", ["", "reading/", "closing/", "translations/1/"])
    def test_nor_do_they_write(
        self, client_of: ClientOf, asked: Inquiry, other_owner: User,
        other_supplier: Supplier, stranger: User, action: str,
    ) -> None:  # fmt: skip
        form = {"body": "I was here", "form_token": "evil"}
        before = list(Inquiry.objects.values()), list(Message.objects.values())
        for person in (other_owner, stranger):
            client = client_of(person)
            assert client.post(desk(asked) + action, form).status_code == 404
            buying = f"/en/buying/inquiries/{asked.public_id}/{action}"
            assert client.post(buying, form).status_code == 404
            assert client.post(f"{buying}?key=wrong", form).status_code == 404
        assert (list(Inquiry.objects.values()), list(Message.objects.values())) == before

    def test_a_member_who_is_removed_is_out_at_once(
        self, client_of: ClientOf, asked: Inquiry, owner: User
    ) -> None:
        client = client_of(owner)
        assert client.get(desk(asked)).status_code == 200
        Member.objects.all().delete()
        assert client.get(desk(asked)).status_code == 404

    def test_looking_changes_nothing(
        self, client_of: ClientOf, asked: Inquiry, owner: User
    ) -> None:
        """SEC-23: no page view writes, so a mail scanner that follows links reads nothing."""
        before = list(Inquiry.objects.values()), list(Message.objects.values())
        client_of(owner).get(desk(asked))
        client_of(None).get(as_guest(asked))
        assert (list(Inquiry.objects.values()), list(Message.objects.values())) == before

    def test_nothing_of_others_leaks_anywhere(
        self, client_of: ClientOf, supplier: Supplier, owner: User, other_owner: User,
        other_supplier: Supplier, buyer: User, stranger: User,
    ) -> None:  # fmt: skip
        """SEC-02: a canary in every field of B; crawled as A and as a visitor."""
        canary = "CANARY-B-7d1f"
        theirs = make_inquiry(
            other_supplier, body=f"{canary} body", token="theirs",
            asker=JONAS.__class__(f"{canary} n", f"{canary} c", "DE", f"{canary}@example.test"),
        )  # fmt: skip
        conversation.reply(
            theirs, side=Side.SUPPLIER, by=other_owner, body=f"{canary} 답", form_token="b"
        )
        make_inquiry(supplier, by=buyer, token="mine")
        pages = [
            *("/ko/desk/inquiries/", "/ko/desk/inquiries/summary/", "/ko/notices/"),
            *("/en/buying/", "/en/notices/", f"/en/inquiries/new/?supplier={supplier.slug}"),
            f"/en/buying/inquiries/{theirs.public_id}/",
        ]
        for person in (owner, buyer, stranger, None):
            for page in pages:
                said = client_of(person).get(page).content.decode()
                assert canary not in said, (person, page)
        told = Delivery.objects.exclude(dedup_key__contains=theirs.public_id)
        assert not any(canary in str(row) for row in told.values())


class TestTheDesk:
    def test_the_inbox_says_who_waits_for_what(
        self, client_of: ClientOf, asked: Inquiry, owner: User
    ) -> None:
        translated(asked, "고추장 5,000병이 필요합니다.")
        said = words(client_of(owner).get("/ko/desk/inquiries/").content)
        for part in ("Nordvind Cosmetics GmbH", "전통 고추장", "독일", "5,000개", "대기"):
            assert part in said
        assert "고추장 5,000병이 필요합니다." in said
        assert "line--unread" in said

    def test_its_filters(self, client_of: ClientOf, asked: Inquiry, owner: User) -> None:
        client = client_of(owner)
        assert JONAS.company in words(client.get("/ko/desk/inquiries/?status=open").content)
        assert JONAS.company not in words(client.get("/ko/desk/inquiries/?status=closed").content)
        assert JONAS.company in words(client.get("/ko/desk/inquiries/?status=nonsense").content)

    def test_an_empty_inbox_says_what_it_is_for(
        self, client_of: ClientOf, owner: User, supplier: Supplier
    ) -> None:
        assert "아직 받은 문의가 없습니다" in words(
            client_of(owner).get("/ko/desk/inquiries/").content
        )

    def test_somebody_without_a_company_is_sent_on(
        self, client_of: ClientOf, stranger: User
    ) -> None:
        assert client_of(stranger).get("/ko/desk/inquiries/").status_code == 302

    def test_the_message_in_korean_and_the_original_one_click_away(
        self, client_of: ClientOf, asked: Inquiry, owner: User
    ) -> None:
        translated(asked, "봄 판촉용 고추장이 필요합니다.")
        said = words(client_of(owner).get(desk(asked)).content)
        assert (
            '<p class="message__text" lang="ko" dir="auto">봄 판촉용 고추장이 필요합니다.' in said
        )
        assert "영어에서 기계번역했습니다." in said
        assert f'<p class="original__text" lang="en" dir="auto">{BODY}' in said
        for part in ("Jonas Weber", "독일", "비회원 문의입니다"):
            assert part in said
        assert JONAS.email not in said

    def test_a_draft_stands_beside_the_original_not_in_its_place(
        self, client_of: ClientOf, asked: Inquiry, owner: User
    ) -> None:
        translated(asked, "⟦We need⟧ 5,000", is_draft=True, findings=[["number", "5,000"]])
        said = words(client_of(owner).get(desk(asked)).content)
        assert f'<p class="message__text" lang="en" dir="auto">{BODY}' in said
        assert "초벌 번역입니다" in said
        assert "5,000" in said
        assert "다시 번역" in said

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"state": "queued", "body": ""}, "번역하고 있어요"),
            ({"state": "failed", "body": ""}, "번역하지 못했습니다"),
        ],
    )
    def test_the_original_is_there_while_the_translation_is_not(
        self, client_of: ClientOf, asked: Inquiry, owner: User, fields: dict[str, str], said: str
    ) -> None:
        MessageTranslation.objects.update(**fields)
        page = words(client_of(owner).get(desk(asked)).content)
        assert said in page
        assert f'lang="en" dir="auto">{BODY}' in page

    def test_answering(self, client_of: ClientOf, asked: Inquiry, owner: User) -> None:
        client = client_of(owner)
        form = {"body": "네, 가능합니다.\r\n납기는 30일입니다.", "form_token": "t"}
        answer = client.post(desk(asked), form)
        assert answer["Location"] == f"{desk(asked)}?sent=1#end"
        message = asked.messages.get(seq=2)
        assert (message.body, message.author) == ("네, 가능합니다.\n납기는 30일입니다.", owner)
        assert "보냈습니다. 바이어에게 이메일로 알렸어요." in words(
            client.get(f"{desk(asked)}?sent=1").content
        )
        client.post(desk(asked), form)
        assert asked.messages.count() == 2

    def test_an_empty_answer_is_422(self, client_of: ClientOf, asked: Inquiry, owner: User) -> None:
        page = client_of(owner).post(desk(asked), {"body": " \u200b ", "form_token": "t"})
        assert page.status_code == 422
        assert "메시지를 적어 주세요." in words(page.content)

    def test_after_closing_words_are_kept_and_not_sent(
        self, client_of: ClientOf, asked: Inquiry, owner: User
    ) -> None:
        client = client_of(owner)
        client.post(f"{desk(asked)}closing/")
        page = client.post(desk(asked), {"body": "한 가지 더", "form_token": "t"})
        assert page.status_code == 409
        assert "종료된 대화입니다." in words(page.content)
        assert "한 가지 더" in words(page.content)
        assert asked.messages.count() == 1

    def test_reading_is_said_by_post_and_reads_the_notices_too(
        self, client_of: ClientOf, asked: Inquiry, owner: User
    ) -> None:
        client = client_of(owner)
        assert "읽음으로 표시" in words(client.get(desk(asked)).content)
        assert (
            client.post(f"{desk(asked)}reading/", headers={"HX-Request": "true"}).status_code == 204
        )
        assert "읽음으로 표시" not in words(client.get(desk(asked)).content)
        assert not Delivery.objects.unread().exists()
        assert client.post(f"{desk(asked)}reading/").status_code == 302

    def test_an_open_page_hears_of_news_and_of_nothing_else(
        self, client_of: ClientOf, asked: Inquiry, owner: User
    ) -> None:
        client = client_of(owner)
        page = client.get(desk(asked)).content.decode()
        poll = re.search(r'hx-get="([^"]+)"', page)[1].replace("&amp;", "&")
        hx = {"HX-Request": "true"}
        assert client.get(poll, headers=hx).status_code == 204
        translated(asked, "봄 판촉용", finished_at="2026-11-24T00:00:00Z")
        news = client.get(poll, headers=hx)
        assert news.status_code == 200
        assert "봄 판촉용" in news.content.decode()
        assert "<html" not in news.content.decode()
        assert 'hx-swap-oob="true"' in news.content.decode()
        later = re.search(r'hx-get="([^"]+)"', news.content.decode())[1].replace("&amp;", "&")
        assert client.get(later, headers=hx).status_code == 204

    def test_the_summary_shows_the_longest_waiting_first(
        self, client_of: ClientOf, supplier: Supplier, owner: User
    ) -> None:
        for number in range(6):
            made = make_inquiry(supplier, token=f"{number}")
            Inquiry.objects.filter(pk=made.pk).update(
                last_message_at=f"2026-11-{20 - number:02}T00:00:00Z", company=f"Company {number}"
            )
        said = words(client_of(owner).get("/ko/desk/inquiries/summary/").content)
        assert re.findall(r"Company \d", said) == [f"Company {n}" for n in (5, 4, 3, 2)]
        assert "<html" not in said

    def test_one_and_thirty_cost_the_same(
        self, client_of: ClientOf, supplier: Supplier, product: Product, owner: User,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:  # fmt: skip
        monkeypatch.setattr(budgets, "PER_HOUR_AND_EMAIL", 100)
        client = client_of(owner)
        make_inquiry(supplier, product, token="0")
        urls = ("/ko/desk/inquiries/", "/ko/desk/inquiries/summary/")
        one = [_queries(client, url) for url in urls]
        for number in range(1, 30):
            make_inquiry(supplier, product, token=f"{number}")
        assert [_queries(client, url) for url in urls] == one
        assert max(one) <= 14

    def test_pages_by_keyset_show_everything_once(
        self, client_of: ClientOf, supplier: Supplier, owner: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(budgets, "PER_HOUR_AND_EMAIL", 100)
        monkeypatch.setattr("inquiries.queries.lists.PAGE", 4)
        made = {make_inquiry(supplier, token=f"{n}").public_id for n in range(10)}
        client, seen, url = client_of(owner), [], "/ko/desk/inquiries/?status=open"
        while url:
            page = client.get(url).content.decode()
            seen += re.findall(r'href="/ko/desk/inquiries/(\w{12})/"', page)
            following = re.search(r'href="(\?[^"]+)" rel="next"', page)
            url = f"/ko/desk/inquiries/{following[1].replace('&amp;', '&')}" if following else ""
        assert len(seen) == 10
        assert set(seen) == made


class TestTheBuyersDesk:
    def test_the_list(self, client_of: ClientOf, buyers_own: Inquiry, buyer: User) -> None:
        said = words(client_of(buyer).get("/en/buying/").content)
        assert "Classic Gochujang" in said
        assert "Waiting for the maker" in said

    def test_an_empty_list(self, client_of: ClientOf, stranger: User) -> None:
        assert "You have asked nobody yet" in words(client_of(stranger).get("/en/buying/").content)

    def test_a_guest_answers_with_the_key_in_every_address(
        self, client: Client, asked: Inquiry, owner: User
    ) -> None:
        conversation.reply(asked, side=Side.SUPPLIER, by=owner, body="네", form_token="s")
        page = client.get(as_guest(asked)).content.decode()
        actions = re.findall(r'(?:action|hx-get|hx-post)="(/en/buying/[^"]+)"', page)
        assert len(actions) >= 4
        assert all(f"?key={access.key_of(asked)}" in action for action in actions)
        answer = client.post(as_guest(asked), {"body": "Great, go ahead.", "form_token": "t"})
        assert answer["Location"].startswith(as_guest(asked))
        message = asked.messages.get(seq=3)
        assert (message.side, message.author) == ("buyer", None)

    def test_the_answer_in_english_and_who_wrote_it_in_latin_letters(
        self, client: Client, asked: Inquiry, owner: User
    ) -> None:
        conversation.reply(
            asked, side=Side.SUPPLIER, by=owner, body="네, 가능합니다.", form_token="s"
        )
        translated(asked, "Yes, we can.", seq=2)
        said = words(client.get(as_guest(asked)).content)
        assert '<p class="message__text" lang="en" dir="auto">Yes, we can.' in said
        assert "Machine-translated from Korean." in said
        assert '<p class="original__text" lang="ko" dir="auto">네, 가능합니다.' in said
        assert owner.name not in said

    def test_a_guest_closes(self, client: Client, asked: Inquiry) -> None:
        url = as_guest(asked).replace("/?", "/closing/?")
        assert client.post(url)["Location"] == as_guest(asked)
        asked.refresh_from_db()
        assert asked.status == "closed"

    def test_one_and_thirty_cost_the_same(
        self, client_of: ClientOf, supplier: Supplier, product: Product, buyer: User,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:  # fmt: skip
        monkeypatch.setattr(budgets, "PER_HOUR_AND_EMAIL", 100)
        client = client_of(buyer)
        make_inquiry(supplier, product, by=buyer, token="0")
        one = _queries(client, "/en/buying/")
        for number in range(1, 30):
            make_inquiry(supplier, product, by=buyer, token=f"{number}")
        assert _queries(client, "/en/buying/") == one <= 14


class TestNothingTypedIsMarkup:
    """SEC-25: user input and machine translation are plain text wherever they stand."""

    @pytest.mark.parametrize("evil", PAYLOADS)
    def test_on_every_page(
        self, client_of: ClientOf, supplier: Supplier, owner: User, evil: str
    ) -> None:
        asker = JONAS.__class__(evil, evil, "DE", JONAS.email)
        bad = make_inquiry(supplier, asker=asker, body=f"Hello there, {evil}", token="bad")
        plain = make_inquiry(supplier, body="Hello there, plain", token="plain")
        Inquiry.objects.filter(pk=bad.pk).update(subject=evil)
        translated(bad, evil)
        translated(plain, "안녕")
        client = client_of(owner)
        assert _skeleton(client.get(desk(bad))) == _skeleton(client.get(desk(plain)))
        guest = client_of(None)
        assert _skeleton(guest.get(as_guest(bad))) == _skeleton(guest.get(as_guest(plain)))
        for page in ("/ko/desk/inquiries/", "/ko/notices/"):
            said = client.get(page).content.decode()
            assert "<script>alert" not in said
            assert "<img src=x" not in said
            assert "<svg/onload" not in said
            assert ">49<" not in said


def _skeleton(page: object) -> list[tuple[str, tuple[str, ...]]]:
    """Elements and the names of their attributes, without what they say."""
    tags = re.findall(r"<([a-z][a-z0-9]*)((?:\s+[^<>]*)?)>", getattr(page, "content").decode())  # noqa: B009
    names = re.compile(r"""([a-zA-Z-]+)(?:=(?:"[^"]*"|'[^']*'))?""")
    return [(tag, tuple(names.findall(rest))) for tag, rest in tags]


def _queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)
