"""The gallery, the frame of the pages, and the pages that stand when nothing else does."""

import re
from contextlib import suppress

import pytest
from django.template import Context
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import Resolver404, resolve
from django.utils.translation import override
from pytest_django.fixtures import Settings

from pavilion.ui.templatetags import ui

ERRORS = ["400", "403", "403_csrf", "404", "429", "500", "503"]


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "heading"), [("en", "Components"), ("ko", "구성 요소")])
def test_the_gallery_stands_in_both_languages(client: Client, language: str, heading: str) -> None:
    response = client.get(f"/{language}/gallery/")
    html = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{language}">' in html
    assert f"<h1>{heading}</h1>" in html
    other = "ko" if language == "en" else "en"
    assert f'href="/{other}/gallery/"' in html
    assert "data-theme-toggle" in html


@pytest.mark.django_db
def test_the_gallery_is_for_staff_outside_the_demo(client: Client, settings: Settings) -> None:
    settings.DEMO = False
    assert client.get("/en/gallery/").status_code == 404


@pytest.mark.django_db
def test_a_public_frame_is_the_same_for_everyone(client: Client) -> None:
    response = client.get("/en/about/")
    html = response.content.decode()
    assert response.status_code == 200
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in html
    assert 'class="skip-link" href="#main"' in html
    for landmark in ("<header", '<main id="main">', "<footer", "<nav"):
        assert landmark in html
    assert html.count("<h1") == 1
    assert "Operator of the Tests" in html
    assert "2026-Seoul-0000" in html


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("code", ERRORS)
def test_errors_stand_without_request_or_database(code: str, language: str) -> None:
    with override(language):
        html = render_to_string(f"{code}.html")
    assert f'<html lang="{language}">' in html
    assert f'<p class="lost__code">{code[:3]}</p>' in html
    assert html.count("<h1") == 1
    assert 'lang="en"' in html
    assert 'lang="ko"' in html


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("/en/about/", "/ko/about/"),
        ("/en/gallery/?q=a", "/ko/gallery/?q=a"),
        ("/en/no/such/page/", "/ko/"),
        ("/admin/", "/ko/"),
    ],
)
def test_the_switch_leads_to_the_same_page(path: str, there: str) -> None:
    request = RequestFactory().get(path)
    with suppress(Resolver404):
        request.resolver_match = resolve(request.path)
    with override("en"):
        assert ui.language_url(Context({"request": request}), "ko") == there


def test_a_link_knows_where_it_stands() -> None:
    context = Context({"request": RequestFactory().get("/en/desk/products/7/")})
    assert ui.here(context, "/en/desk/products/7/") == ' aria-current="page"'
    assert ui.here(context, "/en/desk/products/") == ' aria-current="true"'
    assert ui.here(context, "/en/desk/", exact=True) == ""
    assert ui.here(Context(), "/en/desk/") == ""


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["account/login/", "account/signup/", "account/password/reset/"])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_signing_in_wears_our_clothes(client: Client, language: str, path: str) -> None:
    html = client.get(f"/{language}/{path}").content.decode()
    assert 'class="sign"' in html
    assert html.count("<h1") == 1
    assert re.search(r'<input[^>]+class="input"', html)
    assert "<p>\n    <label" not in html
