"""The desk as its own people, other companies, strangers and the signed-out see it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from suppliers import review, standing
from suppliers.models import Application, Document, Member, Supplier, SupplierText
from tests.personas import make_user
from tests.suppliers.applications import pdf
from tests.suppliers.reading import strangers

PAGES = [
    "",
    "application/",
    "application/company/",
    "application/contact/",
    "application/products/",
    "application/papers/",
    "application/agreement/",
    "company/",
    "documents/",
    "team/",
]
COMPANY = {
    "name": "물결필터 주식회사",
    "name_en": "Mulgyeol Filter Co., Ltd.",
    "representative_ko": "노을빛",
    "representative_en": "Noh Eulbit",
    "established_on": "2012. 5. 5.",
    "postal_code": "10040",
    "address_ko": "경기도 김포시 대곶면 가상여울로 19",
    "address_en": "19 Gasangyeoul-ro, Daegot-myeon, Gimpo-si, Gyeonggi-do",
    "employees": "11-50",
    "website": "mulgyeol.example",
}


def text(response):
    return response.content.decode()


class TestWhoComesIn:
    @pytest.mark.parametrize("page", PAGES)
    def test_the_owner_reads_every_page_and_no_cache_keeps_it(
        self, draft, draft_owner, client_of, page
    ):
        response = client_of(draft_owner).get(f"/ko/desk/{page}")
        assert response.status_code == 200
        assert "물결필터 주식회사" in text(response) or "할 일 목록" in text(response)
        assert "no-store" in response["Cache-Control"]

    @pytest.mark.parametrize("page", PAGES)
    def test_the_signed_out_are_sent_to_sign_in(self, client, db, page):
        response = client.get(f"/en/desk/{page}")
        assert response["Location"] == f"/en/account/login/?next=/en/desk/{page}"

    @pytest.mark.parametrize("page", PAGES)
    def test_whoever_has_no_company_may_register_one(self, stranger, client_of, page):
        assert client_of(stranger).get(f"/en/desk/{page}")["Location"] == "/en/desk/register/"

    @pytest.mark.parametrize("page", PAGES)
    def test_another_company_sees_itself_only(
        self, draft, paper, other_supplier, other_owner, client_of, page
    ):
        response = client_of(other_owner).get(f"/ko/desk/{page}")
        assert "물결필터" not in text(response)
        assert "0008600023" not in text(response)

    @pytest.mark.parametrize("page", [*PAGES[1:7], "documents/"])
    def test_an_editor_has_no_part_in_the_application(self, draft, stranger, client_of, page):
        Member.objects.create(supplier=draft.supplier, user=stranger, role="editor")
        assert client_of(stranger).get(f"/ko/desk/{page}").status_code == 404

    def test_who_was_let_go_is_out_at_once(self, draft, draft_owner, client_of):
        client = client_of(draft_owner)
        assert client.get("/ko/desk/team/").status_code == 200
        Member.objects.all().delete()
        assert client.get("/ko/desk/team/")["Location"] == "/ko/desk/register/"

    def test_the_desk_of_a_closed_company_is_gone(self, supplier, owner, client_of):
        Supplier.objects.update(status="closed")
        assert client_of(owner).get("/ko/desk/")["Location"] == "/ko/desk/register/"

    def test_a_suspended_company_reads_why_and_changes_nothing(
        self, supplier, owner, reviewer, client_of
    ):
        standing.suspend(supplier, by=reviewer, reason="폐업 신고가 확인되었습니다.")
        client = client_of(owner)
        assert "폐업 신고가 확인되었습니다." in text(client.get("/ko/desk/"))
        response = client.post("/ko/desk/company/", {"tagline_ko": "바꿀 수 없는 글"})
        assert response.status_code == 403
        assert not SupplierText.objects.filter(tagline="바꿀 수 없는 글").exists()


class TestLanguages:
    @pytest.mark.parametrize("language", ["ko", "en"])
    @pytest.mark.parametrize("page", [*PAGES, "register/"])
    def test_every_word_is_in_the_readers_language(
        self, draft, draft_owner, stranger, client_of, page, language
    ):
        person = stranger if page == "register/" else draft_owner
        response = client_of(person).get(f"/{language}/desk/{page}")
        own = {draft_owner.name, stranger.name, "한국어", "Korea Pavilion"}
        found = [words for words in strangers(text(response), language) if words not in own]
        assert [words for words in found if not any(name in words for name in own)] == []

    @pytest.mark.parametrize("language", ["ko", "en"])
    @pytest.mark.parametrize("status", ["submitted", "changes", "approved", "rejected"])
    def test_so_is_what_became_of_the_application(
        self, submitted, paper, reviewer, draft_owner, client_of, status, language
    ):
        if status == "changes":
            notes = {Application.Task.COMPANY: "상호를 확인해 주세요."}
            review.request_changes(submitted, by=reviewer, notes=notes)
        elif status == "approved":
            active = Supplier.RegistryState.ACTIVE
            review.approve(submitted, by=reviewer, document=paper, registry_state=active)
        elif status == "rejected":
            review.reject(submitted, by=reviewer, reason="서류가 다릅니다.")
        for page in ("", "application/"):
            page = text(client_of(draft_owner).get(f"/{language}/desk/{page}"))
            own = (draft_owner.name, "한국어", "Korea Pavilion")
            found = strangers(page, language)
            assert [words for words in found if not any(name in words for name in own)] == []


class TestRegistering:
    def test_registering_leads_to_the_application(self, stranger, client_of):
        client = client_of(stranger)
        form = {"business_number": "000-86-00042", "legal_name": "한빛식품(주)"}
        response = client.post("/ko/desk/register/", form, follow=True)
        assert response.redirect_chain == [("/ko/desk/application/", 302)]
        assert "회사가 등록되었습니다" in text(response)
        assert Supplier.objects.get().business_number == "0008600042"

    @pytest.mark.parametrize(
        ("number", "words"),
        [
            ("000-86-00043", "끝자리가 맞지 않습니다"),
            ("86-00043", "숫자 열 자리"),
            ("000-86-00019", "이미 가입된 번호입니다"),
        ],
    )
    def test_what_is_wrong_is_said_and_what_was_typed_stays(
        self, supplier, stranger, client_of, number, words
    ):
        form = {"business_number": number, "legal_name": "한빛식품(주)"}
        response = client_of(stranger).post("/ko/desk/register/", form)
        assert response.status_code == 422
        assert words in text(response)
        assert f'value="{number}"' in text(response)
        assert 'value="한빛식품(주)"' in text(response)

    def test_nobody_sets_what_is_not_theirs(self, stranger, client_of):
        form = {
            "business_number": "000-86-00042",
            "legal_name": "한빛",
            "status": "listed",
            "trusted": "on",
            "slug": "mine",
            "registry_state": "active",
        }
        client_of(stranger).post("/ko/desk/register/", form)
        supplier = Supplier.objects.get()
        assert (supplier.status, supplier.trusted) == ("registered", False)
        assert (supplier.slug, supplier.registry_state) == ("hanbit", "not_checked")

    def test_who_has_a_company_goes_to_its_desk(self, supplier, owner, client_of):
        assert client_of(owner).get("/ko/desk/register/")["Location"] == "/ko/desk/"


class TestTasks:
    def test_a_page_is_saved_by_itself(self, draft, draft_owner, client_of):
        response = client_of(draft_owner).post("/ko/desk/application/company/", COMPANY)
        assert response["Location"] == "/ko/desk/application/"
        supplier = Supplier.objects.get(pk=draft.supplier_id)
        assert supplier.established_on.isoformat() == "2012-05-05"
        assert supplier.website == "https://mulgyeol.example"
        assert supplier.employees == "11-50"

    def test_what_is_missing_may_be_missing_until_it_is_handed_in(
        self, draft, draft_owner, client_of
    ):
        client = client_of(draft_owner)
        client.post("/ko/desk/application/company/", {"name": "물결필터 주식회사"})
        assert "대표자" in text(client.get("/ko/desk/application/company/"))
        response = client.post("/ko/desk/application/submission/", follow=True)
        assert "아직 빠진 것이 있습니다" in text(response)
        assert Application.objects.get().status == "draft"

    def test_a_proposal_is_shown_for_checking(self, draft, draft_owner, client_of):
        form = COMPANY | {"representative_en": ""}
        response = client_of(draft_owner).post("/ko/desk/application/company/", form, follow=True)
        assert response.redirect_chain[0][0].endswith("company/#id_representative_en")
        assert 'value="Noh Eulbit"' in text(response)
        assert "영문 표기를 제안해 드렸으니" in text(response)

    @pytest.mark.parametrize(
        ("field", "value", "words"),
        [
            ("name_en", "Mulgyeol 필터", "한글 ‘필’을(를) 영문으로"),
            ("established_on", "2999-01-01", "아직 오지 않은 날짜"),
            ("postal_code", "123", "숫자 다섯 자리"),
            ("address_ko", "담당 900101-1234567", "주민등록번호처럼 보입니다"),
        ],
    )
    def test_a_mistake_answers_422_beside_its_field_and_keeps_the_rest(
        self, draft, draft_owner, client_of, field, value, words
    ):
        response = client_of(draft_owner).post(
            "/ko/desk/application/company/", COMPANY | {field: value}
        )
        assert response.status_code == 422
        assert words in text(response)
        assert 'class="error-summary"' in text(response)
        assert f'href="#id_{field}"' in text(response)
        assert 'value="노을빛"' in text(response)
        assert Supplier.objects.get().representative_ko == ""

    def test_a_phone_is_taken_in_any_spelling_and_shown_as_buyers_see_it(
        self, draft, draft_owner, client_of
    ):
        client = client_of(draft_owner)
        client.post("/ko/desk/application/contact/", {"phone": "(02) 123 4567"})
        assert "+82 2-123-4567" in text(client.get("/ko/desk/application/contact/"))

    @pytest.mark.parametrize("field", ["halls", "business_types", "export_markets"])
    def test_only_what_is_on_the_list_can_be_chosen(self, draft, draft_owner, client_of, field):
        form = {"products": "필터", field: "weapons"}
        response = client_of(draft_owner).post("/ko/desk/application/products/", form)
        assert response.status_code == 422
        assert getattr(Supplier.objects.get(), field) == []

    def test_a_paper_is_uploaded_and_then_listed(self, draft, draft_owner, client_of, media_root):
        client = client_of(draft_owner)
        client.post("/ko/desk/application/papers/", {"file": pdf()})
        assert Document.objects.get().name == "사업자등록증.pdf"
        assert "사업자등록증.pdf" in text(client.get("/ko/desk/application/papers/"))

    def test_what_is_no_paper_is_refused_in_words(self, draft, draft_owner, client_of, media_root):
        form = {"file": pdf("paper.pdf", b"MZ not a paper")}
        response = client_of(draft_owner).post("/en/desk/application/papers/", form)
        assert response.status_code == 422
        assert "not a PDF, JPEG, PNG, WebP or HEIC file" in text(response)

    def test_nobody_agrees_by_accident(self, draft, draft_owner, client_of):
        client = client_of(draft_owner)
        assert 'name="agree"' in text(client.get("/ko/desk/application/agreement/"))
        assert "checked" not in text(client.get("/ko/desk/application/agreement/"))
        assert client.post("/ko/desk/application/agreement/", {}).status_code == 422
        assert Application.objects.get().agreed_at is None

    def test_a_complete_application_is_handed_in_once(self, complete, draft_owner, client_of):
        client = client_of(draft_owner)
        assert "disabled" not in text(client.get("/ko/desk/application/")).split("<form")[-1]
        for words in ("제출했습니다", "이미 제출된 신청입니다"):
            response = client.post("/ko/desk/application/submission/", follow=True)
            assert words in text(response)
        assert complete.history.count() == 1

    @pytest.mark.parametrize("task", Application.Task.values)
    def test_while_staff_have_it_its_pages_are_closed(
        self, submitted, draft_owner, client_of, task
    ):
        client = client_of(draft_owner)
        for response in (
            client.get(f"/ko/desk/application/{task}/"),
            client.post(f"/ko/desk/application/{task}/", COMPANY),
        ):
            assert response["Location"] == "/ko/desk/application/"

    def test_there_are_no_other_pages(self, draft, draft_owner, client_of):
        assert client_of(draft_owner).get("/ko/desk/application/bank/").status_code == 404

    def test_a_note_stands_on_its_page(self, submitted, reviewer, draft_owner, client_of):
        notes = {Application.Task.COMPANY: "영문 <i>상호</i>를 확인해 주세요."}
        review.request_changes(submitted, by=reviewer, notes=notes)
        client = client_of(draft_owner)
        for page in ("application/", "application/company/"):
            assert "영문 &lt;i&gt;상호&lt;/i&gt;를" in text(client.get(f"/ko/desk/{page}"))
        client.post("/ko/desk/application/company/", COMPANY)
        assert "상호&lt;/i&gt;를" not in text(client.get("/ko/desk/application/company/"))

    def test_after_a_refusal_one_begins_anew(self, submitted, reviewer, draft_owner, client_of):
        review.reject(submitted, by=reviewer, reason="서류가 다릅니다.")
        client = client_of(draft_owner)
        assert "서류가 다릅니다." in text(client.get("/ko/desk/application/"))
        client.post("/ko/desk/application/renewal/")
        assert Application.objects.filter(status="draft").count() == 1
        assert "renewal" not in text(client.get("/ko/desk/application/"))


class TestSessionThatEnded:
    def test_what_was_typed_comes_back_after_signing_in(self, draft, draft_owner, client_of):
        client = client_of(draft_owner)
        client.logout()
        response = client.post("/ko/desk/application/company/", COMPANY)
        assert response["Location"].startswith("/ko/account/login/?next=/ko/desk/application/")
        assert Supplier.objects.get().representative_ko == ""
        client.force_login(draft_owner)
        page = text(client.get("/ko/desk/application/company/"))
        assert 'value="노을빛"' in page
        assert "적으신 내용을 그대로 두었으니 저장해 주세요" in page
        assert 'value="노을빛"' not in text(client.get("/ko/desk/application/company/"))

    def test_another_page_does_not_get_it(self, draft, draft_owner, client_of):
        client = client_of(None)
        client.post("/ko/desk/application/company/", COMPANY)
        client.force_login(draft_owner)
        assert 'value="노을빛"' not in text(client.get("/ko/desk/application/contact/"))

    def test_a_form_beyond_measure_is_not_kept(self, db, client):
        client.post("/ko/desk/application/company/", {"name": "가" * 60_000})
        assert "kept_form" not in client.session


class TestCompanyPage:
    def form(self, client, **changes):
        """What a browser would send back, with the person's changes."""
        shown = client.get("/ko/desk/company/").context["form"]
        return {name: shown[name].value() or "" for name in shown.fields} | changes

    def test_korean_and_english_are_written_side_by_side(self, supplier, owner, client_of):
        client = client_of(owner)
        form = self.form(client, tagline_ko="장류의 집", tagline_en="The house of pastes")
        assert client.post("/ko/desk/company/", form).status_code == 302
        assert supplier.texts.get(language="ko").tagline == "장류의 집"
        english = supplier.texts.get(language="en")
        assert english.tagline == "The house of pastes"
        assert english.provenance["tagline"]["state"] == "reviewed"

    def test_english_an_engine_wrote_meanwhile_is_not_taken_for_the_persons(
        self, supplier, owner, client_of
    ):
        client = client_of(owner)
        client.post("/ko/desk/company/", self.form(client, intro_ko="1998년에 시작했습니다."))
        form = self.form(client)
        english = supplier.texts.get(language="en")
        english.intro = "We began in 1998."
        english.provenance["intro"] = {"state": "machine", "author": "engine", "engine": "x"}
        english.save()
        client.post("/ko/desk/company/", form)
        english.refresh_from_db()
        assert english.intro == "We began in 1998."
        assert english.provenance["intro"]["state"] == "machine"

    def test_a_persons_english_grows_stale_and_is_kept(self, supplier, owner, client_of):
        client = client_of(owner)
        form = self.form(client, capacity_ko="월 10톤", capacity_en="10 t a month")
        client.post("/ko/desk/company/", form)
        client.post("/ko/desk/company/", self.form(client, capacity_ko="월 12톤"))
        english = supplier.texts.get(language="en")
        assert english.capacity == "10 t a month"
        assert english.provenance["capacity"]["state"] == "stale"
        page = text(client.get("/ko/desk/company/"))
        assert "원문 변경됨" in page
        assert "월 10톤" in page
        client.post("/ko/desk/company/", self.form(client, accept_capacity="on"))
        english.refresh_from_db()
        assert english.provenance["capacity"]["state"] == "reviewed"

    def test_hangul_has_no_place_in_the_english(self, supplier, owner, client_of):
        client = client_of(owner)
        response = client.post("/ko/desk/company/", self.form(client, tagline_en="House 장류"))
        assert response.status_code == 422
        assert "House 장류" in text(response)
        assert supplier.texts.get(language="en").tagline == ""

    def test_the_name_is_not_to_be_changed_here(self, supplier, owner, client_of):
        client = client_of(owner)
        client.post("/ko/desk/company/", self.form(client, name_ko="다른 회사", name="다른 회사"))
        assert supplier.texts.get(language="ko").name == "달빛식품 주식회사"

    def test_text_is_text(self, supplier, owner, client_of):
        client = client_of(owner)
        client.post("/ko/desk/company/", self.form(client, intro_ko="<script>alert(1)</script>"))
        assert "<script>alert" not in text(client.get("/ko/desk/company/"))


class TestToday:
    def test_it_says_what_to_do_next(self, draft, draft_owner, client_of):
        page = text(client_of(draft_owner).get("/ko/desk/"))
        assert "입점 신청 마무리하기" in page
        assert 'hx-get="/ko/desk/inquiries/summary/"' in page
        assert 'hx-get="/ko/desk/products/summary/"' in page

    def test_english_that_waits_is_named(self, supplier, owner, client_of):
        english = supplier.texts.get(language="en")
        english.intro = "Draft"
        english.provenance["intro"] = {"state": "draft", "author": "engine", "engine": "built-in"}
        english.save()
        assert "확인을 기다리는 글이 1개" in text(client_of(owner).get("/ko/desk/"))


def test_one_and_thirty_members_cost_the_same(
    supplier, owner, client_of, django_assert_num_queries, django_assert_max_num_queries
):
    client = client_of(owner)
    with django_assert_max_num_queries(12) as one:
        client.get("/ko/desk/team/")
    for number in range(29):
        user = make_user(f"member{number}@dalbit.example")
        Member.objects.create(supplier=supplier, user=user, role="editor")
    with django_assert_num_queries(len(one)):
        assert "member28@dalbit.example" in text(client.get("/ko/desk/team/"))


def test_thirty_papers_cost_as_much_as_one(
    submitted, paper, draft_owner, client_of, django_assert_num_queries
):
    client = client_of(draft_owner)
    with CaptureQueriesContext(connection) as one:
        client.get("/ko/desk/documents/")
    Document.objects.bulk_create(
        Document(
            supplier=submitted.supplier,
            kind=paper.kind,
            key=f"papers/{number}",
            name=f"former {number}.pdf",
            content_type="application/pdf",
            size=1,
            sha256="0" * 64,
            uploaded_by=draft_owner,
            replaced_at=paper.uploaded_at,
        )
        for number in range(29)
    )
    with django_assert_num_queries(len(one)):
        assert "former 28.pdf" in text(client.get("/ko/desk/documents/"))
