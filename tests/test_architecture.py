"""The house's measures: sizes that make one look for the missing room, and words that stay out."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import quantiles

import pytest
from celery import current_app

from tests.environment import ROOT

CODE = ("pavilion", "suppliers", "catalog", "inquiries")
TOP_FOLDERS = {*CODE, "templates", "static", "tests", "docs", "locale", ".ci", ".github"}
LONGEST = {"module": 300, "function": 45, "view": 20, "task": 5, "template": 120, "css": 150}
#: Nine of ten are shorter than this.
USUAL = {"module": 140, "function": 20}
FORBIDDEN_NAMES = re.compile(r"^(services|utils?|helpers?|common|managers?)$")
#: The settings are one file on purpose, read from top to bottom.
ONE_FILE = {"pavilion/settings.py"}
#: Not part of the house's own vocabulary: a launcher of services has a module of services.
ALLOWED_NAMES = {"pavilion/embedded/services.py"}
#: Split so that this file does not hold them itself.
FORBIDDEN_TEXT = {
    "a path of one machine": "/(wor" + "k|roo" + "t|home/[a-z]+)/",
    "a host of a package registry": "pyp" + r"i\.org|pythonhoste" + r"d|registry\.npmj" + "s",
    "raw HTML": r"mark_saf" + r"e\(|\|saf" + r"e\b|autoescape of" + "f",
    "work left undone": r"\b(TOD" + "O|FIXM" + r"E)\b",
}
#: Where those words mean something else; a test may say what it forbids.
ALLOWED_TEXT = {
    "a path of one machine": ("docs/operations.md", "Dockerfile", "docker-compose.yml"),
    "raw HTML": ("CONTRIBUTING.md", "docs/house-rules.md", "tests/"),
}
INLINE = re.compile(
    r"<[^>]+\s(style|on[a-z]+)=|<style|<script(?![^>]*\b(src|type=\"application/)\b)"
)
TEMPLATE_TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)


@cache
def tracked() -> list[str]:
    """Every file that belongs to the tree: known to git, or new and not ignored."""
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    return [name for name in done.stdout.splitlines() if (ROOT / name).is_file()]


def files(pattern: str, *, below: tuple[str, ...] = CODE) -> list[Path]:
    return [
        ROOT / name
        for name in tracked()
        if name.split("/")[0] in below and Path(name).match(pattern)
    ]


def modules() -> list[Path]:
    return [path for path in files("*.py") if "migrations" not in path.parts]


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_of(path: Path) -> int:
    return len(path.read_text().splitlines())


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function with its lines of code: without its docstring and decorators."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            words = 0
            if ast.get_docstring(node) is not None and first.end_lineno:
                words = first.end_lineno - first.lineno + 1
            yield f"{shown(path)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1 - words


def too_long(sizes: Iterator[tuple[str, int]] | list[tuple[str, int]], limit: int) -> list[str]:
    return [f"{name}: {size} lines, at most {limit}" for name, size in sizes if size > limit]


def ninth_of_ten(sizes: list[int]) -> float:
    return quantiles(sizes, n=10)[8]


def test_modules_stay_small():
    sizes = [(shown(path), lines_of(path)) for path in modules() if shown(path) not in ONE_FILE]
    assert too_long(sizes, LONGEST["module"]) == []
    assert ninth_of_ten([size for _, size in sizes]) <= USUAL["module"]


def test_functions_stay_small():
    sizes = [found for path in modules() for found in functions(path)]
    assert too_long(sizes, LONGEST["function"]) == []
    assert ninth_of_ten([size for _, size in sizes]) <= USUAL["function"]


def is_view(path: Path) -> bool:
    return path.name == "views.py" or path.parent.name == "views"


def test_views_fetch_bind_decide_and_answer():
    found = [
        (name, size)
        for path in modules()
        if is_view(path)
        for name, size in functions(path)
        if not name.split(":")[1].startswith("_")
    ]
    assert too_long(found, LONGEST["view"]) == []


def test_tasks_are_wires():
    found = [pair for path in modules() if path.name == "tasks.py" for pair in functions(path)]
    assert found
    assert too_long(found, LONGEST["task"]) == []


def test_templates_and_sheets_stay_small():
    templates = [(shown(path), lines_of(path)) for path in files("*.html", below=("templates",))]
    sheets = [
        (shown(path), lines_of(path))
        for path in files("*.css", below=("static",))
        if "vendor" not in path.parts
    ]
    assert templates
    assert sheets
    assert too_long(templates, LONGEST["template"]) == []
    assert too_long(sheets, LONGEST["css"]) == []


def test_no_template_carries_style_script_or_handlers():
    templates = files("*.html", below=("templates",))
    mails = [path for path in templates if "mail" in path.parts]
    found = [
        f"{shown(path)}: {hit.group()[:60]}"
        for path in templates
        if path not in mails  # mail programs know no other style than one inline
        for hit in INLINE.finditer(TEMPLATE_TAG.sub("", path.read_text()))
    ]
    assert found == []


def test_the_top_holds_the_agreed_folders_only():
    folders = {name.split("/")[0] for name in tracked() if "/" in name}
    assert folders <= TOP_FOLDERS


def test_no_module_is_called_after_nothing():
    found = [
        shown(path)
        for path in modules()
        if any(FORBIDDEN_NAMES.match(part) for part in (path.stem, *path.relative_to(ROOT).parts))
    ]
    assert set(found) <= ALLOWED_NAMES


@pytest.mark.parametrize("what", FORBIDDEN_TEXT)
def test_what_stays_out_of_the_tree(what):
    pattern = re.compile(FORBIDDEN_TEXT[what])
    binary = {".jpg", ".png", ".woff2", ".otf", ".ico", ".webp", ".svg", ".json"}
    found = [
        f"{name}: {hit.group()}"
        for name in tracked()
        if Path(name).suffix not in binary
        and "vendor" not in name
        and not name.startswith(ALLOWED_TEXT.get(what, ()))
        for hit in [pattern.search((ROOT / name).read_text(errors="replace"))]
        if hit
    ]
    assert found == []


def test_imports_stand_at_the_top():
    """One exception has its reason beside it: a library that is loaded only with its setting."""
    found = [
        f"{shown(path)}:{inner.lineno}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert found == []


def test_nothing_listens_to_signals():
    pattern = re.compile(r"@receiver\(|\b(pre|post)_(save|delete)\.connect|m2m_changed")
    found = [shown(path) for path in modules() if pattern.search(path.read_text())]
    assert found == []


def own_tasks() -> dict[str, str]:
    """Each task of ours by name, with the module it stands in."""
    current_app.loader.import_default_modules()
    return {
        name: task.__module__
        for name, task in current_app.tasks.items()
        if task.__module__.split(".")[0] in CODE
    }


def test_every_task_is_a_wire_in_a_tasks_module_with_a_name_of_its_own():
    tasks = own_tasks()
    assert tasks
    for name, module in tasks.items():
        assert module.endswith(".tasks"), name
        assert not name.startswith(module), f"{name} has no explicit name"


def test_every_task_has_its_queue():
    """Only what beat asks for waits in the default queue: it is short and there is one of it."""
    routed = set(current_app.conf.task_routes)
    unrouted = {name for name in own_tasks() if name not in routed}
    assert unrouted <= {entry["task"] for entry in current_app.conf.beat_schedule.values()}
    assert routed <= set(own_tasks()), "a route to a task that does not exist"
