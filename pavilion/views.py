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
from django.utils.translation import get_language_from_request
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from pavilion.jobs.health import oldest_waiting_seconds

#: A waiting job older than this says that no worker is at it.
STALE_JOB_SECONDS = 120
MIN_FREE_DISK = 0.05


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """``/`` has no language: send the person to theirs, by what the browser asks for."""
    response = HttpResponseRedirect(f"/{get_language_from_request(request)}/")
    response["Vary"] = "Accept-Language"
    return response


@require_safe
@cache_control(public=True, max_age=300)
def page(request: HttpRequest, name: str) -> HttpResponse:
    """One of the plain pages: about, help, terms, privacy."""
    return render(request, f"pages/{name}.html")


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
