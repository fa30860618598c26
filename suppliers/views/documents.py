"""Private papers: the list on the desk, and the one door through which a paper leaves."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from pavilion.accounts.access import person
from pavilion.accounts.forms import client_address
from pavilion.accounts.models import User
from pavilion.media.storages import private_storage
from pavilion.media.uploads import UploadRefused
from suppliers import access, documents
from suppliers.forms.offer import PaperForm
from suppliers.models import Application, Document, Supplier
from suppliers.queries.desk import application_of, papers_of
from suppliers.views.desk_door import PersonRequest, managers_only, with_supplier

TOO_MANY = gettext_lazy("Too many papers have been uploaded. Write to us.")
#: What a reviewer's browser may show within the page; everything else is handed out as a file.
_SHOWN = ("image/jpeg", "image/png", "image/webp")


@with_supplier
@managers_only
@require_http_methods(["GET", "HEAD", "POST"])
def desk_documents(request: PersonRequest, supplier: Supplier) -> HttpResponse:
    application = application_of(supplier)
    form = PaperForm(request.POST or None, request.FILES or None)
    is_sent = request.method == "POST" and application is not None
    if is_sent and form.is_valid() and _is_taken(request, application, form):
        return redirect("suppliers:desk_documents")
    context = {
        "supplier": supplier,
        "papers": papers_of(supplier),
        "form": form,
        "may_add": application is not None and application.status in Application.OPEN,
    }
    status = 422 if form.is_bound else 200
    return render(request, "suppliers/desk/documents.html", context, status=status)


@login_required
@require_safe
def document(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask for a paper: whoever may see it is sent on with a word that is good for a minute."""
    paper, reader = _paper_for(request, public_id)
    word = documents.link_to(paper, by=reader)
    target = reverse("suppliers:document_file", args=[paper.public_id, word])
    response = redirect(f"{target}?inline" if "inline" in request.GET else target)
    add_never_cache_headers(response)
    return response


@login_required
@require_safe
def document_file(request: HttpRequest, public_id: str, word: str) -> HttpResponseBase:
    """Hand out the paper, once more to those only who may see it. Staff leave a line."""
    paper, reader = _paper_for(request, public_id)
    if not documents.link_fits(paper, word, by=reader):
        raise Http404
    if not access.may_manage(reader, paper.supplier):
        documents.note_look(paper, by=reader, address=client_address(request))
    may_show = "inline" in request.GET and access.may_inspect(reader)
    return _handed_out(paper, inline=may_show and paper.content_type in _SHOWN)


def _paper_for(request: HttpRequest, public_id: str) -> tuple[Document, User]:
    paper = get_object_or_404(Document.objects.select_related("supplier"), public_id=public_id)
    if not access.may_see_document(request.user, paper):
        raise Http404
    return paper, person(request)


def _handed_out(paper: Document, *, inline: bool) -> HttpResponseBase:
    """The file, by the proxy where there is one, sealed against caches and scripts."""
    response: HttpResponseBase
    if settings.PRIVATE_ACCEL_LOCATION:
        response = HttpResponse(content_type=paper.content_type)
        response["X-Accel-Redirect"] = f"{settings.PRIVATE_ACCEL_LOCATION.rstrip('/')}/{paper.key}"
    else:
        response = FileResponse(private_storage().open(paper.key), content_type=paper.content_type)
    headers: dict[str, Any] = {
        "Content-Disposition": content_disposition_header(not inline, paper.name),
        "Cache-Control": "no-store, private",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
    for name, value in headers.items():
        response[name] = value
    return response


def _is_taken(request: PersonRequest, application: Application | None, form: PaperForm) -> bool:
    if application is None:
        return False
    kind = Document.Kind.BUSINESS_REGISTRATION
    try:
        documents.add_paper(application, by=request.user, file=form.cleaned_data["file"], kind=kind)
    except UploadRefused as refusal:
        form.add_error("file", str(refusal))
        return False
    except documents.TooManyPapersError:
        form.add_error("file", TOO_MANY)
        return False
    except documents.PaperLockedError:
        form.add_error("file", _("The papers of a decided application stand as they are."))
        return False
    messages.success(request, _("The paper is kept. The former one is kept as replaced."))
    return True
