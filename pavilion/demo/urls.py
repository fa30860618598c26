from django.urls import path

from pavilion.demo import views

app_name = "demo"
urlpatterns = [
    # /demo/…
    path("", views.key_rack, name="key_rack"),
    path("mailbox/", views.mailbox, name="mailbox"),
]
