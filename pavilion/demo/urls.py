from django.urls import path

from pavilion.demo import views

app_name = "demo"
urlpatterns = [
    # /demo/…
    path("mailbox/", views.mailbox, name="mailbox"),
]
