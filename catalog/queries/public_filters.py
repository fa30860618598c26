"""What a reader has chosen from the filters of a list, read from the address and written back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.http import urlencode

from catalog.models import Listing

#: Filters every list has. One value at a time where a larger one holds the smaller.
SINGLE = ("oem", "odm", "moq", "lead")
OWN = (*SINGLE, "sample", "incoterm")
#: "Up to 500" holds for every smaller order: a product carries each step it stays under.
MOQ_STEPS = (10, 100, 500, 1000, 3000)
LEAD_TIME_STEPS = (14, 21, 30, 45)
SORTS = ("newest", "moq", "lead")
_LONGEST = 60
_MOST_VALUES = 20


@dataclass(frozen=True)
class Filters:
    """``chosen``: facet name → its values; any of them will do, every facet must hold."""

    chosen: Mapping[str, tuple[str, ...]]
    sort: str = SORTS[0]
    after: str = ""
    q: str = ""

    @property
    def is_plain(self) -> bool:
        """Nothing chosen, nothing sorted, the first page: the page itself."""
        return not self.chosen and self.sort == SORTS[0] and not self.after

    def has(self, name: str, value: str) -> bool:
        return value in self.chosen.get(name, ())

    def toggled(self, name: str, value: str) -> "Filters":
        """With the value where it was not chosen, without it where it was; the first page."""
        before = self.chosen.get(name, ())
        if value in before:
            after = tuple(other for other in before if other != value)
        else:
            after = (value,) if name in SINGLE else (*before, value)
        chosen = {key: values for key, values in self.chosen.items() if key != name}
        return replace(self, chosen=chosen | ({name: after} if after else {}), after="")

    def sorted_by(self, sort: str) -> "Filters":
        return replace(self, sort=sort, after="")

    def continued(self, after: str) -> "Filters":
        return replace(self, after=after)

    def cleared(self) -> "Filters":
        return replace(self, chosen={}, after="")

    def narrowed(self) -> "Filters":
        """Only what narrows the list: counts do not depend on order and place."""
        return replace(self, sort=SORTS[0], after="")

    def query(self) -> str:
        """The part of the address from its question mark on; empty when there is nothing to say."""
        pairs = [("q", self.q)] if self.q else []
        pairs += [(name, value) for name, values in self.chosen.items() for value in values]
        pairs += [("sort", self.sort)] if self.sort != SORTS[0] else []
        pairs += [("after", self.after)] if self.after else []
        return f"?{urlencode(pairs)}" if pairs else ""


def read(params: QueryDict, names: Sequence[str]) -> Filters:
    """What stands in the address under the facets of these names; all else is not ours."""
    chosen = {}
    for name in names:
        values = dict.fromkeys(v for v in params.getlist(name) if v and len(v) <= _LONGEST)
        limit = 1 if name in SINGLE else _MOST_VALUES
        if values:
            chosen[name] = tuple(values)[:limit]
    sort = params.get("sort", SORTS[0])
    return Filters(
        chosen=chosen,
        sort=sort if sort in SORTS else SORTS[0],
        after=params.get("after", "")[:100],
    )


def matching(rows: QuerySet[Listing], filters: Filters) -> QuerySet[Listing]:
    """The rows that hold, for every facet chosen, one of its values."""
    for name, values in filters.chosen.items():
        rows = rows.filter(facets__overlap=[f"{name}:{value}" for value in values])
    return rows
