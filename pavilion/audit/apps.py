from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "pavilion.audit"
    label = "audit"
