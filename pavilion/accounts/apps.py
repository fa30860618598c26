from django.apps import AppConfig

from pavilion import checks


class AccountsConfig(AppConfig):
    name = "pavilion.accounts"
    label = "accounts"

    def ready(self) -> None:
        checks.enlist()
