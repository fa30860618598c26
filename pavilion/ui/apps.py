"""The look: template tags, the joined stylesheet, the gallery of components."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "pavilion.ui"
    label = "ui"
