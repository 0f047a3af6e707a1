"""Real other plugins beside this one: they date pages and name authors by the seed, and none ends the build."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from mkdocs_speeches.core.editors.adoption import fingerprint
from tests.core.formats.test_html import speech, word
from tests.core.readings import read_text
from tests.repositories import commit
from tests.sites import FIVE_LINES, Site, build, draw

SPEECH = """在全市防汛工作会议上的讲话
（2009年3月5日）
同志们：
今天召开全市防汛工作会议，主要任务是安排部署今年的防汛工作。
一、提高认识，压实责任
各级各部门要把防汛工作摆在突出位置，逐级落实责任。
"""
PLUGINS = """\
site_url: https://example.org/
plugins:
  - speeches
  - cjk-search
  - git-authors
  - git-revision-date-localized:
      type: iso_date
      enable_creation_date: true
  - rss:
      length: 100
      cache_dir: {}
      date_from_meta:
        as_creation: date
"""
ADOPTED = """---
title: 编辑定的标题
adopted:
  seed: d.txt
  lines: 1-6
  hash: "{}"
---

编辑自己写的一段话。
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A strict build with all of them: texts, one in another encoding, a Word file, an adopted page, later changes."""
    folder = tmp_path_factory.mktemp("beside")
    settings = FIVE_LINES.partition("plugins:")[0] + PLUGINS.format(tmp_path_factory.mktemp("cache"))
    seeds = {f"seeds/{name}.txt": SPEECH.replace("防汛", name) for name in ("防汛", "扫盲", "d")}
    draw(
        folder,
        {
            "mkdocs.yml": settings,
            "docs/about.md": "# 关于\n\n这是关于本站的一页。\n",
            "docs/speeches/d.md": "# 以后写\n",
            "seeds/消防.txt": SPEECH.replace("防汛", "消防").replace("3月5日", "").encode("gb18030"),
            "seeds/表.docx": word(speech),
            **seeds,
        },
    )
    commit(folder, date="2026-01-02T03:04:05+00:00")
    document = read_text(seeds["seeds/d.txt"])
    page = ADOPTED.format(fingerprint(document.source, document.speeches[0]))
    draw(folder, {"seeds/扫盲.txt": seeds["seeds/扫盲.txt"] + "谢谢大家！\n", "docs/speeches/d.md": page})
    commit(folder, date="2026-05-06T03:04:05+00:00")
    built = build(folder, "--strict")
    assert built.code == 0, built.log
    return built


def foot(site: Site, uri: str) -> str:
    """What a page says of its file: when it was changed and made, and by whom."""
    return " ".join(" ".join(part.get_text().split()) for part in site.soup(uri).select(".md-source-file"))


def test_a_speech_has_the_dates_and_authors_of_its_seed(both: Site) -> None:
    assert foot(both, "speeches/防汛/") == "2026年1月2日 2026-01-02 编辑"
    assert foot(both, "speeches/扫盲/") == "2026年5月6日 2026-01-02 编辑"
    assert foot(both, "sources/扫盲/") == "2026年5月6日 2026-01-02 编辑"
    assert foot(both, "about/") == "2026-01-02 2026-01-02 编辑"


def test_an_adopted_page_has_those_of_its_own_file(both: Site) -> None:
    assert foot(both, "speeches/d/") == "2026-05-06 2026-01-02 编辑"


def test_a_seed_that_is_no_utf_8_has_dates_and_ends_no_build(both: Site) -> None:
    assert foot(both, "speeches/消防/") == "2026年1月2日 2026-01-02"
    assert foot(both, "speeches/表/") == "2026年1月2日 2026-01-02"


def test_the_feed_has_each_speech_at_its_own_day(both: Site) -> None:
    created = {item["url"]: item for item in json.loads(both.read("feed_json_created.json"))["items"]}
    page = "https://example.org/speeches/{}/"
    assert created[page.format("%E9%98%B2%E6%B1%9B")]["date_published"].startswith("2009-03-05")
    # of a day in part it knows nothing, and takes when the seed came
    assert created[page.format("%E6%B6%88%E9%98%B2")]["date_published"].startswith("2026-01-02")
    assert "全市防汛工作会议" in created[page.format("%E9%98%B2%E6%B1%9B")]["title"]


def test_pages_lead_to_their_seeds_and_lists_to_no_file(site: Callable[..., Site]) -> None:
    settings = f"{FIVE_LINES}repo_url: https://github.com/o/r\nedit_uri: edit/main/docs/\n"
    built = site({"mkdocs.yml": settings, "seeds/a.txt": SPEECH})
    button = built.soup("speeches/a/").select_one("a[rel=edit]")
    assert button is not None
    assert button["href"] == "https://github.com/o/r/edit/main/seeds/a.txt#L1"
    assert built.soup("speeches/").select_one("a[rel=edit]") is None


def test_a_plugin_that_reads_pages_from_the_disk_again_is_refused_in_a_line(site: Callable[..., Site]) -> None:
    settings = f"{FIVE_LINES}  - i18n:\n      languages:\n        - {{locale: zh, name: 中文, default: true}}\n"
    built = site({"mkdocs.yml": settings, "seeds/a.txt": SPEECH}, code=1)
    assert "Traceback" not in built.log
    assert [line for line in built.log.splitlines() if "i18n" in line] == [
        "ERROR   -  plugins: i18n reads pages again from docs_dir, where ours are not — build a site of its own"
    ]
