"""Figures, money, dates and countries, as the pavilion writes them in both languages."""

import datetime
import zoneinfo
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import timezone
from django.utils.translation import override

from pavilion.ui import formats

NBSP = "\N{NO-BREAK SPACE}"
LATE = datetime.datetime(2026, 11, 22, 16, 5, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("amount", "currency", "language", "text"),
    [
        (Decimal(1250), "USD", "en", f"USD{NBSP}1,250.00"),
        (Decimal(1250), "USD", "ko", f"USD{NBSP}1,250.00"),
        (Decimal(1250000), "KRW", "ko", "1,250,000원"),
        (Decimal(1250000), "KRW", "en", f"KRW{NBSP}1,250,000"),
        (Decimal("0.247"), "USD", "en", f"USD{NBSP}0.247"),
        (Decimal("2.1000"), "EUR", "en", f"EUR{NBSP}2.10"),
        (980, "JPY", "ko", f"JPY{NBSP}980"),
    ],
)
def test_money(amount: formats.Number, currency: str, language: str, text: str) -> None:
    with override(language):
        assert formats.money_text(amount, currency) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(2400, "2,400"), (Decimal("0.5"), "0.5"), ("1234567.8900", "1,234,567.89"), (0, "0")],
)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_number(value: formats.Number, text: str, language: str) -> None:
    with override(language):
        assert formats.number_text(value) == text


@pytest.mark.parametrize(
    ("language", "zone", "day", "moment"),
    [
        ("en", "UTC", "22 Nov 2026", "22 Nov 2026, 16:05"),
        ("ko", "UTC", "2026. 11. 22.", "2026. 11. 22. 16:05"),
        ("en", "Asia/Seoul", "23 Nov 2026", "23 Nov 2026, 01:05"),
        ("ko", "Asia/Seoul", "2026. 11. 23.", "2026. 11. 23. 01:05"),
        ("en", "America/Chicago", "22 Nov 2026", "22 Nov 2026, 10:05"),
    ],
)
def test_dates_on_the_readers_clock(language: str, zone: str, day: str, moment: str) -> None:
    with override(language), timezone.override(zoneinfo.ZoneInfo(zone)):
        assert formats.day_text(LATE) == day
        assert formats.moment_text(LATE) == moment


def test_a_plain_date_has_no_zone() -> None:
    with override("en"), timezone.override(zoneinfo.ZoneInfo("America/Chicago")):
        assert formats.day_text(datetime.date(2026, 1, 2)) == "2 Jan 2026"


@pytest.mark.parametrize(
    ("code", "english", "korean"),
    [("VN", "Vietnam", "베트남"), ("de", "Germany", "독일"), ("ZZZ", "ZZZ", "ZZZ")],
)
def test_country(code: str, english: str, korean: str) -> None:
    with override("en"):
        assert formats.country_text(code) == english
    with override("ko"):
        assert formats.country_text(code) == korean


def test_a_written_language_has_a_name_in_the_pages_language() -> None:
    with override("en"):
        assert formats.language_text("ko") == "Korean"
    with override("ko"):
        assert formats.language_text("ar") == "아랍어"
    assert formats.language_text("not a language") == "not a language"


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("{% money value 'USD' %}", f"USD{NBSP}3.00"),
        ("{% money nothing 'USD' %}", ""),
        ("{% number value %}", "3"),
        ("{% number nothing %}", ""),
        ("{% day late %}", '<time datetime="2026-11-22T16:05:00+00:00">22 Nov 2026</time>'),
        ("{% day nothing %}{% moment nothing %}{% country nothing %}", ""),
        ("{{ late|day_text }}, {{ value|number_text }}", "22 Nov 2026, 3"),
        ("{{ value|money_text:'EUR' }}", f"EUR{NBSP}3.00"),
        ("{{ nothing|day_text }}{{ nothing|number_text }}", ""),
    ],
)
def test_tags(source: str, html: str) -> None:
    context = Context({"value": 3, "nothing": None, "late": LATE})
    with override("en"):
        assert Template(source).render(context) == html
