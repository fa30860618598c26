from django.urls import path

from pavilion.outbox import views

app_name = "outbox"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("unread/", views.unread, name="unread"),
    path("reading/", views.all_read, name="all_read"),
    path("<slug:public_id>/reading/", views.one_read, name="one_read"),
]
