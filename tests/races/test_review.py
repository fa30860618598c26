"""RACE-5, RACE-6 and RACE-12 on the real database, each with its twin without the guard."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from pavilion.accounts.models import User
from suppliers import documents, onboarding, review
from suppliers.models import Application, ApplicationStatusChange, Document, Supplier
from tests.personas import make_user
from tests.suppliers.applications import KIND, fill_in, pdf

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]
THREADS, ROUNDS = 8, 4
NUMBER = "0008600042"
ACTIVE = Supplier.RegistryState.ACTIVE


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hints have nothing to do with who wins."""
    monkeypatch.setattr("pavilion.jobs.asking.hint", lambda *_: True)


@pytest.fixture
def submitted(draft_supplier: Supplier, draft_owner: User, media_root: object) -> Application:
    application = draft_supplier.applications.get()
    fill_in(application, draft_owner)
    onboarding.submit(application, by=draft_owner)
    return application


def at_once(*works: Callable[[], object]) -> list[object]:
    """Run all at the same moment; an exception is a result too."""
    gate = threading.Barrier(len(works))

    def run(work: Callable[[], object]) -> object:
        gate.wait()
        try:
            return work()
        except Exception as error:  # noqa: BLE001  what went wrong is what the test asks
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def put_back(application: Application) -> None:
    """Hand the application in anew, for another round."""
    Application.objects.filter(pk=application.pk).update(
        status="submitted", submitted_at=timezone.now(), decided_at=None, decided_by=None
    )
    Supplier.objects.filter(pk=application.supplier_id).update(status="registered")
    ApplicationStatusChange.objects.filter(application=application).delete()


def deciders(application: Application, reviewers: list[User]) -> list[Callable[[], object]]:
    """Half of them approve, half refuse."""
    paper = application.supplier.documents.current().get()

    def decider(number: int, reviewer: User) -> Callable[[], object]:
        if number % 2:
            return lambda: review.reject(application, by=reviewer, reason="no")
        return lambda: review.approve(
            application, by=reviewer, document=paper, registry_state=ACTIVE
        )

    return [decider(number, reviewer) for number, reviewer in enumerate(reviewers)]


def unlocked(self: object, pk: int) -> Application:
    """What ``locked`` would be without the lock: everybody has read before anybody writes."""
    application = Application.objects.select_related("supplier").get(pk=pk)
    _LOOKED.wait(timeout=10)
    return application


_LOOKED = threading.Barrier(THREADS)


class TestTwoReviewers:
    """RACE-5."""

    @pytest.fixture
    def reviewers(self, db: None) -> list[User]:
        return [make_user(f"reviewer{number}@pavilion.example") for number in range(THREADS)]

    def test_one_decides_and_the_others_are_told(
        self, submitted: Application, reviewers: list[User]
    ) -> None:
        for _ in range(ROUNDS):
            results = at_once(*deciders(submitted, reviewers))
            won = [one for one in results if isinstance(one, ApplicationStatusChange)]
            late = [one for one in results if isinstance(one, review.AlreadyDecidedError)]
            assert (len(won), len(late)) == (1, THREADS - 1), results
            submitted.refresh_from_db()
            assert submitted.status == won[0].after
            assert submitted.decided_by == won[0].actor
            assert submitted.history.get(before="submitted") == won[0]
            listed = Supplier.objects.get().status == "listed"
            assert listed == (won[0].after == "approved")
            put_back(submitted)

    def test_without_lock_and_comparison_several_decide(
        self, submitted: Application, reviewers: list[User], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("suppliers.models.application.ApplicationQuerySet.locked", unlocked)
        monkeypatch.setattr("suppliers.moving._set", lambda row, before, changes: True)
        monkeypatch.setattr("suppliers.review.move_supplier", lambda *_, **__: None)
        results = at_once(*deciders(submitted, reviewers))
        assert sum(isinstance(one, ApplicationStatusChange) for one in results) > 1


class TestOneNumber:
    """RACE-6."""

    @pytest.fixture
    def people(self, db: None) -> list[User]:
        return [make_user(f"person{number}@example.test") for number in range(THREADS)]

    def registrations(self, people: list[User]) -> list[Callable[[], object]]:
        def registering(number: int, user: User) -> Callable[[], object]:
            # Names of their own: the address must not be what keeps them apart.
            return lambda: onboarding.register(
                by=user, business_number=NUMBER, legal_name=f"한빛{number}식품(주)"
            )

        return [registering(number, user) for number, user in enumerate(people)]

    def test_one_registers_and_the_others_learn_that_it_is_taken(self, people: list[User]) -> None:
        for _ in range(ROUNDS):
            results = at_once(*self.registrations(people))
            won = [one for one in results if isinstance(one, Supplier)]
            late = [one for one in results if isinstance(one, onboarding.AlreadyRegisteredError)]
            assert (len(won), len(late)) == (1, THREADS - 1), results
            assert Supplier.objects.get().memberships.count() == 1
            Supplier.objects.all().delete()

    def test_without_the_constraint_there_would_be_several(self, people: list[User]) -> None:
        """The one guard is the database's; a look before the write would not do."""
        table = Supplier._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass"
                " AND contype = 'u' AND pg_get_constraintdef(oid) LIKE %s",
                [table, "%(business_number)%"],
            )
            [(name,)] = cursor.fetchall()
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        try:
            results = at_once(*self.registrations(people))
            assert sum(isinstance(one, Supplier) for one in results) > 1
        finally:
            Supplier.objects.all().delete()
            with connection.cursor() as cursor:
                cursor.execute(
                    f'ALTER TABLE {table} ADD CONSTRAINT "{name}" UNIQUE (business_number)'
                )

    def test_one_person_pressing_twice_has_one_company(self, people: list[User]) -> None:
        numbers = iter(["0008600042", "0008600057"])
        works = [
            lambda number=number: onboarding.register(  # type: ignore[misc]
                by=people[0], business_number=number, legal_name="한빛"
            )
            for number in numbers
        ]
        results = at_once(*works)
        assert sum(isinstance(one, Supplier) for one in results) == 1
        assert sum(isinstance(one, onboarding.HasCompanyError) for one in results) == 1

    def test_two_companies_of_one_name_get_two_addresses(self, people: list[User]) -> None:
        numbers = ["0008600042", "0008600057", "0008600061", "0008600076"]
        works = [
            lambda user=user, number=number: onboarding.register(  # type: ignore[misc]
                by=user, business_number=number, legal_name="한빛식품(주)"
            )
            for user, number in zip(people, numbers, strict=False)
        ]
        results = at_once(*works)
        assert all(isinstance(one, Supplier) for one in results), results
        assert Supplier.objects.values("slug").distinct().count() == len(numbers)


class TestReplacedPaper:
    """RACE-12: approval carries the paper that was read."""

    def works(
        self, application: Application, owner: User, reviewer: User
    ) -> list[Callable[[], object]]:
        paper = application.supplier.documents.current().get()
        return [
            lambda: documents.add_paper(application, by=owner, file=pdf(), kind=KIND),
            lambda: review.approve(application, by=reviewer, document=paper, registry_state=ACTIVE),
        ]

    def test_either_the_paper_is_new_or_the_approval_counts(
        self, submitted: Application, draft_owner: User, reviewer: User
    ) -> None:
        for _ in range(ROUNDS * 3):
            replaced, approved = at_once(*self.works(submitted, draft_owner, reviewer))
            current = submitted.supplier.documents.current().get()
            if isinstance(approved, ApplicationStatusChange):
                assert isinstance(replaced, documents.PaperLockedError)
                assert approved.document == current
            else:
                assert isinstance(approved, review.DocumentReplacedError)
                assert isinstance(replaced, Document)
                assert current == replaced
            put_back(submitted)

    def test_without_the_lock_a_paper_could_be_approved_unread(
        self,
        submitted: Application,
        draft_owner: User,
        reviewer: User,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        gate = threading.Barrier(2)

        def unlocked(self: object, pk: int) -> Application:
            application = Application.objects.select_related("supplier").get(pk=pk)
            gate.wait(timeout=10)
            return application

        monkeypatch.setattr("suppliers.models.application.ApplicationQuerySet.locked", unlocked)
        replaced, approved = at_once(*self.works(submitted, draft_owner, reviewer))
        assert isinstance(replaced, Document)
        if isinstance(approved, ApplicationStatusChange):
            assert approved.document != submitted.supplier.documents.current().get()


def test_the_database_itself_refuses_a_second_open_application(draft_supplier: Supplier) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.create(supplier=draft_supplier)
