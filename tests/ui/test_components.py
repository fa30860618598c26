"""The components, drawn as pages draw them."""

import re
from typing import Any

import pytest
from django import forms
from django.forms import formset_factory
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils.translation import override

from pavilion.ui.samples import ARABIC_TEXT, KOREAN_TEXT, NOON, SampleForm


def draw(source: str, **context: Any) -> str:
    with override("en"):
        return Template(source).render(Context(context))


def include(template: str, **context: Any) -> str:
    with override("en"):
        return render_to_string(f"ui/{template}.html", context)


@pytest.fixture
def form() -> SampleForm:
    return SampleForm({"company": "Nordvind"})


def test_a_field_says_what_is_wrong_and_what_it_wants() -> None:
    html = draw("{% field form.company %}", form=SampleForm({}))
    assert '<label class="field__label" for="id_company">Company</label>' in html
    assert 'id="id_company_hint">As it stands on your papers' in html
    assert 'aria-describedby="id_company_hint id_company_error"' in html
    assert 'aria-invalid="true"' in html
    assert "This field is required." in html
    assert html.index("field__error") < html.index("<input")


def test_a_field_that_is_right_is_quiet(form: SampleForm) -> None:
    html = draw("{% field form.company hint=False %}", form=form)
    assert "aria-invalid" not in html
    assert "aria-describedby" not in html
    assert 'class="input"' in html


def test_what_may_be_left_out_is_marked(form: SampleForm) -> None:
    assert "field__optional" in draw("{% field form.price %}", form=form)
    assert "field__optional" not in draw("{% field form.company %}", form=form)
    assert "field__optional" not in draw("{% field form.price optional=False %}", form=form)


def test_units_classes_and_attributes_reach_the_control(form: SampleForm) -> None:
    html = draw('{% field form.price prefix="USD" suffix="/ pc" size="mid" lang="en" %}', form=form)
    assert html.count("input-group__unit") == 2
    assert 'class="input input--mid"' in html
    assert 'lang="en"' in html


def test_choices_are_a_group_with_a_legend(form: SampleForm) -> None:
    html = draw("{% field form.kind card=True %}", form=form)
    assert html.count("choice--card") == 2
    assert re.search(r"<legend>Kind of company\s*</legend>", html)
    assert html.count('type="radio"') == 2


def test_one_box_has_its_words_beside_it(form: SampleForm) -> None:
    html = draw("{% field form.mails switch=True %}", form=form)
    assert 'role="switch"' in html
    assert re.search(r'<label class="choice" for="id_mails">', html)


def test_a_hidden_field_is_only_its_control() -> None:
    class Hidden(forms.Form):
        token = forms.CharField(widget=forms.HiddenInput)

    assert draw("{% field form.token %}", form=Hidden()).strip().startswith("<input")


def test_the_summary_links_each_error_to_its_control(form: SampleForm) -> None:
    html = draw("{% error_summary form %}", form=form)
    assert "4 things need your attention" in html
    for target in ("id_term", "id_text", "id_kind_0", "id_agree"):
        assert f'href="#{target}"' in html
    assert 'role="alert"' in html


def test_no_summary_while_all_is_well() -> None:
    assert draw("{% error_summary form %}", form=SampleForm()).strip() == ""


def test_the_summary_holds_the_errors_of_formsets_too() -> None:
    class Tier(forms.Form):
        quantity = forms.IntegerField(label="Quantity")

    tiers = formset_factory(Tier, min_num=1, validate_min=True)
    data = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-quantity": "many"}
    html = draw("{% error_summary tiers %}", tiers=tiers(data))
    assert 'href="#id_form-0-quantity"' in html
    assert "Quantity: Enter a whole number." in html


@pytest.mark.parametrize(
    ("tone", "expected"),
    [("done", "status--done"), ("wait", "status--wait"), ("error", "status--error")],
)
def test_a_state_has_words_a_tone_and_a_shape(tone: str, expected: str) -> None:
    html = draw("{% status_chip tone 'In review' %}", tone=tone)
    assert expected in html
    assert "In review" in html
    assert "<svg" in html


def test_an_icon_speaks_only_with_a_label() -> None:
    assert 'aria-hidden="true"' in draw("{% icon 'x' %}")
    spoken = draw("{% icon 'x' label='Close \"it\"' %}")
    assert 'role="img" aria-label="Close &quot;it&quot;"' in spoken
    assert "aria-hidden" not in spoken


def test_foreign_words_carry_their_language() -> None:
    html = include(
        "message",
        who="Yoon",
        at=NOON,
        text=KOREAN_TEXT,
        language="ko",
        translation="Gochujang",
        translation_language="en",
    )
    assert '<p class="message__text" lang="en" dir="auto">Gochujang</p>' in html
    assert f'<p class="original__text" lang="ko" dir="auto">{KOREAN_TEXT}</p>' in html
    assert "Machine-translated from Korean" in html


def test_a_line_of_work_may_run_from_right_to_left() -> None:
    html = include("line", title=ARABIC_TEXT, language="ar", href="/x/", tone="wait", status="New")
    assert f'<span lang="ar" dir="auto">{ARABIC_TEXT}</span>' in html


def test_a_tile_names_the_thing_and_loads_its_photo_late() -> None:
    picture = {"src": "/p.jpg", "alt": "A jar", "sources": [{"type": "image/avif", "srcset": "/a"}]}
    html = include("product_card", href="/p/", name="Jar", price="USD 2.10", picture=picture)
    assert '<h3 class="product__name"><a href="/p/">Jar</a></h3>' in html
    assert 'alt="A jar" width="640" height="640"' in html
    assert 'loading="lazy"' in html
    assert 'type="image/avif"' in html
    assert "Price on request" in include("product_card", href="/p/", name="Jar")


def test_a_destructive_step_names_the_thing_and_is_a_form() -> None:
    html = include(
        "dialog", id="d", title="Jar", action="Delete", url="/x/", danger=True, csrf_token="token"
    )
    assert 'method="post" action="/x/"' in html
    assert 'value="token"' in html
    assert "Leave it as it is" in html


def test_words_of_people_are_escaped() -> None:
    evil = "<script>alert(1)</script>"
    for html in (
        include("message", who=evil, at=NOON, text=evil, language="en"),
        include("product_card", href="/", name=evil, maker=evil),
        include("notice", text=evil),
        draw("{% status_chip 'done' text %}", text=evil),
    ):
        assert "<script>" not in html
