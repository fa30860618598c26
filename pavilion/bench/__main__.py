"""``python -m pavilion.bench``, beside the demo's services; ``make bench`` calls it."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pavilion.settings")
django.setup()

from pavilion.bench import running  # noqa: E402  needs Django's set-up

running.main()
