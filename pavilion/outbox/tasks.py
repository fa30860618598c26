"""Wire of the outbox."""

from celery import shared_task

from pavilion.jobs.running import run
from pavilion.outbox.models import Delivery
from pavilion.outbox.sending import send


@shared_task(name="outbox.deliver", time_limit=55, ignore_result=True)
def deliver(job_id: int) -> None:
    run(Delivery, job_id, send)
