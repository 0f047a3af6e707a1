"""Plugins and settings that many sites have, all in one: what they make and what we make stand in one site and work."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.repositories import commit, git
from tests.sites import Site, build, draw, go_without_a_reload

pytestmark = pytest.mark.trial
PACKAGES = ("mkdocs-awesome-nav", "mkdocs-redirects", "mkdocs-minify-plugin", "mike")
SETTINGS = """\
site_name: 文库
site_url: https://example.org/a/b/
theme:
  name: material
  features: [navigation.instant, navigation.tabs]
plugins:
  - speeches
  - cjk-search
  - tags
  - blog
  - awesome-nav
  - redirects:
      redirect_maps: {old.md: about.md, alt.md: speeches/a.md}
  - minify:
      minify_html: true
  - macros
"""
SPEECH = """在全市防汛工作会议上的讲话
（2009年3月5日）
同志们：
今天召开全市防汛工作会议，安排部署今年的防汛工作。这里有 {{ 6 * 7 }} 和 {% if x %} 两个记号。
一、提高认识，压实责任
各级各部门要把防汛工作摆在突出位置，逐级落实责任。
"""
TREE = {
    "docs/.nav.yml": 'nav:\n  - 讲话: speeches.md\n  - about.md\n  - "*"\n',
    "docs/about.md": "# 关于\n\n算得 {{ 6 * 7 }}。见[一篇](speeches/a.md)。\n",
    "docs/labels.md": "# 标签\n\n<!-- material/tags -->\n",
    "docs/blog/index.md": "# 博客\n",
    "docs/blog/posts/first.md": "---\ndate: 2024-01-31\n---\n\n# 博文\n\n见[讲话](../../speeches/a.md)。\n",
    "seeds/a.txt": SPEECH,
    "seeds/b.txt": SPEECH.replace("防汛", "抗旱"),
}


@pytest.fixture(scope="module")
def guests(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where Python finds them, beside all that it finds already."""
    folder = tmp_path_factory.mktemp("guests")
    command = (sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), *PACKAGES)
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    # what is installed already goes first: pip brings its own MkDocs along
    return os.pathsep.join(filter(None, (os.environ.get("PYTHONPATH"), *sys.path[1:], str(folder))))


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, serve_site: Callable[..., str]) -> tuple[Path, str]:
    """A folder, and where the site that is built in it is served, at an address below another one."""
    folder = tmp_path_factory.mktemp("whole")
    draw(folder, {"site/": ""})
    return folder, serve_site(folder / "site", under="/a/b/")


@pytest.fixture(scope="module")
def whole(guests: str, base: tuple[Path, str]) -> Site:
    """A strict build with all of them."""
    folder, address = base
    draw(folder, {"mkdocs.yml": SETTINGS.replace("https://example.org/a/b/", address), **TREE})
    built = build(folder, "--strict", env={"PYTHONPATH": guests})
    assert built.code == 0, built.log
    return built


def test_each_of_them_does_its_work_and_ours_is_there(whole: Site) -> None:
    assert "算得 42。" in whole.soup("about/").get_text()
    assert "../about/" in whole.read("old/")
    assert "../speeches/a/" in whole.read("alt/")
    assert whole.soup("blog/2024/01/31/博文/").select_one('a[href$="speeches/a/"]')
    assert whole.soup("labels/").select_one('a[href="../speeches/a/"]')
    assert [link.get_text().strip() for link in whole.soup("").select(".md-tabs__link")][:2] == ["讲话", "关于"]
    assert "\n\n" not in whole.read("speeches/a/").split("<body", 1)[1], "it is small"


def test_a_text_is_no_template(whole: Site) -> None:
    assert "这里有 {{ 6 * 7 }} 和 {% if x %} 两个记号。" in whole.soup("speeches/a/").get_text()


def test_pages_that_come_without_a_reload_are_whole_and_search_finds_them(
    whole: Site, base: tuple[Path, str], page: Page
) -> None:
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    _, address = base
    go_without_a_reload(page, f"{address}speeches/", "在全市抗旱工作会议上的讲话")
    expect(page.get_by_role("heading", level=1)).to_contain_text("抗旱")
    page.goto(f"{address}search/?q=把抗旱工作摆在突出位置")
    expect(page.locator("[data-search-result]")).to_have_count(1)
    page.locator("[data-search-result] [data-search-passage]").first.click()
    expect(page).to_have_url(re.compile("/a/b/speeches/b/"))
    assert failures == []


def test_addresses_that_name_files_and_versions_work_too(guests: str, tmp_path: Path) -> None:
    """`mike` builds into a branch, below the name of a version."""
    settings = SETTINGS.replace("theme:\n", "use_directory_urls: false\ntheme:\n", 1)
    draw(tmp_path, {"mkdocs.yml": f"{settings}  - mike\n", **TREE, ".gitignore": "site\n.cache\n"})
    commit(tmp_path)
    for name in ("user.name", "user.email"):
        git(tmp_path, "config", name, "editor@example.org")
    found = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": found, "PYTHONPATH": guests, "NO_MKDOCS_2_WARNING": "1"}
    command = (sys.executable, "-c", "from mike.driver import main; main()", "deploy", "1.0", "latest")
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    names = git(tmp_path, "-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert {"1.0/speeches/a.html", "1.0/search.html", "1.0/search/index.json", "latest"} <= {*names}
    assert "把防汛工作摆在突出位置" in git(tmp_path, "show", "gh-pages:1.0/speeches/a.html")
