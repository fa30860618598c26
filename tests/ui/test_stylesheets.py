"""Small authored sheets become one, and mean the same."""

import pytest

from pavilion.ui import stylesheets

SHEETS = {
    "css/main.css": (
        "@layer tokens, parts;\n"
        '@import "tokens.css" layer(tokens);\n'
        "/* @import 'gone.css'; */\n"
        '@import url("parts/tile.css") layer(parts);\n'
        "@import 'plain.css';\n"
        ".page { color: red; }\n"
    ),
    "css/tokens.css": ":root { --a: 1 }",
    "css/plain.css": ".plain { top: 0 }",
    "css/parts/tile.css": (
        '.tile { background: url("../../img/dot.svg"); mask: url(#m) }\n'
        ".dot { background: url(data:image/png;base64,AA==) }"
    ),
}


def test_parts_stand_in_their_layers_in_order() -> None:
    joined = stylesheets.join("css/main.css", SHEETS.__getitem__)
    assert "@import" not in joined
    places = [
        joined.index(word) for word in ("@layer tokens {", "@layer parts {", ".plain", ".page")
    ]
    assert places == sorted(places)
    assert joined.lstrip().startswith("@layer tokens, parts;")


def test_addresses_are_seen_from_the_joined_sheet() -> None:
    joined = stylesheets.join("css/main.css", SHEETS.__getitem__)
    assert 'url("../img/dot.svg")' in joined
    assert "url(#m)" in joined
    assert "url(data:image/png;base64,AA==)" in joined


def test_the_parts_are_known() -> None:
    assert stylesheets.imports_of("css/main.css", SHEETS.__getitem__) == [
        "css/tokens.css",
        "css/parts/tile.css",
        "css/plain.css",
    ]


@pytest.mark.parametrize(
    ("css", "short"),
    [
        (".a { color: red; }\n\n.b > .c { top: 0; }", ".a{color:red}.b > .c{top:0}"),
        ("/* note */ .a::before { content: ' /* ; */  ' }", ".a::before{content:' /* ; */  '}"),
        ('.a { content: "·" / ""; }', '.a{content:"·" / ""}'),
        (".a :hover, .b { x: calc(1px + 2px) }", ".a :hover,.b{x:calc(1px + 2px)}"),
        ("@media (width < 36rem) { .a { top: 0 } }", "@media (width < 36rem){.a{top:0}}"),
    ],
)
def test_minified_css_keeps_its_meaning(css: str, short: str) -> None:
    assert stylesheets.minify(css) == short
