"""A text cut into sentences, and put together again with everything between them."""

import re
from collections.abc import Callable
from typing import Final

#: After the end of a sentence, and at every line break.
_BETWEEN: Final = re.compile(r"((?<=[.!?。！？])\s+|\s*\n\s*)")


def each_sentence(text: str, change: Callable[[str], str]) -> str:
    parts = _BETWEEN.split(text)
    return "".join(
        change(part) if index % 2 == 0 and part.strip() else part
        for index, part in enumerate(parts)
    )
