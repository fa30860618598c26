"""Private papers: brought by the company, replaced but never lost, seen by few."""

from typing import Any

from django.core.files.base import File
from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction
from django.db.models.functions import Now

from pavilion.accounts.models import User
from pavilion.audit.recording import record
from pavilion.media.storages import private_storage
from pavilion.media.uploads import check_document, store_private
from suppliers.models import Application, Document, Supplier

#: How long a link to a paper can be followed, in seconds.
LINK_SECONDS = 60
_SALT = "suppliers.documents"
_SIGNER = TimestampSigner(salt=_SALT)


#: Papers a company may have brought in all, replaced ones included.
MOST_PAPERS = 50


class TooManyPapersError(Exception):
    """The company has replaced its papers so often that a person should look at it."""


class PaperLockedError(Exception):
    """The company is listed, or its application refused: its papers stand as they are."""


def add_paper(
    application: Application, *, by: User, file: "File[Any]", kind: Document.Kind
) -> Document:
    """Keep a paper; one of the same kind that lay there is kept as replaced.

    Raises ``pavilion.media.uploads.UploadRefused`` when the bytes are not what a paper is made
    of. The file is written first and removed again when the row cannot be.
    """
    upload = check_document(file)
    key = store_private(file, prefix="papers")
    try:
        with transaction.atomic():
            held = _taking_papers(application)
            replaced = held.supplier.documents.current().filter(kind=kind)
            replaced.update(replaced_at=Now())
            _answer_note(held)
            return Document.objects.create(
                supplier=held.supplier,
                kind=kind,
                key=key,
                name=upload.name or f"{kind}.{upload.extension}",
                content_type=upload.content_type,
                size=upload.size,
                sha256=upload.sha256,
                uploaded_by=by,
            )
    except BaseException:
        private_storage().delete(key)
        raise


def link_to(document: Document, *, by: User) -> str:
    """A word that opens this paper for this person, for a minute."""
    lock = _lock(document, by)
    return _SIGNER.sign(lock).removeprefix(f"{lock}:")


def link_fits(document: Document, word: str, *, by: User) -> bool:
    try:
        _SIGNER.unsign(f"{_lock(document, by)}:{word}", max_age=LINK_SECONDS)
    except BadSignature:
        return False
    return True


def note_look(document: Document, *, by: User, address: str | None) -> None:
    """A member of staff looks at a company's paper: one line in the audit trail."""
    record(
        "document.viewed",
        by=by,
        subject=Supplier.objects.values_list("slug", flat=True).get(pk=document.supplier_id),
        target=f"{document.kind} {document.public_id}",
        address=address,
    )


def _lock(document: Document, by: User) -> str:
    return f"{document.public_id}-{by.pk}"


def _taking_papers(application: Application) -> Application:
    held = Application.objects.locked(application.pk)
    if held.status not in Application.OPEN:
        raise PaperLockedError
    if held.supplier.documents.count() >= MOST_PAPERS:
        raise TooManyPapersError
    return held


def _answer_note(application: Application) -> None:
    notes = application.notes.filter(task=Application.Task.PAPERS, resolved_at__isnull=True)
    notes.update(resolved_at=Now())
