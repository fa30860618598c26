"""The unit U."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pavilion.bench.models import Row


def plain(request: HttpRequest) -> HttpResponse:
    rows = Row.objects.values_list("id", "name", "summary", "price", "moq", "at")[:24]
    return render(request, "bench/plain.html", {"rows": rows})
