"""The street map."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from pavilion import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.front_door, name="front_door"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("robots.txt", views.robots, name="robots"),
    path("", include("catalog.urls.sitemaps")),
    path("admin/", admin.site.urls),
]
urlpatterns += i18n_patterns(
    path("", views.home, name="home"),
    path("", include("catalog.urls")),
    path("", include("suppliers.urls")),
    path("", include("inquiries.urls")),
    path("account/", include("pavilion.accounts.urls")),
    path("account/", include("allauth.urls")),
    path("notices/", include("pavilion.outbox.urls")),
    path("gallery/", include("pavilion.ui.urls")),
    path("about/", views.page, {"name": "about"}, name="about"),
    path("help/", views.page, {"name": "help"}, name="help"),
    path("terms/", views.page, {"name": "terms"}, name="terms"),
    path("privacy/", views.page, {"name": "privacy"}, name="privacy"),
)
if settings.DEMO:
    urlpatterns += i18n_patterns(path("demo/", include("pavilion.demo.urls")))
if settings.SERVE_MEDIA:
    urlpatterns += [path("media/<path:key>", views.public_media, name="public_media")]

handler400 = "pavilion.views.bad_request"
handler403 = "pavilion.views.permission_denied"
handler404 = "pavilion.views.page_not_found"
handler500 = "pavilion.views.server_error"
