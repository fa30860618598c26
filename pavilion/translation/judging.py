"""Is what an engine said a translation of the text? Cleaned, unmasked, checked."""

from dataclasses import dataclass
from typing import Final

from pavilion.translation import masking
from pavilion.translation.checks import Code, Finding, check
from pavilion.translation.engines.base import EngineResult
from pavilion.translation.masking import Mask
from pavilion.translation.plaintext import clean, has_markup

#: What can be put right by telling the engine to leave it alone.
_PROTECTABLE: Final = frozenset(
    {Code.NUMBER, Code.UNIT, Code.CODE, Code.HS_CODE, Code.PLACEHOLDER, Code.LINK, Code.EMAIL}
)


@dataclass(frozen=True)
class Verdict:
    text: str
    is_draft: bool
    findings: tuple[Finding, ...]

    @property
    def is_usable(self) -> bool:
        return not any(finding.unusable for finding in self.findings)

    @property
    def spans_to_protect(self) -> list[str]:
        return [one.span for one in self.findings if one.code in _PROTECTABLE and one.span]


def judge(original: str, mask: Mask, result: EngineResult, *, source: str, target: str) -> Verdict:
    if has_markup(result.text) and not has_markup(original):
        return Verdict("", True, (Finding(Code.MARKUP, clean(result.text)[:40]),))
    said = clean(result.text)
    text = masking.restore(said, mask, target=target)
    findings = [
        *[Finding(Code.PLACEHOLDER, mask.values[one]) for one in masking.lost(said, mask)],
        *check(original, text, source_language=source, target_language=target),
    ]
    if result.similar_to:
        findings.append(Finding(Code.SIMILAR, result.similar_to))
    return Verdict(text, result.is_draft or bool(findings), tuple(dict.fromkeys(findings)))
