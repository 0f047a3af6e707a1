"""Pages are shown as we wrote them, and by Markdown wherever somebody else has a say in them: readers see the same."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from bs4 import BeautifulSoup

from mkdocs_speeches.core.text.record import BLOCK, read_record
from tests.elements import elements
from tests.sites import FIVE_LINES, ROOT, Site

Builder = Callable[..., Site]
SEED = """\
在全县防汛工作会议上的讲话
（2021年6月3日）
县长　赵一平
同志们：
今天的会议很重要，请大家认真落实各项指标（GDP、就业）。
一、抓好落实。要层层负责，不得有误，务求取得实效。
（一）查水库。要逐库登记造册，一库一策，责任到人。
（二）查河道。要清理阻水障碍，保证行洪畅通无阻。
二、加强领导
去年工作有成绩。一是查水库，逐库登记造册。二是查河道，清理阻水障碍。
"""
GIT = "repo_url: https://github.com/o/r\nedit_uri: edit/main/docs/\n"
OWN = {f"seeds/{path.name}": path.read_bytes() for path in (ROOT / "seeds").iterdir()}
FORCED = """\
from markdown import Extension


class Foreign(Extension):
    def extendMarkdown(self, md):
        pass


def on_config(config):
    config.markdown_extensions.append(Foreign())
    return config
"""


def is_as_written(page: str) -> bool:
    """Whether a speech is shown as we wrote it: then its record holds its text."""
    record = read_record(page)
    assert record is not None
    return record.runs is not None


def text(page: str) -> str:
    """The text of a speech without what was added to it."""
    soup = BeautifulSoup(page, "html.parser")
    for added in soup.select("[data-generated], .headerlink, script"):
        added.decompose()
    return "\n".join(soup.select_one(".speech-text").get_text().split())  # type: ignore[union-attr]


@pytest.fixture
def plain(site: Builder) -> str:
    return site({"seeds/a.txt": SEED}, "--strict").read("speeches/a/")


def test_both_roads_lead_to_the_same_site(site: Builder) -> None:
    tree: Mapping[str, str | bytes] = {"seeds/a.txt": SEED, **OWN}
    written = site({"mkdocs.yml": f"{FIVE_LINES}  - tags\n{GIT}", **tree}, "--strict")
    pages = {uri: written.read(uri) for uri in written.uris()}
    rendered = site(
        {"mkdocs.yml": f"{FIVE_LINES}  - tags\n{GIT}hooks:\n  - hooks.py\n", "hooks.py": FORCED}, "--strict"
    )
    assert rendered.uris() == tuple(pages)
    assert is_as_written(pages["speeches/a/"])
    assert not is_as_written(rendered.read("speeches/a/"))
    for uri, page in pages.items():
        shown, other = (elements(BLOCK.sub("", html)) for html in (page, rendered.read(uri)))
        assert shown == other, uri


def test_search_finds_the_same_on_both_roads(site: Builder) -> None:
    settings = f"{FIVE_LINES}  - cjk-search\n"
    entries = []
    for more in ("", "hooks:\n  - hooks.py\n"):
        built = site({"mkdocs.yml": settings + more, "hooks.py": FORCED, "seeds/a.txt": SEED, **OWN}, "--strict")
        entries.append(indexed(built))
        assert "data-search-record" not in built.read("speeches/a/")
    assert entries[0] == entries[1]
    assert ["一、抓好落实", "要层层负责，不得有误，务求取得实效。"] in [
        [part for part, _, _ in run] for run in entries[0]["speeches/a/"]["runs"]
    ]


def indexed(built: Site) -> dict[str, Any]:
    files = sorted((built.built / "search").glob("*/pages/*.bin"))
    return {page["uri"]: page for page in (json.loads(gzip.decompress(path.read_bytes())) for path in files)}


def test_a_template_engine_over_all_pages_changes_none_of_ours(site: Builder, plain: str) -> None:
    built = site({"mkdocs.yml": f"{FIVE_LINES}  - macros\n", "docs/b.md": "# 乙\n\n{{ 40 + 2 }}\n"}, "--strict")
    page = built.read("speeches/a/")
    assert "42" in built.read("b/")
    assert is_as_written(page)
    assert text(page) == text(plain)


def test_what_a_hook_adds_to_the_markdown_is_shown_and_found(site: Builder, plain: str) -> None:
    hook = (
        "def on_page_markdown(markdown, page, **_):\n"
        "    return markdown + '\\n\\n本站**按语**。\\n' if page.url.startswith('speeches/a') else markdown\n"
    )
    settings = f"{FIVE_LINES}  - cjk-search\n{GIT}hooks:\n  - hooks.py\n"
    built = site({"mkdocs.yml": settings, "hooks.py": hook}, "--strict")
    page = built.soup("speeches/a/")
    assert page.select_one(".speech-text strong:not(.speech-related-title *)").get_text() == "按语"  # type: ignore[union-attr]
    assert text(built.read("speeches/a/")).replace("本站按语。", "").strip() == text(plain)
    assert page.select("p[id^='p-'] > a.headerlink")
    assert page.select("h2 ~ a.speech-edit")
    entry = indexed(built)["speeches/a/"]
    assert "本站按语。" in json.dumps(entry["runs"], ensure_ascii=False)
    assert entry["byline"] == "县长 赵一平 · 2021年6月3日"


def test_another_plugin_sees_all_of_each_page_before_the_first_is_written(site: Builder) -> None:
    hook = (
        "import json\n\n"
        "def on_env(env, config, files):\n"
        "    pages = [file.page for file in files.documentation_pages()]\n"
        "    seen = {page.url: (page.title, page.markdown, page.content) for page in pages}\n"
        "    open('seen.json', 'w').write(json.dumps(seen))\n"
    )
    built = site(
        {"mkdocs.yml": f"{FIVE_LINES}hooks:\n  - hooks.py\n", "hooks.py": hook, "seeds/a.txt": SEED}, "--strict"
    )
    seen = json.loads((built.folder / "seen.json").read_text("utf-8"))
    for address in ("speeches/a/", "sources/a/", "speeches/"):
        title, markdown, content = seen[address]
        shown = {"讲话": "全部讲话"}.get(title, title)  # the navigation names the list by one word
        assert f"<title>{shown} - " in built.read(address)
        assert "全县防汛工作会议" in markdown
        assert "全县防汛工作会议" in content


def test_an_abbreviation_of_the_site_is_explained_in_speeches_too(site: Builder) -> None:
    hook = "def on_page_markdown(markdown, **_):\n    return markdown + '\\n\\n*[GDP]: 国内生产总值\\n'\n"
    settings = f"{FIVE_LINES}markdown_extensions:\n  - abbr\nhooks:\n  - hooks.py\n"
    built = site({"mkdocs.yml": settings, "hooks.py": hook, "seeds/a.txt": SEED}, "--strict")
    assert built.soup("speeches/a/").select_one("abbr")["title"] == "国内生产总值"  # type: ignore[index]
    glossary = f"{FIVE_LINES}markdown_extensions:\n  - abbr:\n      glossary: {{GDP: 国内生产总值}}\n"
    built = site({"mkdocs.yml": glossary, "seeds/a.txt": SEED}, "--strict")
    assert built.soup("speeches/a/").select_one("abbr")["title"] == "国内生产总值"  # type: ignore[index]


def test_headings_have_the_sign_that_the_site_asks_for(site: Builder, plain: str) -> None:
    settings = f"{FIVE_LINES}markdown_extensions:\n  - toc:\n      permalink: 本节\n"
    built = site({"mkdocs.yml": settings, "seeds/a.txt": SEED}, "--strict")
    signs = built.soup("speeches/a/").select("h2#s-1 a.headerlink[href='#s-1']")
    assert "本节" in [sign.get_text() for sign in signs]
    assert text(built.read("speeches/a/")) == text(plain)


@pytest.mark.parametrize(("depth", "anchors"), [("2", ["#s-1", "#s-2"]), ("2-3", ["#s-1", "#s-1-1", "#s-1-2", "#s-2"])])
def test_the_outline_is_as_deep_as_the_site_asks_for(depth: str, anchors: list[str], site: Builder) -> None:
    settings = f"{FIVE_LINES}markdown_extensions:\n  - toc:\n      toc_depth: {depth}\n"
    built = site({"mkdocs.yml": settings, "seeds/a.txt": SEED}, "--strict")
    assert is_as_written(built.read("speeches/a/"))
    links = built.soup("speeches/a/").select(".md-nav--secondary a.md-nav__link")
    assert [link["href"] for link in links] == anchors


ANCHORS = "validation:\n  links:\n    anchors: warn\n"


def test_links_to_anchors_are_checked_both_ways(site: Builder) -> None:
    settings = f"{FIVE_LINES}{ANCHORS}"
    good = {"docs/b.md": "# 乙\n\n[节](speeches/a.md#s-1) [行](sources/a.md#L3) [题](tags.md#title)\n"}
    site({"mkdocs.yml": settings, "seeds/a.txt": SEED, **good}, "--strict")
    bad = site({"mkdocs.yml": settings, "docs/b.md": "# 乙\n\n[节](speeches/a.md#s-9)\n"}, "--strict", code=1)
    assert "'speeches/a.md' does not contain an anchor '#s-9'" in bad.log
    own = {"docs/b.md": "# 乙\n", "docs/sources/a.md": "# 自己写的\n"}
    hand = site({"mkdocs.yml": settings, **own}, "--strict", code=1)
    assert "does not contain an anchor '#L1'" in hand.log


def test_what_an_author_leaves_out_is_told_by_mkdocs(site: Builder) -> None:
    built = site({"mkdocs.yml": f"{FIVE_LINES}exclude_docs: /tags.md\n", "seeds/a.txt": SEED})
    assert "'tags.md' which is excluded from the built site" in built.log
    assert "同志们" in text(built.read("speeches/a/"))


def test_names_of_the_navigation_stay_the_authors(site: Builder) -> None:
    settings = f"{FIVE_LINES}nav:\n  - 开始: index.md\n  - 所有的讲话: speeches.md\n"
    built = site({"mkdocs.yml": settings, "seeds/a.txt": SEED}, "--strict")
    assert "所有的讲话" in [link.get_text().strip() for link in built.soup("").select(".md-nav--primary a")]
