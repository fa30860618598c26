"""What a product is found by."""

from collections.abc import Iterator
from typing import Any

from catalog.listings.whole import Whole
from catalog.models import ProductText
from pavilion.korea import romanisation
from pavilion.search.expressions import vector as tsvector
from pavilion.search.normalising import letters
from pavilion.search.tokens import hs_lexemes, model_lexeme
from pavilion.translation import states


def vector(whole: Whole, language: str) -> Any:
    """A: name and model; B: key words, leaf, the name in other languages; C: all else."""
    product = whole.product
    exact = [
        *([model_lexeme(product.model_no)] if product.model_no else []),
        *hs_lexemes(product.hs_code),
    ]
    return tsvector(list(_parts(whole, language)), exact=exact)


def for_trigrams(whole: Whole) -> str:
    """Names and the model, letter by letter, for questions with a slip of the pen."""
    names = [
        *(text.name for text in whole.texts.values() if states.is_public(text, "name")),
        whole.product.model_no,
        *(text.name for text in whole.supplier_texts.values()),
    ]
    return letters(" · ".join(filter(None, names)))


def _parts(whole: Whole, language: str) -> Iterator[tuple[str, str]]:
    own = whole.texts[language]
    yield "A", own.name
    yield "A", whole.product.model_no
    yield "B", whole.leaf.name(language)
    yield "B", " ".join(_public(own, "keywords"))
    for text in whole.texts.values():
        if text.language != language and states.is_public(text, "name"):
            yield "B", text.name
            yield "C", " ".join(_public(text, "keywords"))
        if text.language == "ko":
            yield "C", romanisation.word(text.name)
    yield "C", own.summary
    yield "C", " ".join(category.name(language) for category in whole.path[:-1])
    yield "C", " ".join(text.name for text in whole.supplier_texts.values())
    yield "C", " ".join(str(spec.get("value", "")) for spec in _public(own, "specs"))


def _public(text: ProductText, field: str) -> list[Any]:
    """A list field as far as buyers may read it."""
    return list(getattr(text, field)) if states.is_public(text, field) else []
