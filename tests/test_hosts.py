"""Other hosts make the same pages: those that run plugins of MkDocs, and Zensical, which builds what is exported."""

from __future__ import annotations

import posixpath
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup, Tag
from click.testing import CliRunner
from playwright.sync_api import Page

from mkdocs_speeches.hosts.cli.main import main
from tests.search.engine import open_engine
from tests.sites import ROOT, Site, build, settings

pytestmark = pytest.mark.trial
COPIED = ("docs", "seeds", "mkdocs.yml", "zensical.yml")
ALONE = {"404.html", "SUMMARY/index.html", "search/index.html"}
"""Pages that are about no speech, and are each host's own."""
TEMPLATES = ROOT / "plugins/mkdocs_speeches/templates"
QUERIES = (
    "劳动竞赛",
    "职工代表大会",
    "同志们",
    "切实维权",
    "一是",
    "工会工作是党的群众工作的重要组成部分",
    "没有这句话",
)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """This repository, built strictly by MkDocs in a folder of its own."""
    folder = tmp_path_factory.mktemp("hosts")
    for name in COPIED:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    built = build(folder, "--strict")
    assert built.code == 0, built.log
    return built


@pytest.mark.parametrize("host", ["properdocs"])
def test_the_same_pages_are_made_by_another_host(host: str, ours: Site) -> None:
    command = (sys.executable, "-m", host, "build", "--strict", "--config-file", "mkdocs.yml", "--site-dir", "other")
    done = subprocess.run(command, cwd=ours.folder, env=settings({}), capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    other = ours.folder / "other"
    pages = _pages(ours.built)
    assert pages == _pages(other)
    assert [page for page in sorted(pages) if _content(ours.built / page) != _content(other / page)] == []


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of the newest Zensical that pip finds, in an environment of its own."""
    folder = tmp_path_factory.mktemp("zensical")
    venv.create(folder, with_pip=True)
    done = subprocess.run((folder / "bin/pip", "install", "--quiet", "zensical"), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder / "bin/zensical"


@pytest.fixture(scope="module")
def theirs(ours: Site, zensical: Path, monkeypatch_module: pytest.MonkeyPatch) -> Path:
    """The same by Zensical, as docs/dev/export.md says."""
    monkeypatch_module.chdir(ours.folder)
    _run_command("export", "build/docs")
    said = _build_with(zensical, ours.folder, "--strict", "--config-file", "zensical.yml")
    assert "No issues found" in said
    _run_command("index", "build/site")
    return ours.folder / "build/site"


@pytest.fixture(scope="module")
def monkeypatch_module() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def test_zensical_makes_a_page_of_each_and_no_text_is_lost(ours: Site, theirs: Path) -> None:
    pages = {page for page in _pages(ours.built) if "http-equiv" not in (ours.built / page).read_text("utf-8")[:1000]}
    assert pages - ALONE == _pages(theirs) - ALONE
    for page in sorted(page for page in pages if page.startswith("speeches/") and page != "speeches/index.html"):
        shown = _squeezed(_article(theirs / page).get_text())
        blocks = BeautifulSoup((ours.built / page).read_text("utf-8"), "html.parser").select(".speech-text > p")
        told = [block for block in blocks if not block.has_attr("data-generated")]
        assert told
        assert [text for block in told if (text := _squeezed(block.get_text())) not in shown] == []


def test_all_links_of_zensicals_pages_lead_to_what_is_there(theirs: Path) -> None:
    articles = {page: _article(theirs / page) for page in _pages(theirs) - ALONE}
    anchors = {page: {str(element["id"]) for element in found.select("[id]")} for page, found in articles.items()}
    dead = [
        (page, link)
        for page, found in articles.items()
        for link in _links(found)
        if not _leads(page, link, anchors, theirs)
    ]
    assert sum(len(list(_links(found))) for found in articles.values()) > 1000
    assert dead == []


def test_both_searches_find_the_same_speeches(
    ours: Site, theirs: Path, page: Page, serve_site: Callable[..., str]
) -> None:
    found = []
    for built in (ours.built, theirs):
        (built / "empty.html").write_text("<!doctype html><title>空</title>", "utf-8")
        engine = open_engine(page, serve_site, built)
        answers = engine.places((query, {}) for query in QUERIES)
        found.append(
            [{uri for uri in answer["found"] if uri.startswith("speeches/")} - {"speeches/"} for answer in answers]
        )
    assert found[0] == found[1]
    assert [bool(speeches) for speeches in found[0]] == [query != "没有这句话" for query in QUERIES]


def test_our_templates_are_read_by_zensical(ours: Site, zensical: Path, theirs: Path) -> None:
    speech = next(path for path in sorted((ours.folder / "build/docs/speeches").iterdir()))
    written = speech.read_text("utf-8")
    speech.write_text(written.replace("---\n", "---\ntemplate: speech.html\n", 1), "utf-8")
    own = (ours.folder / "zensical.yml").read_text("utf-8").replace("build/site", "build/dressed")
    (ours.folder / "dressed.yml").write_text(f"{own}theme:\n  custom_dir: {TEMPLATES}\n  language: zh\n", "utf-8")
    _build_with(zensical, ours.folder, "--config-file", "dressed.yml")
    shown = BeautifulSoup(
        (ours.folder / f"build/dressed/speeches/{speech.stem}/index.html").read_text("utf-8"), "html.parser"
    )
    assert shown.select_one(".speech .speech-outline a[href^='#s-']")
    assert shown.select_one("meta[property='og:title']")


def _run_command(*arguments: str) -> None:
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output


def _build_with(zensical: Path, folder: Path, *arguments: str) -> str:
    done = subprocess.run((zensical, "build", *arguments), cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def _pages(built: Path) -> set[str]:
    return {path.relative_to(built).as_posix() for path in built.rglob("*.html") if path.name != "empty.html"}


def _content(page: Path) -> str:
    """What a page says between its head and its foot."""
    content = BeautifulSoup(page.read_text("utf-8"), "html.parser").select_one(".md-content")
    return str(content) if content else ""


def _article(page: Path) -> Tag:
    article = BeautifulSoup(page.read_text("utf-8"), "html.parser").select_one("article")
    assert article, page
    return article


def _squeezed(text: str) -> str:
    return "".join(text.replace("¶", "").split())


def _links(article: Tag) -> Iterator[str]:
    yield from (str(link["href"]) for link in article.select("a[href]") if ":" not in str(link["href"]))


def _leads(page: str, link: str, anchors: Mapping[str, set[str]], built: Path) -> bool:
    path, _, anchor = unquote(link).partition("#")
    place = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    target = place if place in anchors else posixpath.normpath(f"{place}/index.html")
    return (target in anchors and (not anchor or anchor in anchors[target])) or (built / place).is_file()
