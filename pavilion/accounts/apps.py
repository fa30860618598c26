from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "pavilion.accounts"
    label = "accounts"
