"""A library as Markdown files: every page once, every link to something that is there."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from urllib.parse import unquote

import yaml

from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.pages.exported import Volume, export_pages, find_asked
from mkdocs_speeches.core.pipeline import build_nodes
from mkdocs_speeches.core.rules.load import load_rules

SEED = """---
license: CC0
---
在全县防汛工作会议上的讲话
（2021年6月3日）
县长　赵一平
同志们：
我们要坚持劳资?双赢?的原则，切实把防汛救灾的各项工作做好做实，确保安全度汛。
一、抓好落实
要层层负责，不得有误，务求取得实效，决不能有丝毫的麻痹和松懈。
"""
OTHER = SEED.replace("防汛工作", "抗旱工作").replace("6月3日", "7月3日")
DRAFT = "---\ndraft: true\n---\n还没有定稿的讲话\n同志们：\n这一句还不能给人看。\n"
OWN = {"about.md": "# 关于\n\n见[首页](index.md#by-date)和[讲话](speeches/a.md#s-1)。\n"}


@cache
def files() -> dict[str, str]:
    seeds = [Seed(name, text.encode()) for name, text in (("a.txt", SEED), ("b.txt", OTHER), ("c.txt", DRAFT))]
    built = build_nodes(seeds, load_rules())
    volume = Volume("文库", built.library, built.pages, built.overview, OWN)
    return dict(export_pages(volume, find_asked(volume)))


def matter(uri: str) -> dict[str, object]:
    return yaml.safe_load(files()[uri].split("---\n")[1])


def test_the_head_of_a_speech_says_all_that_is_known_of_it() -> None:
    head = matter("speeches/a.md")
    assert {key: str(value) for key, value in head.items() if key != "tags"} == {
        "title": "在全县防汛工作会议上的讲话",
        "speaker": "赵一平",
        "role": "县长",
        "date": "2021-06-03",
        "occasion": "全县防汛工作会议",
        "license": "CC0",
        "source": "a.txt",
        "lines": "4-10",
    }


def test_links_lead_to_files_and_ids_that_are_there_and_no_id_stands_idle() -> None:
    asked = set()
    for uri, text in files().items():
        for target in re.findall(r"\]\(([^)]+)\)", text):
            path, _, anchor = target.partition("#")
            place = posixpath.normpath(posixpath.join(posixpath.dirname(uri), unquote(path)))
            assert place in files(), f"{uri}: {target}"
            if anchor:
                asked.add((place, anchor))
    there = {(uri, one or two) for uri, text in files().items() for one, two in _ids(text)}
    assert there == asked
    assert ("speeches/a.md", "s-1") in there
    assert ("index.md", "by-date") in there


def _ids(text: str) -> list[tuple[str, str]]:
    return re.findall(r"\{#([\w-]+)\}$|<a id=\"([\w-]+)\"></a>", text, re.MULTILINE)


def test_no_html_stands_but_for_ids() -> None:
    found = re.findall(r"<[^>]+>", re.sub(r"<a id=\"[\w-]+\"></a>", "", "".join(files().values())))
    assert found == []


def test_the_navigation_names_every_page_once_below_the_list_that_leads_to_it() -> None:
    listed = re.findall(r"\]\(([^)]+)\)", files()["SUMMARY.md"])
    assert sorted(map(unquote, listed)) == sorted(uri for uri in files() if uri != "SUMMARY.md")
    assert "- [全部讲话](speeches.md)\n    - [在全县防汛工作会议上的讲话](speeches/a.md)\n" in files()["SUMMARY.md"]


def test_drafts_never_come_out() -> None:
    assert "不能给人看" not in "".join(files().values())
    assert not any(uri.endswith("/c.md") for uri in files())
