"""The shipped taxonomy, and loading it again."""

import pytest

from catalog import taxonomy
from catalog.models import Attribute, Category, CategoryAttribute
from pavilion.trade.halls import HALLS


@pytest.mark.django_db
def test_loading_twice_changes_nothing() -> None:
    first = taxonomy.load()
    assert (first.categories, first.attributes) == (424, 197)
    ids = set(Category.objects.values_list("pk", flat=True))
    assert taxonomy.load() == first
    assert set(Category.objects.values_list("pk", flat=True)) == ids
    assert CategoryAttribute.objects.count() == first.asks
    levels = [Category.objects.filter(level=level).count() for level in (1, 2, 3)]
    assert levels == [16, 88, 320]
    assert not Category.objects.filter(level=3, asks__isnull=True).exists()


@pytest.mark.django_db
def test_the_halls_are_those_the_suppliers_know() -> None:
    taxonomy.load()
    halls = {hall.slug: (hall.name_ko, hall.name_en) for hall in Category.objects.halls()}
    assert halls == HALLS


@pytest.mark.django_db
def test_a_word_staff_changed_comes_back_and_what_they_added_stays() -> None:
    taxonomy.load()
    Attribute.objects.filter(code="volume").update(name_ko="부피")
    Attribute.objects.create(code="own", kind="text", name_ko="우리", name_en="Ours")
    taxonomy.load()
    assert Attribute.objects.get(code="volume").name_ko == "용량"
    assert Attribute.objects.filter(code="own").exists()
