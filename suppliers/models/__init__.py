"""Who sells: the company, its people, its papers, and what staff decided."""

from suppliers.models.application import Application
from suppliers.models.company import Supplier, SupplierStatusChange
from suppliers.models.decision import ApplicationStatusChange, TaskNote
from suppliers.models.document import Document
from suppliers.models.member import Member
from suppliers.models.text import SupplierText, SupplierTranslation

__all__ = [
    "Application",
    "ApplicationStatusChange",
    "Document",
    "Member",
    "Supplier",
    "SupplierStatusChange",
    "SupplierText",
    "SupplierTranslation",
    "TaskNote",
]
