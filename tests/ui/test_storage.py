"""What collectstatic hands to the web server."""

import gzip
import json
import re
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.template import Context, Template

from pavilion.ui import modules

URL = re.compile(r"""url\("?(?!data:|#)([^")]+)"?\)""")
LARGEST_PUBLIC_PAGE = 60_000


@pytest.fixture(scope="module")
def collected() -> Path:
    """Collected for this run by ``tests.environment``."""
    return Path(settings.STATIC_ROOT)


def served(root: Path, name: str) -> Path:
    manifest = json.loads((root / "staticfiles.json").read_text())
    return root / str(manifest["paths"][name])


@pytest.mark.parametrize("sheet", ["css/main.css", "css/admin/main.css"])
def test_a_page_loads_one_sheet(collected: Path, sheet: str) -> None:
    css = served(collected, sheet).read_text()
    assert "@import" not in css
    assert "/*" not in css.replace('"/*', "")
    assert css.startswith("@layer ")


def test_layers_keep_their_order(collected: Path) -> None:
    css = served(collected, "css/main.css").read_text()
    assert css.startswith("@layer reset,tokens,base,layout,components,pages,utilities;")
    assert css.count("@layer components{") > 40


@pytest.mark.parametrize("sheet", ["css/main.css", "css/admin/main.css"])
def test_every_address_in_a_sheet_leads_to_a_hashed_file(collected: Path, sheet: str) -> None:
    file = served(collected, sheet)
    addresses = URL.findall(file.read_text())
    assert len(addresses) == 92
    for address in addresses:
        assert re.search(r"\.[0-9a-f]{12}\.woff2$", address)
        assert (file.parent / address).is_file()


def test_modules_import_hashed_modules(collected: Path) -> None:
    main = served(collected, "js/main.js")
    imports = re.findall(r'^import "(\./[^"]+)"', main.read_text(), re.MULTILINE)
    assert len(imports) == len(modules.graph_of("js/main.js"))
    assert all((main.parent / name).is_file() for name in imports)
    assert all(re.search(r"\.[0-9a-f]{12}\.js$", name) for name in imports)
    assert "//" not in main.read_text()


def test_texts_lie_ready_compressed(collected: Path) -> None:
    sheet = served(collected, "css/main.css")
    packed = sheet.with_name(f"{sheet.name}.br").read_bytes()
    assert brotli.decompress(packed) == sheet.read_bytes()
    packed = sheet.with_name(f"{sheet.name}.gz").read_bytes()
    assert gzip.decompress(packed) == sheet.read_bytes()
    assert not list(collected.glob("fonts/*.br"))


def test_a_public_page_ships_less_than_sixty_kilobytes(collected: Path) -> None:
    names = ["css/main.css", "js/scheme.js", "js/main.js", *modules.graph_of("js/main.js")]
    files = [served(collected, name) for name in names]
    sizes = [
        packed.stat().st_size if (packed := file.with_name(f"{file.name}.br")).exists() else 200
        for file in files
    ]
    assert sum(sizes) < LARGEST_PUBLIC_PAGE


def test_the_graph_is_preloaded() -> None:
    html = Template('{% module "js/main.js" %}').render(Context())
    graph = modules.graph_of("js/main.js")
    assert html.count("modulepreload") == len(graph) > 3
    assert html.count('<script type="module" src=') == 1


def test_a_missing_module_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"js/nothing\.js"):
        modules.graph_of("js/nothing.js")
