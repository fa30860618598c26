"""The plain pages, health, and what is said when something went wrong."""

import shutil

from django.conf import settings
from django.core.files.storage import storages
from django.db import DatabaseError, connection
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, get_language_from_request
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from catalog.queries import public_home
from pavilion.accounts import consents
from pavilion.accounts.models import Consent
from pavilion.jobs.health import oldest_waiting_seconds
from pavilion.page_head import PageHead
from pavilion.public_pages import public_page

PAGES = {
    "about": _lazy("About the pavilion"),
    "help": _lazy("Help"),
    "terms": _lazy("Terms of use"),
    "privacy": _lazy("Privacy notice"),
}
#: The version of terms and privacy notice that people agree to.
TEXTS_VERSION = consents.VERSIONS[Consent.Kind.TERMS]

#: A waiting job older than this says that no worker is at it.
STALE_JOB_SECONDS = 120
MIN_FREE_DISK = 0.05


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """``/`` has no language: send the person to theirs, by what the browser asks for."""
    response = HttpResponseRedirect(f"/{get_language_from_request(request)}/")
    response["Vary"] = "Accept-Language"
    return response


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """/<language>/"""
    head = PageHead(
        path=reverse("home"),
        title=str(settings.SITE_NAME),
        description=_(
            "Factory-direct Korean products with prices by quantity, lead times and checked"
            " suppliers. Ask in your language, the maker answers."
        ),
        nodes=public_home.nodes(),
        is_view=bool(request.GET),
    )
    page = public_home.home_page(get_language() or "en")
    return render(request, "home.html", {"head": head, "page": page})


@public_page
def page(request: HttpRequest, name: str) -> HttpResponse:
    """One of the plain pages: about, help, terms, privacy."""
    head = PageHead(path=reverse(name), title=str(PAGES[name]), description=str(PAGES[name]))
    words = f"pages/texts/{name}.{get_language()}.html"
    context = {"head": head, "words": words, "version": TEXTS_VERSION}
    return render(request, "pages/text.html", context)


@require_safe
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        *(
            f"Disallow: /{language}/{room}/"
            for language, _ in settings.LANGUAGES
            for room in ("desk", "buying", "account", "notices", "inquiries")
        ),
        "Disallow: /admin/",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """The portal can do its work: database, disk, workers that keep up. 503 when it cannot."""
    problems = [*_disk_problems(), *_database_problems()]
    return JsonResponse(
        {"status": "ok" if not problems else "not ready", "problems": problems},
        status=503 if problems else 200,
    )


def _database_problems() -> list[str]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        waiting = oldest_waiting_seconds()
    except DatabaseError:
        return ["database"]
    return ["workers"] if waiting > STALE_JOB_SECONDS else []


def _disk_problems() -> list[str]:
    folder = next(
        path for path in (settings.MEDIA_ROOT, *settings.MEDIA_ROOT.parents) if path.exists()
    )
    usage = shutil.disk_usage(folder)
    return ["disk"] if usage.free / usage.total < MIN_FREE_DISK else []


@require_safe
@cache_control(public=True, max_age=31_536_000, immutable=True)
def public_media(request: HttpRequest, key: str) -> FileResponse:
    """A public picture, where no proxy or CDN hands them out (the demo). Keys never change."""
    storage = storages["public"]
    if ".." in key.split("/") or not storage.exists(key):
        raise Http404
    response = FileResponse(storage.open(key))
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-site"
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old or came from elsewhere; what was typed is still in the browser."""
    return render(request, "403_csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Rendered without the request's context: whatever broke must not break this page."""
    return HttpResponse(render_to_string("500.html"), status=500)
