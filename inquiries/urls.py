from django.urls import path

from inquiries.views import asking, buying, desk

app_name = "inquiries"
urlpatterns = [
    path("inquiries/new/", asking.new, name="new"),
    path("buying/", buying.inquiries, name="buying"),
    path("buying/inquiries/<slug:public_id>/", buying.inquiry, name="buying_inquiry"),
    path("buying/inquiries/<slug:public_id>/reading/", buying.reading, name="buying_reading"),
    path("buying/inquiries/<slug:public_id>/closing/", buying.closing, name="buying_closing"),
    path(
        "buying/inquiries/<slug:public_id>/translations/<int:seq>/",
        buying.translation,
        name="buying_translation",
    ),
    path("desk/inquiries/", desk.inbox, name="desk_inbox"),
    path("desk/inquiries/summary/", desk.summary, name="desk_summary"),
    path("desk/inquiries/<slug:public_id>/", desk.inquiry, name="desk_inquiry"),
    path("desk/inquiries/<slug:public_id>/reading/", desk.reading, name="desk_reading"),
    path("desk/inquiries/<slug:public_id>/closing/", desk.closing, name="desk_closing"),
    path(
        "desk/inquiries/<slug:public_id>/translations/<int:seq>/",
        desk.translation,
        name="desk_translation",
    ),
]
