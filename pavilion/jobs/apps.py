from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "pavilion.jobs"
    label = "jobs"
