"""Whether buyers may see a product: every move, every requirement, every notice."""

import itertools
from collections.abc import Callable

import pytest
from django.utils import timezone

from catalog import editing, publishing, quality
from catalog.editing import Changes
from catalog.models import CategoryAttribute, Listing, Picture, Product, ProductStatusChange
from catalog.queries.sheets import sheet_of
from catalog.requirements import missing
from pavilion.accounts.models import User
from pavilion.outbox.models import Delivery
from suppliers.models import Supplier
from tests.catalog.conftest import TEXTS, text_of

STATUSES = Product.Status.values


def stand(product: Product, status: str) -> None:
    Product.objects.filter(pk=product.pk).update(status=status, published_at=timezone.now())
    product.refresh_from_db()


def trust(supplier: Supplier) -> None:
    Supplier.objects.filter(pk=supplier.pk).update(trusted=True)


#: verb → the status it starts from and the one it leads to, for a company that is not trusted.
LEADS: dict[str, tuple[set[str], str]] = {
    "publish": ({"draft"}, "in_review"),
    "withdraw": ({"in_review"}, "draft"),
    "approve": ({"in_review"}, "published"),
    "send_back": ({"in_review"}, "draft"),
    "pause": ({"published"}, "paused"),
    "resume": ({"paused"}, "published"),
    "archive": ({"draft", "published", "paused"}, "archived"),
    "restore": ({"archived"}, "draft"),
}
VERBS: dict[str, Callable[..., Product]] = publishing.COMPANY_VERBS | {
    "approve": publishing.approve,
    "send_back": lambda product, by: publishing.send_back(product, by=by, reason="사진"),
}


@pytest.mark.parametrize(("verb", "before"), [*itertools.product(LEADS, STATUSES)])
def test_every_move_there_is_and_no_other(
    verb: str, before: str, ready: Product, owner: User
) -> None:
    stand(ready, before)
    starts, after = LEADS[verb]
    if before in starts:
        assert after in Product.MOVES[before]
        assert VERBS[verb](ready, by=owner).status == after
        change = ProductStatusChange.objects.get()
        assert (change.before, change.after, change.actor) == (before, after, owner)
    else:
        with pytest.raises(publishing.MoveRefusedError):
            VERBS[verb](ready, by=owner)
        assert not ProductStatusChange.objects.exists()
        ready.refresh_from_db()
        assert ready.status == before


def test_every_move_in_the_table_has_a_verb() -> None:
    led = {(before, after) for starts, after in LEADS.values() for before in starts}
    led.add(("draft", "published"))  # a trusted company's publish
    table = {(before, after) for before, afters in Product.MOVES.items() for after in afters}
    assert led == table


@pytest.mark.parametrize("status", STATUSES)
def test_what_is_offered_can_be_done(status: str, ready: Product, owner: User) -> None:
    for verb in publishing.offered(Product(status=status)):
        stand(ready, status)
        publishing.COMPANY_VERBS[verb](ready, by=owner)


def test_a_trusted_company_goes_live_at_once(
    ready: Product, owner: User, supplier: Supplier
) -> None:
    trust(supplier)
    published = publishing.publish(ready, by=owner)
    assert published.status == "published"
    assert published.published_at is not None
    assert published.slug == "heartleaf-soothing-toner-200-ml"
    assert set(Listing.objects.values_list("language", flat=True)) == {"ko", "en"}


def test_the_first_product_of_a_company_waits_for_staff(ready: Product, owner: User) -> None:
    assert publishing.publish(ready, by=owner).status == "in_review"
    assert not Listing.objects.exists()


def test_the_address_stays_when_the_name_changes(
    ready: Product, owner: User, supplier: Supplier
) -> None:
    trust(supplier)
    slug = publishing.publish(ready, by=owner).slug
    ready.refresh_from_db()
    editing.save(
        ready,
        by=owner,
        version=ready.version,
        changes=Changes(texts={"en": {"name": "Quite Another Name"}}),
    )
    publishing.pause(ready, by=owner)
    assert publishing.resume(ready, by=owner).slug == slug


def test_two_products_of_one_name_have_two_addresses(
    ready: Product, owner: User, supplier: Supplier
) -> None:
    trust(supplier)
    twin = editing.copy(ready, by=owner)
    Picture.objects.filter(product=ready).update(sha256="a" * 64)
    first = publishing.publish(ready, by=owner)
    Picture.objects.create(
        product=twin, position=0, original_key="o/2", sha256="b" * 64, renditions=[_file()]
    )
    second = publishing.publish(twin, by=owner)
    assert first.slug != second.slug
    assert second.slug.startswith(f"{first.slug}-")


def _file() -> dict[str, object]:
    return {"format": "jpg", "width": 320, "height": 240, "key": "p/320.jpg"}


def test_pausing_takes_the_listing_away_and_resuming_brings_it_back(
    ready: Product, owner: User, supplier: Supplier
) -> None:
    trust(supplier)
    publishing.publish(ready, by=owner)
    publishing.pause(ready, by=owner)
    assert not Listing.objects.exists()
    publishing.resume(ready, by=owner)
    assert Listing.objects.count() == 2


def test_the_decision_of_staff_is_told_to_the_company(
    ready: Product, owner: User, reviewer: User
) -> None:
    publishing.publish(ready, by=owner)
    publishing.send_back(ready, by=reviewer, reason="첫 사진이 흐립니다.")
    publishing.publish(ready, by=owner)
    publishing.approve(ready, by=reviewer)
    told = Delivery.objects.filter(recipient=owner, channel="inbox").order_by("pk")
    assert [one.kind for one in told] == ["product_returned", "product_published"]
    assert told[0].context["reason"] == "첫 사진이 흐립니다."
    assert told[0].url == f"/ko/desk/products/{ready.public_id}/publication/"


def test_staff_approve_what_they_saw(ready: Product, owner: User, reviewer: User) -> None:
    publishing.publish(ready, by=owner)
    ready.refresh_from_db()
    seen = ready.updated_at
    editing.save(ready, by=owner, version=ready.version, changes=Changes(model_no="X-2"))
    with pytest.raises(publishing.ChangedMeanwhileError):
        publishing.approve(ready, by=reviewer, seen=seen)
    ready.refresh_from_db()
    assert ready.status == "in_review"
    publishing.approve(ready, by=reviewer, seen=ready.updated_at)


def codes(product: Product) -> list[str]:
    return [item.code for item in missing(sheet_of(product))]


def test_a_complete_product_lacks_nothing(ready: Product) -> None:
    assert codes(ready) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (Changes(texts={"ko": {"name": ""}}), "name_ko"),
        (Changes(texts={"en": {"name": ""}}), "name_en"),
        (Changes(texts={"en": {"summary": ""}}), "summary_en"),
        (Changes(texts={"ko": {"description": ""}}), "description_ko"),
        (Changes(moq=None), "moq"),
        (Changes(incoterm="", place=""), "incoterm"),
        (Changes(category=None), "category"),
        (Changes(texts={"ko": {"summary": "어성초 추출물 80%를 담은 토너"}}), "stale_summary_en"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_missing_is_named_and_stops_publication(
    changes: Changes, code: str, ready: Product, owner: User
) -> None:
    ready.refresh_from_db()
    editing.save(ready, by=owner, version=ready.version, changes=changes)
    assert code in codes(ready)
    with pytest.raises(publishing.IncompleteError) as incomplete:
        publishing.publish(ready, by=owner)
    assert code in [item.code for item in incomplete.value.missing]
    assert all(str(item.words) for item in incomplete.value.missing)
    ready.refresh_from_db()
    assert ready.status == "draft"


def test_a_picture_that_is_being_prepared_counts_and_a_failed_one_does_not(
    product: Product,
) -> None:
    assert codes(product) == ["picture"]
    Picture.objects.create(product=product, position=0, original_key="o/1", sha256="c" * 64)
    assert codes(product) == []
    Picture.objects.filter(product=product).update(state="failed")
    assert codes(product) == ["picture"]


def test_outdated_prose_without_figures_does_not_block(ready: Product, owner: User) -> None:
    words = "국내에서 기른 어성초 추출물을 77% 담은 순한 토너입니다. 향료가 없습니다."
    ready.refresh_from_db()
    editing.save(
        ready,
        by=owner,
        version=ready.version,
        changes=Changes(texts={"ko": {"description": words}}),
    )
    assert text_of(ready, "en").provenance["description"]["state"] == "stale"
    assert codes(ready) == []


def test_outdated_specifications_block_whatever_they_say(ready: Product, owner: User) -> None:
    ready.refresh_from_db()
    specs = [{"label": "용기", "value": "유리병"}]
    changes = Changes(
        texts={"ko": {"specs": specs}, "en": {"specs": [{"label": "Bottle", "value": "glass"}]}}
    )
    saved = editing.save(ready, by=owner, version=ready.version, changes=changes)
    assert codes(saved) == []
    other = Changes(texts={"ko": {"specs": [{"label": "용기", "value": "종이팩"}]}})
    editing.save(saved, by=owner, version=saved.version, changes=other)
    assert codes(ready) == ["stale_specs_en"]


def test_what_the_leaf_requires_is_asked_for(ready: Product) -> None:
    CategoryAttribute.objects.filter(attribute__code="ph").update(required=True)
    assert codes(ready) == ["attribute_ph"]


def test_the_score_is_explained_and_says_what_to_do_next(ready: Product, owner: User) -> None:
    score = quality.of(ready)
    assert sum(part.points for part in score.parts) == 100
    assert sum(part.earned for part in score.parts) == score.total
    assert score.next_step is not None
    gains = [step.gain for step in score.improvements]
    assert gains == sorted(gains, reverse=True)
    assert sum(gains) == 100 - score.total
    ready.refresh_from_db()
    editing.save(
        ready,
        by=owner,
        version=ready.version,
        changes=Changes(texts={"ko": {"keywords": ["토너", "진정", "어성초"]}}),
    )
    assert quality.of(ready).total == score.total + 4


def test_an_empty_product_scores_nothing_it_has_not(
    supplier: Supplier, owner: User, leaf: object
) -> None:
    product = editing.create(supplier, by=owner, name="가")
    assert quality.of(product).total <= 2
    assert TEXTS["ko"]["name"]
