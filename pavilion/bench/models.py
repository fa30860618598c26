"""What the plain view lists; its table is made for a run of the bench and dropped after it."""

from typing import ClassVar

from django.db import models


class Row(models.Model):
    name = models.CharField(max_length=140)
    summary = models.CharField(max_length=240)
    price = models.DecimalField(max_digits=14, decimal_places=2)
    moq = models.PositiveIntegerField()
    at = models.DateTimeField()

    objects: ClassVar[models.Manager["Row"]] = models.Manager()

    class Meta:
        app_label = "bench"
        managed = False
        db_table = "bench_row"
        ordering: ClassVar[list[str]] = ["-at", "-id"]

    def __str__(self) -> str:
        return self.name
