from django.urls import path

from suppliers.views import application, desk, documents, pages, registration

urlpatterns = [
    path("desk/", desk.today, name="desk"),
    path("desk/register/", registration.register, name="register"),
    path("desk/application/", application.task_list, name="desk_application"),
    path("desk/application/submission/", application.submission, name="submission"),
    path("desk/application/renewal/", application.renewal, name="renewal"),
    path("desk/application/<slug:task>/", pages.task, name="application_task"),
    path("desk/company/", desk.company, name="desk_company"),
    path("desk/documents/", documents.desk_documents, name="desk_documents"),
    path("desk/team/", desk.team, name="desk_team"),
    path("documents/<slug:public_id>/", documents.document, name="document"),
    path("documents/<slug:public_id>/<str:word>/", documents.document_file, name="document_file"),
]
