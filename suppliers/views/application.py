"""The application: a task list; handed in, and begun anew after a refusal."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pavilion.korea.business_number import format_number
from suppliers import onboarding
from suppliers.models import Supplier
from suppliers.moving import MoveRefusedError
from suppliers.queries.desk import application_of
from suppliers.requirements import Dossier, dossier_of, missing, score, task_lines
from suppliers.views.desk_door import PersonRequest, managers_only, with_supplier


@with_supplier
@managers_only
@require_safe
def task_list(request: PersonRequest, supplier: Supplier) -> HttpResponse:
    dossier = open_dossier(supplier)
    lines = task_lines(dossier)
    context = {
        "supplier": supplier,
        "number": format_number(supplier.business_number),
        "application": dossier.application,
        "lines": lines,
        "done": sum(line.is_done for line in lines),
        "missing": missing(dossier),
        "score": score(dossier),
        "history": dossier.application.history.select_related("actor"),
    }
    return render(request, "suppliers/desk/application.html", context)


@with_supplier
@managers_only
@require_POST
def submission(request: PersonRequest, supplier: Supplier) -> HttpResponse:
    try:
        onboarding.submit(open_dossier(supplier).application, by=request.user)
    except onboarding.IncompleteError:
        messages.error(request, _("Something is still missing. The list shows what."))
    except MoveRefusedError:
        messages.info(request, _("The application has been handed in already."))
    else:
        messages.success(request, _("Handed in. We tell you the result by e-mail."))
    return redirect("suppliers:desk_application")


@with_supplier
@managers_only
@require_POST
def renewal(request: PersonRequest, supplier: Supplier) -> HttpResponse:
    """A new draft after a refusal."""
    try:
        onboarding.begin_again(supplier, by=request.user)
    except MoveRefusedError:
        messages.info(request, _("Your application is open already."))
    return redirect("suppliers:desk_application")


def open_dossier(supplier: Supplier) -> Dossier:
    """The application the desk speaks of, with all it rests on."""
    application = application_of(supplier)
    if application is None:
        raise Http404
    return dossier_of(application)
