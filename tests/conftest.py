"""What tests share: real builds (`site`), a real Chromium (`browser`, `page`), a real server (`serve_site`)."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

from scripts.chromium import ChromiumMissing, launch
from scripts.serving import serving
from tests.compiled import COMPILED as COMPILED
from tests.often import TRIALS, often
from tests.sites import FIVE_LINES, PATIENCE, ROOT, Site, build, draw

# A busy machine is slow, and slowness is no failure: figures belong to the benchmark. Nor is a run a lottery: the same
# examples are drawn each time, but in trials, which tell the example that failed.
settings.register_profile(
    "house",
    max_examples=often(40, 1_000),
    deadline=None,
    derandomize=not TRIALS,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")
expect.set_options(timeout=1000 * PATIENCE)
QUICK = ROOT / "tests/core"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="write what comes out now into tests/golden, to be read as a diff",
    )
    parser.addoption("--archives", help="a folder with the wheel and the sdist to test, instead of newly built ones")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A skipped test proves nothing and must not look like success."""
    terminal = session.config.pluginmanager.get_plugin("terminalreporter")
    if terminal and terminal.stats.get("skipped") and session.exitstatus == pytest.ExitCode.OK:
        terminal.write_line("tests were skipped, and none may be", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whole sites first: with quick tests at the end no worker waits long for the other."""
    items.sort(key=lambda item: item.path.is_relative_to(QUICK))


def pytest_collection_finish() -> None:
    """What is loaded by now stays, and need not be gone through again with each thousand elements of a page."""
    gc.freeze()


@pytest.fixture(scope="session")
def update_goldens(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written instead of compared."""
    return bool(request.config.getoption("--update-goldens"))


@pytest.fixture
def site(tmp_path: Path) -> Callable[..., Site]:
    """Draws a tree and builds it: `site({"seeds/a.txt": "…"}, "--strict", code=0, env={…})`.

    A tree without mkdocs.yml gets one of five lines. An exit code other than `code` (None: any) fails with the log.
    Called again, it draws over the same folder and builds once more.
    """

    def build_site(
        tree: Mapping[str, str | bytes],
        *arguments: str,
        code: int | None = 0,
        env: Mapping[str, str] | None = None,
    ) -> Site:
        draw(tmp_path, {"mkdocs.yml": FIVE_LINES, "docs/": "", **tree})
        built = build(tmp_path, *arguments, env=env)
        assert code is None or built.code == code, f"mkdocs build ended with {built.code}:\n{built.log}"
        return built

    return build_site


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The project's own site, built strictly once for all tests that only look at it."""
    folder = tmp_path_factory.mktemp("library")
    built = build(ROOT, "--strict", "--site-dir", str(folder))
    assert built.code == 0, built.log
    return replace(built, built=folder)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium for all tests; without one the tests that need it fail, and say what to install."""
    with sync_playwright() as playwright:
        try:
            started = launch(playwright)
        except ChromiumMissing as error:
            pytest.fail(str(error), pytrace=False)
        yield started
        started.close()


@pytest.fixture(scope="session")
def open_page(browser: Browser) -> Callable[..., AbstractContextManager[Page]]:
    """Opens a fresh tab at 1440 × 900 whose reader prefers Chinese: `with open_page(has_touch=True) as page`."""

    @contextmanager
    def open_one(**options: Any) -> Iterator[Page]:
        usual = {"locale": "zh-CN", "viewport": {"width": 1440, "height": 900}}
        with browser.new_context(**{**usual, **options}) as context:
            context.set_default_timeout(1000 * PATIENCE)
            yield context.new_page()

    return open_one


@pytest.fixture
def page(open_page: Callable[..., AbstractContextManager[Page]]) -> Iterator[Page]:
    """A fresh tab, closed behind the test."""
    with open_page() as opened:
        yield opened


@pytest.fixture(scope="session")
def serve_site() -> Iterator[Callable[..., str]]:
    """Serves a folder on a free port: `serve_site(site.built, under="/a/b/")` gives the URL, with a closing `/`."""
    with ExitStack() as servers:
        yield lambda folder, *, under="/": servers.enter_context(serving(folder, under=under))
