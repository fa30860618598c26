"""The tags every template has at hand (a builtin library, no ``{% load %}`` needed)."""

import datetime
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.forms import BaseForm, BaseFormSet, BoundField
from django.template import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info

from pavilion.ui import controls, formats, modules

register = template.Library()

_DECORATION = format_html('aria-hidden="{}"', "true")
_FIXED_WORDS = ("site_name", "operator", "is_demo", "halls")
_fixed: dict[tuple[str, str, str | None, bool, bool], SafeString] = {}
DEFAULT_ICONS = {"done": "check", "wait": "hourglass", "error": "circle-x", "info": "info"}


@register.simple_tag
def icon(name: str, label: str = "", size: str = "", turn: bool = False) -> SafeString:
    """One symbol of the sprite. With a label it speaks, without one it is decoration."""
    return _icon(name, str(label), size, turn)


@lru_cache(maxsize=1024)
def _icon(name: str, label: str, size: str, turn: bool) -> SafeString:
    classes = " ".join(
        filter(None, ("icon", size and f"icon--{size}", "icon--turn" if turn else ""))
    )
    speaks = format_html('role="img" aria-label="{}"', escape(label)) if label else _DECORATION
    return format_html(
        '<svg class="{}" {}><use href="{}#{}"></use></svg>',
        classes,
        speaks,
        static("icons.svg"),
        name,
    )


@register.simple_tag
def money(amount: formats.Number | None, currency: str) -> str:
    return "" if amount is None or amount == "" else formats.money_text(amount, currency)


@register.simple_tag
def number(value: formats.Number | None) -> str:
    return "" if value is None or value == "" else formats.number_text(value)


@register.simple_tag
def day(value: datetime.date | datetime.datetime | None) -> str:
    """A date as a ``<time>``; ``{{ value|day_text }}`` where only text may stand."""
    if not value:
        return ""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), formats.day_text(value))


@register.simple_tag
def moment(value: datetime.datetime | None) -> str:
    """A date and the reader's clock as a ``<time>``."""
    if not value:
        return ""
    return format_html(
        '<time datetime="{}">{}</time>', value.isoformat(), formats.moment_text(value)
    )


register.filter("day_text", lambda value: formats.day_text(value) if value else "")
register.filter("moment_text", lambda value: formats.moment_text(value) if value else "")
register.filter("number_text", lambda value: "" if value in (None, "") else number(value))


@register.filter
def money_text(amount: formats.Number | None, currency: str) -> str:
    return money(amount, currency)


@register.simple_tag
def country(code: str | None) -> str:
    return formats.country_text(code) if code else ""


@register.simple_tag
def language_name(code: str | None) -> str:
    """``Korean`` or ``한국어``: a language's name in the page's language."""
    return formats.language_text(code) if code else ""


@register.simple_tag
def status_chip(tone: str, label: str, icon_name: str = "") -> SafeString:
    """A state in words, shape and colour. Tones: done, wait, error, info, neutral."""
    return format_html(
        '<span class="status{}">{}{}</span>',
        f" status--{tone}" if tone in DEFAULT_ICONS else "",
        icon(icon_name or DEFAULT_ICONS.get(tone, "circle-dot")),
        label,
    )


@register.inclusion_tag("ui/field.html")
def field(bound: BoundField, **options: Any) -> dict[str, Any]:
    """Label above, hint under it, error beside it, the right control. See ``ui.controls``."""
    return controls.field_context(bound, options)


@register.inclusion_tag("ui/error_summary.html")
def error_summary(*forms: "BaseForm | BaseFormSet[Any]") -> dict[str, Any]:
    """What has to be put right, linked to its fields; nothing while all is well."""
    return {"problems": controls.problems_of(forms)}


@register.simple_tag(takes_context=True)
def language_url(context: Context, code: str) -> str:
    """This page in another language; that language's home where the page has no address."""
    request, home = context.get("request"), f"/{code}/"
    # Addresses differ in nothing but their first part, the language.
    prefix = f"/{get_language()}/"
    if request is None or request.resolver_match is None or not request.path.startswith(prefix):
        return home
    return f"{home}{request.get_full_path().removeprefix(prefix)}"


@register.simple_tag(takes_context=True)
def here(context: Context, href: str, exact: bool = False) -> str:
    """``aria-current`` for the link that leads to this page, or to the room it is in."""
    request = context.get("request")
    if request is None or not href:
        return ""
    if request.path == href:
        return mark_current("page")
    return mark_current("true") if not exact and request.path.startswith(href) else ""


def mark_current(value: str) -> SafeString:
    return format_html(' aria-current="{}"', value)


@register.simple_tag(takes_context=True)
def fixed(context: Context, name: str, room: str = "") -> SafeString:
    """A part that is the same on every page of a language: rendered once a process.

    It knows what the site's context processors say and which ``room`` it is in, nothing more of
    the page and nothing of the person.
    """
    key = (name, room, get_language(), bool(context.get("is_demo")), bool(context.get("halls")))
    if settings.DEBUG or key not in _fixed:
        words = {word: context.get(word) for word in _FIXED_WORDS}
        _fixed[key] = render_to_string(name, words | {"room": room})
    return _fixed[key]


@register.simple_tag
def language_self_name(code: str) -> str:
    """한국어, English: a language in its own words."""
    return str(get_language_info(code)["name_local"])


@register.simple_tag
@lru_cache(maxsize=64)
def module(name: str) -> SafeString:
    """A module script and preloads of everything it imports."""
    preloads = format_html_join(
        "\n", '<link rel="modulepreload" href="{}">', ((static(p),) for p in modules.graph_of(name))
    )
    return format_html('{}\n<script type="module" src="{}"></script>', preloads, static(name))
