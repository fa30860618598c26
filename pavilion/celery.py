"""The Celery app, its queues and its schedule.

Nobody imports this module but the package itself: tasks are declared with ``@shared_task``.
Rows are the truth; a message on the broker is only a nudge (docs/adr/0004).
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pavilion.settings")

app = Celery("pavilion")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

app.conf.task_routes = {
    "catalog.make_renditions": {"queue": "images"},
    "catalog.translate_product": {"queue": "translation"},
    "suppliers.translate_company": {"queue": "translation"},
    "inquiries.translate_message": {"queue": "translation"},
    "outbox.deliver": {"queue": "notifications"},
}
app.conf.beat_schedule = {
    # A nudge that was lost, or a lease whose worker died, is found again within this time.
    "sweep-jobs": {"task": "jobs.sweep", "schedule": 10.0},
    # A company that changed its name is called so in every list within this time.
    "catch-up-listings": {"task": "catalog.catch_up_listings", "schedule": 300.0},
}
