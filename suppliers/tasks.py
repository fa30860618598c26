"""Wires: ids in, one call."""

from celery import shared_task

from pavilion.jobs.running import run
from suppliers.models import SupplierTranslation
from suppliers.translating import translate


@shared_task(name="suppliers.translate_company", time_limit=120, ignore_result=True)
def translate_company(job_id: int) -> None:
    run(SupplierTranslation, job_id, translate)
