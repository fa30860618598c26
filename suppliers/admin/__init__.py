"""The reviewers' rooms in the back office."""

from suppliers.admin.application import ApplicationAdmin
from suppliers.admin.document import DocumentAdmin
from suppliers.admin.supplier import SupplierAdmin

__all__ = ["ApplicationAdmin", "DocumentAdmin", "SupplierAdmin"]
