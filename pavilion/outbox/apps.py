from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "pavilion.outbox"
    label = "outbox"
