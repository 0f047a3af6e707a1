"""The modules for the browser: shipped as written, small, few on a first visit, and of one mind with Python."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.shared_names import MODULES, PACKAGE, spell
from tests.sites import Site

FOLDERS = {"assets": PACKAGE / "assets", "search": PACKAGE / "search/assets"}
SCRIPTS = sorted(path for folder in FOLDERS.values() for path in folder.glob("*.js"))
IMPORTS = re.compile(r"""(?:\bfrom |^import |\bimport\()["']\./([\w-]+)\.js["']""", re.MULTILINE)
COMMENTS = re.compile(r"/\*\*.*?\*/", re.DOTALL)
NAME = re.compile(r"(?<![\w-])(?:speech|cjk|data-search)-[a-z]+(?:-[a-z]+)*(?:__[a-z]+)?(?:--[a-z]+)?(?![\w-])")


def read(path: Path) -> str:
    """A module without its comments, whose types name other modules."""
    return COMMENTS.sub("", path.read_text("utf-8"))


def imported(path: Path, *, statically: bool = False) -> set[Path]:
    text = re.sub(r"import\(.*?\)", "", read(path)) if statically else read(path)
    return {path.with_name(f"{name}.js") for name in IMPORTS.findall(text)}


def needed(path: Path) -> set[Path]:
    """A module and all that it imports, directly or not."""
    found, ahead = set(), [path]
    while ahead:
        if (here := ahead.pop()) not in found:
            found.add(here)
            ahead.extend(imported(here, statically=True))
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_shared_names_are_those_of_python(path: Path) -> None:
    assert path.read_text("utf-8") == spell(MODULES[path]), "run: python -m scripts.shared_names"


def test_what_scripts_go_by_is_written_somewhere() -> None:
    """Each class that a script looks for is one that a page, a template or a script has."""
    sources = [*PACKAGE.rglob("*.py"), *(PACKAGE / "templates").rglob("*.html")]
    written = "\n".join(path.read_text("utf-8") for path in sources)
    scripts = {path: set(NAME.findall(read(path))) for path in SCRIPTS}
    styles = "\n".join(path.read_text("utf-8") for folder in FOLDERS.values() for path in folder.glob("*.css"))
    for path, names in scripts.items():
        for name in names:
            others = sum(name in found for found in scripts.values()) > 1
            assert name in written or name in styles or others or f'"{name}"' in read(path), f"{path.name}: {name}"
    assert sum(map(len, scripts.values())) > 60


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_what_a_module_imports_is_there_and_used(path: Path, library: Site) -> None:
    folder = next(name for name, source in FOLDERS.items() if source == path.parent)
    assert (library.built / folder / path.name).read_bytes() == path.read_bytes(), "shipped as it is written"
    assert all(other in SCRIPTS for other in imported(path))
    entries = {"speeches.js", "search.js", "disk.js"}
    assert path.name in entries or any(path in imported(other) for other in SCRIPTS), "nothing asks for it"


def test_the_reader_is_asked_for_at_once_and_whole() -> None:
    text = (FOLDERS["search"] / "search.js").read_text("utf-8")
    listed = re.search(r'const PARTS = "([\w ]+)"', text)
    assert listed
    here = needed(FOLDERS["search"] / "search.js")
    wanted = needed(FOLDERS["search"] / "reader.js") - here
    assert set(listed[1].split()) == {path.stem for path in wanted}


@pytest.mark.parametrize(("uri", "most"), [("", 6), ("speeches/000_50a15904957212a8/", 8), ("terms/职工维权/", 8)])
def test_a_first_visit_asks_for_few_modules_and_no_other_host(
    uri: str, most: int, library: Site, page: Page, serve_site: Callable[..., str]
) -> None:
    base = serve_site(library.built)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(base + uri, wait_until="networkidle")
    expect(page.get_by_label("搜索全站")).to_be_visible()
    assert [url for url in asked if not url.startswith((base, "data:"))] == []
    ours = [url for url in asked if re.search(r"/(?:assets|search)/[\w-]+\.js$", url)]
    assert 0 < len(ours) <= most
    assert len(set(ours)) == len(ours)


def test_what_a_search_needs_comes_in_one_go(library: Site, page: Page, serve_site: Callable[..., str]) -> None:
    page.goto(serve_site(library.built))
    page.get_by_label("搜索全站").fill("职工")
    expect(page.locator("[data-search-result]").first).to_be_visible()
    script = """() => performance.getEntriesByType("resource")
        .filter(({ name }) => name.endsWith(".js") && name.includes("/search/")).map(({ name }) => name)"""
    loaded = [Path(url).name for url in page.evaluate(script)]
    assert len(set(loaded)) == len(loaded), "nothing twice"
    assert {path.name for path in needed(FOLDERS["search"] / "reader.js")} <= set(loaded)
