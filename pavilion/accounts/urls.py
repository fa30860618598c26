from django.urls import path

from pavilion.accounts import views

app_name = "accounts"
urlpatterns = [
    # /<language>/account/…
    path("", views.landing, name="landing"),
    path("menu/", views.menu, name="menu"),
    path("settings/", views.settings, name="settings"),
    path("consents/", views.agreements, name="consents"),
]
