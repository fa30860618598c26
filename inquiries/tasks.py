"""Wire of message translation."""

from celery import shared_task

from inquiries.models import MessageTranslation
from inquiries.translating import translate
from pavilion.jobs.running import run


@shared_task(name="inquiries.translate_message", time_limit=120, ignore_result=True)
def translate_message(job_id: int) -> None:
    run(MessageTranslation, job_id, translate)
