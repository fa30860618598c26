"""From a business number to an application that staff can decide on."""

from suppliers.onboarding.answers import (
    NotEditableError,
    agree,
    save_company,
    save_contact,
    save_products,
)
from suppliers.onboarding.facts import CompanyFacts, ContactFacts, ProductFacts
from suppliers.onboarding.registration import AlreadyRegisteredError, HasCompanyError, register
from suppliers.onboarding.submission import IncompleteError, begin_again, submit

__all__ = [
    "AlreadyRegisteredError",
    "CompanyFacts",
    "ContactFacts",
    "HasCompanyError",
    "IncompleteError",
    "NotEditableError",
    "ProductFacts",
    "agree",
    "begin_again",
    "register",
    "save_company",
    "save_contact",
    "save_products",
    "submit",
]
