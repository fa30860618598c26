"""What the gallery shows in the components: invented, one of each state."""

import datetime
from typing import Any

from django import forms
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _

KOREAN_TEXT = "국산 태양초로 담가 6개월 숙성한 정통 고추장입니다."
ARABIC_TEXT = "طلب عرض سعر لمشروب الصبار والنودلز الحلال"
NOON = datetime.datetime(2026, 11, 22, 3, 5, tzinfo=datetime.UTC)


class SampleForm(forms.Form):
    """One field of each kind; bound with nothing, so that every error shows."""

    company = forms.CharField(label="Company", help_text="As it stands on your papers")
    price = forms.DecimalField(label="Target price", required=False)
    term = forms.ChoiceField(label="Incoterm", choices=[("FOB", "FOB Busan"), ("DAP", "DAP")])
    text = forms.CharField(label="Message", widget=forms.Textarea(attrs={"rows": 3}))
    paper = forms.FileField(label="Certificate", required=False)
    kind = forms.ChoiceField(
        label="Kind of company",
        choices=[("corporation", "Corporation"), ("sole", "Sole proprietor")],
        widget=forms.RadioSelect,
    )
    markets = forms.MultipleChoiceField(
        label="Markets",
        required=False,
        choices=[("VN", "Vietnam"), ("DE", "Germany")],
        widget=forms.CheckboxSelectMultiple,
    )
    agree = forms.BooleanField(label="I agree to the terms of use")
    mails = forms.BooleanField(label="Mail me new products", required=False)


def context() -> dict[str, Any]:
    """Everything the gallery's page needs."""
    return {
        "form": SampleForm({"company": "Nordvind Cosmetics GmbH"}, auto_id="sample_%s"),
        "picture": {"src": static("img/sample-product.svg"), "alt": _("A white porcelain jar")},
        "evidence": _evidence(),
        "tasks": _tasks(),
        "noon": NOON,
        "korean_text": KOREAN_TEXT,
        "arabic_text": ARABIC_TEXT,
        "crumbs": [("K-Food", "#"), ("Sauces", "#"), ("Gochujang", "")],
        "facts": [("MOQ", "2,400"), ("Incoterms", "FOB Busan, CIF"), ("T/T", "30 / 70")],
        "figures": [("1,284", _("Views"), "+18%"), ("5 h", _("Median answer"), "")],
        "tabs": [(_("Overview"), "#", True), (_("Products"), "#", False)],
        "stages": [(_("Asked"), "done"), (_("Answered"), "current"), (_("Closed"), "")],
        "events": [
            {"text": _("Submitted"), "at": NOON},
            {"text": _("In review"), "is_current": True},
            {"text": _("Published")},
        ],
        "parts": [(_("Pictures"), 20, 30), (_("Description"), 25, 25)],
        "menu_links": [("copy", _("Copy"), "#"), ("eye", _("Preview"), "#")],
        "line_meta": ["Vietnam", "CIF Ho Chi Minh City"],
        "page_is_korean": get_language() == "ko",
        "icons": ICONS,
    }


#: The icons of trade and state; the sprite has more.
ICONS = (
    *("search", "bookmark", "scale", "shield-check", "badge-check", "file-check", "clock"),
    *("hourglass", "languages", "factory", "ship", "package", "truck", "message-square", "send"),
    *("bell", "circle-check", "circle-alert", "triangle-alert"),
)


def _evidence() -> list[dict[str, str]]:
    return [
        {
            "claim": _("Registered business, active"),
            "how": _("National Tax Service, online check"),
            "until": "2026. 12. 2.",
        },
        {
            "claim": "FSSC 22000",
            "how": _("Certificate seen by staff"),
            "until": "2026. 12. 31.",
            "icon": "clock",
            "tone": "wait",
        },
        {
            "claim": "ISO 22000",
            "how": _("Lapsed and was not renewed"),
            "until": "2026. 3. 3.",
            "icon": "circle-x",
            "tone": "off",
        },
    ]


def _tasks() -> list[dict[str, str]]:
    return [
        {"title": _("Company"), "href": "#", "tone": "done", "status": _("Done")},
        {
            "title": _("Papers"),
            "line": _("Business registration certificate"),
            "href": "#",
            "tone": "wait",
            "status": _("Please correct"),
            "icon": "pencil",
            "note": "뒷면까지 보이게 다시 올려 주세요.",
        },
        {"title": _("Submit"), "status": _("Locked")},
    ]
