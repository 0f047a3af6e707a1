"""The one road from seeds to pages: addresses are unique, what has errors is withheld, the rest is published."""

from __future__ import annotations

from mkdocs_speeches.core.model import Level, Seed
from mkdocs_speeches.core.pipeline import (
    Build,
    build,
    build_nodes,
    read_library,
)
from tests.core.readings import RULES

SPEECH = """在全县{}工作会议上的讲话
（2031年3月2日）
同志们：
今天我们召开会议，主要任务是研究{}工作，请大家认真贯彻落实。
一、提高认识。
各级各部门要高度重视{}工作，切实抓好各项措施的落实。
"""


def seed(name: str, topic: str = "春耕", head: str = "") -> Seed:
    return Seed(name, f"{head}{SPEECH.replace('{}', topic)}".encode())


def uris(built: Build, folder: str = "speeches/") -> list[str]:
    return [page.uri for page in built.pages if page.uri.startswith(folder)]


def test_seeds_are_read_in_the_order_of_their_names() -> None:
    documents, said = read_library([seed("乙.txt"), seed("b.txt"), seed("甲.txt")], RULES)
    assert [found.source.name for found in documents] == ["b.txt", "乙.txt", "甲.txt"]
    assert said == ()


def test_each_speech_and_each_seed_has_a_page() -> None:
    built = build([seed("a.txt"), seed("b.txt", "水利")], RULES)
    assert uris(built) == ["speeches/a.md", "speeches/b.md"]
    assert uris(built, "sources/") == ["sources/a.md", "sources/b.md"]
    assert built.count_headings() == 2


def test_pages_hold_their_nodes_only_where_these_are_asked_for() -> None:
    bare, whole = (made([seed("a.txt"), seed("b.txt", "水利")], RULES).pages for made in (build, build_nodes))
    assert not any(page.blocks for page in bare)
    assert all(page.blocks for page in whole)
    assert [page.packed for page in bare] == [page.packed for page in whole]


def test_a_seed_with_an_error_is_told_and_withheld_but_in_a_preview() -> None:
    seeds = [seed("a.txt", head="---\nspaeker: 王小明\n---\n"), seed("b.txt", "水利")]
    built = build(seeds, RULES)
    assert uris(built) == ["speeches/b.md"]
    assert [(found.source, found.level) for found in built.diagnostics if found.level is Level.ERROR] == [
        ("a.txt", Level.ERROR)
    ]
    assert uris(build(seeds, RULES, preview=True)) == ["speeches/a.md", "speeches/b.md"]


def test_a_draft_has_no_page_at_all() -> None:
    built = build([seed("a.txt", head="---\ndraft: true\n---\n"), seed("b.txt", "水利")], RULES, preview=True)
    assert (uris(built), uris(built, "sources/")) == (["speeches/b.md"], ["sources/b.md"])
