"""What an owner answers, page by page."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class CompanyFacts:
    name: str
    name_en: str = ""
    representative_ko: str = ""
    representative_en: str = ""
    established_on: date | None = None
    postal_code: str = ""
    address_ko: str = ""
    address_en: str = ""
    employees: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class ContactFacts:
    contact_name_ko: str = ""
    contact_name_en: str = ""
    contact_title_ko: str = ""
    contact_title_en: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class ProductFacts:
    products: str = ""
    halls: list[str] = field(default_factory=list)
    business_types: list[str] = field(default_factory=list)
    export_markets: list[str] = field(default_factory=list)
