"""Words for a search: other words for the same thing, and the categories they name."""

from collections.abc import Mapping

from django.contrib.postgres.fields import ArrayField
from django.db.models import Func, Q, TextField, Value
from django.db.models.functions import Lower, Replace

from catalog.models import Category
from pavilion.search.parsing import Question, phrase_key
from pavilion.translation.models import Term


def synonyms_of(keys: list[str]) -> Mapping[str, list[str]]:
    """The glossary's other words for these phrases, in both languages."""
    if not keys:
        return {}
    korean = Replace(Lower("ko"), Value(" "), Value(""))
    english = Func(
        Lower("en"),
        Value(r"\s*;\s*"),
        function="regexp_split_to_array",
        output_field=ArrayField(TextField()),
    )
    rows = (
        Term.objects.approved()
        .alias(ko_key=korean, en_keys=english)
        .filter(Q(ko_key__in=keys) | Q(en_keys__overlap=keys))
        .values_list("ko", "en")
    )
    known: dict[str, list[str]] = {}
    for ko, en in rows:
        names = [ko, *(name.strip() for name in en.split(";"))]
        for name in names:
            others = known.setdefault(phrase_key(name), [])
            others += [other for other in names if other != name and other not in others]
    return {key: words for key, words in known.items() if key in keys}


def categories_for(question: Question, language: str, limit: int = 6) -> list[Category]:
    """Categories whose name holds one of the words asked for."""
    words = [word for word in (*question.text.split(), *question.synonyms) if len(word) > 1]
    wanted = Q()
    for word in words[:12]:
        wanted |= Q(name_ko__icontains=word) | Q(name_en__icontains=word)
    return list(Category.objects.filter(wanted)[:limit]) if words else []
