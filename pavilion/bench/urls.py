"""The one address of the plain project."""

from django.urls import path

from pavilion.bench.views import plain

urlpatterns = [path("plain/", plain)]
