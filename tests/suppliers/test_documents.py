"""Private papers: kept, replaced, and seen by few (SEC-17, docs/adr/0006)."""

from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from pavilion.audit.models import AuditEntry
from pavilion.media.storages import private_storage
from pavilion.media.uploads import UploadRefused
from suppliers import documents, review
from suppliers.models import Application, Document, Member, Supplier
from tests.suppliers.applications import KIND, PDF, pdf


def picture():
    """A small PNG as a phone would name it."""
    content = BytesIO()
    Image.new("RGB", (300, 400), "white").save(content, "PNG")
    return SimpleUploadedFile("등록증.png", content.getvalue(), content_type="image/png")


def body(response):
    return b"".join(response.streaming_content)


def path(paper, language="en"):
    return f"/{language}/documents/{paper.public_id}/"


class TestKeeping:
    def test_a_paper_is_kept_under_a_key_that_tells_nothing(self, draft, draft_owner, media_root):
        paper = documents.add_paper(draft, by=draft_owner, file=pdf(), kind=KIND)
        assert paper.name == "사업자등록증.pdf"
        assert (paper.content_type, paper.size) == ("application/pdf", len(PDF))
        assert "사업자" not in paper.key
        with private_storage().open(paper.key) as file:
            assert file.read() == PDF
        assert not any(media_root.glob("public/**/*.pdf"))

    def test_a_replaced_paper_stays_with_its_date(self, draft, draft_owner, media_root):
        first = documents.add_paper(draft, by=draft_owner, file=pdf(), kind=KIND)
        second = documents.add_paper(draft, by=draft_owner, file=pdf("새것.pdf"), kind=KIND)
        first.refresh_from_db()
        assert first.replaced_at is not None
        assert draft.supplier.documents.current().get() == second
        assert private_storage().exists(first.key)

    @pytest.mark.parametrize(
        ("name", "content", "code"),
        [
            ("paper.pdf", b"<html>not one</html>", "not_a_document"),
            ("paper.pdf", b"", "empty"),
            ("900101-1234567.pdf", PDF, "resident_number"),
        ],
    )
    def test_what_is_no_paper_is_refused(self, draft, draft_owner, media_root, name, content, code):
        with pytest.raises(UploadRefused) as caught:
            documents.add_paper(draft, by=draft_owner, file=pdf(name, content), kind=KIND)
        assert caught.value.code == code
        assert not Document.objects.exists()

    def test_a_file_whose_row_cannot_be_written_is_not_left_behind(
        self, submitted, paper, reviewer, draft_owner, media_root
    ):
        review.reject(submitted, by=reviewer, reason="no")
        with pytest.raises(documents.PaperLockedError):
            documents.add_paper(submitted, by=draft_owner, file=pdf(), kind=KIND)
        files = [file for file in media_root.rglob("*") if file.is_file()]
        assert len(files) == 1
        assert Document.objects.get() == paper

    def test_papers_are_not_replaced_without_end(
        self, draft, draft_owner, media_root, client_of, monkeypatch
    ):
        monkeypatch.setattr(documents, "MOST_PAPERS", 2)
        client = client_of(draft_owner)
        for page in ("application/papers/", "documents/"):
            assert client.post(f"/ko/desk/{page}", {"file": pdf()}).status_code == 302
        for page in ("application/papers/", "documents/"):
            response = client.post(f"/ko/desk/{page}", {"file": pdf()})
            assert response.status_code == 422
            assert "서류를 너무 많이 올렸습니다" in response.content.decode()
        assert Document.objects.count() == 2
        assert len([file for file in media_root.rglob("*") if file.is_file()]) == 2


class TestSeeing:
    def follow(self, client, paper, query=""):
        return client.get(path(paper) + query, follow=True)

    def test_the_owner_gets_the_file_sealed(self, paper, draft_owner, client_of):
        response = self.follow(client_of(draft_owner), paper)
        assert body(response) == PDF
        assert response["Cache-Control"] == "no-store, private"
        assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
        assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Cross-Origin-Resource-Policy"] == "same-origin"
        assert response["Content-Type"] == "application/pdf"
        assert not AuditEntry.objects.filter(action="document.viewed").exists()

    def test_each_look_of_staff_leaves_a_line(self, paper, reviewer, client_of):
        client = client_of(reviewer)
        for looks in (1, 2):
            assert body(self.follow(client, paper)) == PDF
            lines = AuditEntry.objects.filter(action="document.viewed")
            assert lines.count() == looks
        line = lines.first()
        assert (line.actor, line.subject) == (reviewer.email, "mulgyeol-filter")
        assert line.target == f"biz_reg {paper.public_id}"
        assert line.address == "127.0.0.1"

    @pytest.mark.parametrize("who", ["stranger", "owner", "buyer", "staff"])
    def test_for_all_others_there_is_no_such_paper(
        self, paper, draft_owner, supplier, client_of, request, who
    ):
        client = client_of(request.getfixturevalue(who))
        word = documents.link_to(paper, by=draft_owner)
        assert client.get(path(paper)).status_code == 404
        assert client.get(f"{path(paper)}{word}/").status_code == 404

    def test_whoever_is_not_signed_in_is_asked_to(self, paper, draft_owner, client):
        word = documents.link_to(paper, by=draft_owner)
        for address in (path(paper), f"{path(paper)}{word}/"):
            response = client.get(address)
            assert response.status_code == 302
            assert "/account/login/" in response["Location"]

    def test_an_editor_does_not_see_papers(self, paper, stranger, client_of):
        member = Member.objects.create(supplier=paper.supplier, user=stranger, role="editor")
        client = client_of(stranger)
        assert client.get(path(paper)).status_code == 404
        member.role = "manager"
        member.save()
        assert body(self.follow(client, paper)) == PDF

    def test_a_link_lives_a_minute(self, paper, draft_owner, client_of):
        client = client_of(draft_owner)
        link = client.get(path(paper))["Location"]
        with time_machine.travel(timezone.now() + timedelta(seconds=59), tick=False):
            assert body(client.get(link)) == PDF
        with time_machine.travel(timezone.now() + timedelta(seconds=61), tick=False):
            assert client.get(link).status_code == 404

    def test_a_link_is_the_persons_it_was_made_for(self, paper, draft_owner, reviewer, client_of):
        link = client_of(draft_owner).get(path(paper))["Location"]
        assert client_of(reviewer).get(link).status_code == 404

    def test_a_link_opens_one_paper(self, submitted, paper, draft_owner, client_of):
        other = documents.add_paper(submitted, by=draft_owner, file=pdf(), kind=KIND)
        word = documents.link_to(paper, by=draft_owner)
        assert client_of(draft_owner).get(f"{path(other)}{word}/").status_code == 404

    @pytest.mark.parametrize("change", ["x", ":x", "0"])
    def test_a_bent_link_opens_nothing(self, paper, draft_owner, client_of, change):
        link = client_of(draft_owner).get(path(paper))["Location"].rstrip("/")
        assert client_of(draft_owner).get(f"{link}{change}/").status_code == 404

    def test_who_was_let_go_is_out_at_once(self, paper, draft_owner, client_of):
        client = client_of(draft_owner)
        link = client.get(path(paper))["Location"]
        Member.objects.filter(user=draft_owner).delete()
        assert client.get(link).status_code == 404

    def test_a_reviewer_who_lost_the_role_is_out_at_once(self, paper, reviewer, client_of):
        client = client_of(reviewer)
        link = client.get(path(paper))["Location"]
        reviewer.user_permissions.clear()
        assert client.get(link).status_code == 404

    def test_the_twin_without_the_check_would_hand_it_out(
        self, paper, stranger, client_of, monkeypatch
    ):
        monkeypatch.setattr("suppliers.access.may_see_document", lambda *_: True)
        assert body(self.follow(client_of(stranger), paper)) == PDF

    def test_only_a_reviewer_sees_a_picture_within_the_page(
        self, draft, draft_owner, reviewer, client_of, media_root
    ):
        paper = documents.add_paper(draft, by=draft_owner, file=picture(), kind=KIND)
        shown = self.follow(client_of(reviewer), paper, "?inline")
        kept = self.follow(client_of(draft_owner), paper, "?inline")
        assert body(shown) == body(kept)
        assert shown["Content-Disposition"].startswith("inline")
        assert kept["Content-Disposition"].startswith("attachment")

    def test_a_pdf_is_never_shown_within_the_page(self, paper, reviewer, client_of):
        response = self.follow(client_of(reviewer), paper, "?inline")
        assert body(response) == PDF
        assert response["Content-Disposition"].startswith("attachment")

    def test_the_proxy_hands_it_out_where_there_is_one(
        self, paper, draft_owner, client_of, settings
    ):
        settings.PRIVATE_ACCEL_LOCATION = "/_private/"
        response = self.follow(client_of(draft_owner), paper)
        assert response["X-Accel-Redirect"] == f"/_private/{paper.key}"
        assert response.content == b""
        assert response["Cache-Control"] == "no-store, private"


def test_a_paper_can_be_replaced_while_it_waits(submitted, paper, draft_owner, client_of):
    response = client_of(draft_owner).post("/ko/desk/documents/", {"file": pdf("새것.pdf")})
    assert response.status_code == 302
    assert submitted.supplier.documents.current().get().name == "새것.pdf"


def test_after_approval_papers_stand(submitted, paper, reviewer, draft_owner, client_of):
    review.approve(
        submitted, by=reviewer, document=paper, registry_state=Supplier.RegistryState.ACTIVE
    )
    response = client_of(draft_owner).post("/ko/desk/documents/", {"file": pdf("새것.pdf")})
    assert response.status_code == 422
    assert Document.objects.get() == paper
    assert Application.objects.get().status == Application.Status.APPROVED
