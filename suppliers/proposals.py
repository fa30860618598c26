"""English where Korean is given: proposed by the rules; the owner's own spelling wins."""

from collections.abc import Callable

from pavilion.korea.addresses import in_english
from pavilion.korea.names import company_in_english
from pavilion.korea.romanisation import person, place

#: What stands in a text's provenance when the rules, and nobody else, wrote it.
ENGINE = "romanisation"

Rule = Callable[[str], str]


def company(korean: str) -> str:
    """The rules for company names, or plain romanisation where nothing marks it as one."""
    return company_in_english(korean) or place(korean)


COMPANY: Rule = company
PERSON: Rule = person
ADDRESS: Rule = in_english


def settle(
    english: str, korean: str, rule: Rule, *, former_english: str = "", former_korean: str = ""
) -> str:
    """What to keep as English: what the owner wrote, else what the rule makes of the Korean.

    A proposal that nobody touched follows when the Korean changes; an own spelling never does.
    """
    if not korean:
        return english
    untouched = english == former_english and bool(former_korean) and english == rule(former_korean)
    return rule(korean) if untouched or not english else english
