"""A real browser on the portal as it really runs."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.engine import StandInEngine
from tests.stack import Stack

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}

OpenPage = Callable[..., Page]


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    # Playwright's own loop runs in this thread; the database is spoken to between its steps.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=chromium_path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def engine() -> Iterator[StandInEngine]:
    """A translation engine that speaks DeepL's shapes."""
    with StandInEngine() as engine:
        yield engine


@pytest.fixture(scope="module")
def portal(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest, engine: StandInEngine
) -> Iterator[Stack]:
    """Web server, workers and beat of this module; the database is emptied between tests.

    They end with it: its workers would take the jobs of other tests in the same database.
    """
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        stack = Stack(DEEPL_AUTH_KEY="stand-in", DEEPL_SERVER_URL=engine.url)
    stack.web()
    stack.worker(concurrency=2)
    stack.beat()
    yield stack
    stack.stop()


@pytest.fixture
def open_page(
    browser: Browser, portal: Stack, request: pytest.FixtureRequest
) -> Iterator[OpenPage]:
    """``open_page(viewport, locale=…, scheme=…, scripts=…)``: a person's own browser window.

    Whatever the policy blocked, a script threw or a request failed with is a failed test.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(
        viewport: dict[str, int] = DESKTOP,
        *,
        locale: str = "en",
        scheme: str = "light",
        scripts: bool = True,
    ) -> Page:
        context = browser.new_context(
            base_url=portal.url,
            viewport=viewport,  # type: ignore[arg-type]
            locale=locale,
            color_scheme=scheme,  # type: ignore[arg-type]
            java_script_enabled=scripts,
            has_touch=viewport is PHONE,
            timezone_id="Asia/Seoul" if locale == "ko" else "America/Chicago",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on(
            "pageerror",
            # Chromium says so when the next page has no transition to offer; nobody's script.
            lambda error: (
                complaints.append(f"script: {error}")
                if "ViewTransition" not in str(error)
                else None
            ),
        )
        page.on(
            "console",
            lambda line: (
                complaints.append(f"{page.url}: {line.text}")
                if "Content Security Policy" in line.text
                else None
            ),
        )
        page.on(
            "response",
            lambda answer: (
                complaints.append(f"{answer.status} {answer.url}") if answer.status >= 500 else None
            ),
        )
        return page

    failed_before = request.session.testsfailed
    yield open_page
    if request.session.testsfailed > failed_before:
        _keep_pictures(contexts, request.node.name)
    for context in contexts:
        context.close()
    assert complaints == []


def _keep_pictures(contexts: list[BrowserContext], test: str) -> None:
    """What each person saw when the test failed, for whoever looks into it."""
    folder = Path(os.environ["STATIC_ROOT"]).parent / "failed"
    for number, context in enumerate(contexts):
        for page in context.pages:
            page.screenshot(path=folder / f"{test}-{number}.png", full_page=True)


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """Assert that axe finds nothing on the page as it stands (WCAG 2.2 AA)."""

    def accessible(page: Page) -> None:
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
        problems = [
            f"{violation['id']}: {node['html'][:160]} – {node['failureSummary'][:200]}"
            for violation in found.response["violations"]
            for node in violation["nodes"]
        ]
        assert problems == [], f"{page.url}\n" + "\n".join(problems)

    return accessible
