"""How the pavilion writes figures, money, dates and countries, in the page's language."""

import datetime
from decimal import Decimal

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_datetime
from babel.numbers import format_decimal, get_currency_precision
from django.utils import timezone
from django.utils.translation import get_language

#: Prices of single pieces need more than cents: USD 0.247.
MOST_DECIMALS = 4
_DAY = {"ko": "y. M. d.", "en": "d MMM y"}
_MOMENT = {"ko": "y. M. d. HH:mm", "en": "d MMM y, HH:mm"}

Number = Decimal | int | float | str


def language() -> str:
    """The page's language, as far as these formats know it."""
    return "ko" if (get_language() or "en").startswith("ko") else "en"


def number_text(value: Number) -> str:
    """1,250.5: grouped, with no more decimals than it has."""
    return str(format_decimal(Decimal(str(value)), format="#,##0.####", locale=language()))


def money_text(amount: Number, currency: str) -> str:
    """``USD 1,250.00`` in both languages; won in Korean is ``1,250,000원``."""
    value = Decimal(str(amount))
    least = int(get_currency_precision(currency))
    most = max(least, MOST_DECIMALS) if least else 0
    pattern = "#,##0" + ("." + "0" * least + "#" * (most - least) if least else "")
    figure = format_decimal(value, format=pattern, locale=language())
    if currency == "KRW" and language() == "ko":
        return f"{figure}원"
    return f"{currency}\N{NO-BREAK SPACE}{figure}"


def day_text(value: datetime.date | datetime.datetime) -> str:
    """``22 Nov 2026`` or ``2026. 11. 22.``, on the reader's calendar."""
    return str(format_datetime(_local(value), _DAY[language()], locale=language()))


def moment_text(value: datetime.datetime) -> str:
    """The day and the reader's clock: ``22 Nov 2026, 14:05``."""
    return str(format_datetime(_local(value), _MOMENT[language()], locale=language()))


def country_text(code: str) -> str:
    """The country's name; the code itself when nobody knows it."""
    return str(Locale(language()).territories.get(code.upper(), code))


def language_text(code: str) -> str:
    """The name of a written language in the page's language."""
    try:
        return str(Locale.parse(code, sep="-").get_display_name(language()) or code)
    except (UnknownLocaleError, ValueError):
        return code


def _local(value: datetime.date | datetime.datetime) -> datetime.datetime:
    """A datetime Babel leaves alone: the reader's wall clock, without a zone."""
    if not isinstance(value, datetime.datetime):
        return datetime.datetime.combine(value, datetime.time())
    if timezone.is_aware(value):
        value = timezone.localtime(value)
    return value.replace(tzinfo=None)
