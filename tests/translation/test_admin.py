"""Staff approve terms and tidy the memory in the back office."""

import pytest
from django.contrib.admin.sites import AdminSite
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.utils import translation as interface

from pavilion.accounts.models import User
from pavilion.translation.admin import MemoryEntryAdmin, TermAdmin
from pavilion.translation.models import MemoryEntry, Term

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_of_staff(rf):
    request = rf.post("/")
    request.user = User(email="staff@pavilion.example", is_staff=True, is_superuser=True)
    request._messages = CookieStorage(request)
    return request


def test_only_proposed_terms_are_approved_and_counted(request_of_staff):
    Term.objects.create(ko="세럼", en="serum", status="proposed")
    Term.objects.create(ko="토너", en="toner", status="approved")
    with interface.override("ko"):
        TermAdmin(Term, AdminSite()).approve(request_of_staff, Term.objects.all())
    assert Term.objects.approved().count() == 2
    [message] = get_messages(request_of_staff)
    assert str(message) == "용어 1개를 승인했습니다."


def test_the_memory_is_corrected_but_not_invented(request_of_staff):
    entries = MemoryEntryAdmin(MemoryEntry, AdminSite())
    assert not entries.has_add_permission(request_of_staff)
    form = entries.get_form(request_of_staff)
    assert list(form.base_fields) == ["target_text"]
