"""All that an application is judged by, read once."""

from dataclasses import dataclass, field

from suppliers.models import Application, Document, Supplier, SupplierText, TaskNote


@dataclass(frozen=True, slots=True)
class Dossier:
    """An application with everything it rests on."""

    application: Application
    supplier: Supplier
    texts: dict[str, SupplierText] = field(default_factory=dict)
    papers: dict[str, Document] = field(default_factory=dict)
    notes: dict[str, TaskNote] = field(default_factory=dict)

    @property
    def source(self) -> SupplierText | None:
        return self.texts.get(self.supplier.source_language)

    @property
    def english(self) -> SupplierText | None:
        return self.texts.get(SupplierText.TARGET_LANGUAGE)

    @property
    def registration(self) -> Document | None:
        """The business registration certificate as it stands now."""
        return self.papers.get(Document.Kind.BUSINESS_REGISTRATION)

    def says(self, name: str) -> bool:
        """The company says something in this field, in its own language."""
        return bool(self.source and getattr(self.source, name))


def dossier_of(application: Application) -> Dossier:
    """Read in three queries, however much there is."""
    supplier = application.supplier
    return Dossier(
        application=application,
        supplier=supplier,
        texts={text.language: text for text in supplier.texts.all()},
        papers={paper.kind: paper for paper in supplier.documents.current()},
        notes={note.task: note for note in application.notes.filter(resolved_at__isnull=True)},
    )
