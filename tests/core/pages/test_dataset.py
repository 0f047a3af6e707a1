"""A library as data: what each line states is as the schema says, and as the seed has it."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jsonschema

from mkdocs_speeches.core.editors.adoption import Adoption, read_adoption
from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.pages.adopted import write_adoption
from mkdocs_speeches.core.pages.dataset import list_rows, row_schema
from mkdocs_speeches.core.pipeline import Build, build_nodes
from mkdocs_speeches.core.rules.load import load_rules

SEED = """在全县防汛工作会议上的讲话
（2021年6月3日）
县长　赵一平
同志们：
我们要坚持劳资?双赢?的原则，切实把防汛救灾的各项工作做好做实，确保安全度汛。
一、抓好落实
要层层负责，不得有误。一是思想到位。二是责任到位。
"""
SEEDS = [Seed(name, text.encode()) for name, text in (("a.txt", SEED), ("b.txt", SEED.replace("6月3日", "7月3日")))]


@cache
def library() -> Build:
    return build_nodes(SEEDS, load_rules())


def rows(built: Build) -> list[dict[str, Any]]:
    found = [json.loads(row) for row in list_rows(built.library, built.pages)]
    for row in found:
        jsonschema.validate(row, row_schema(), jsonschema.Draft202012Validator)
    return found


def test_a_line_states_what_the_seed_says() -> None:
    [row, _] = rows(library())
    assert (row["page"], row["title"], row["speaker"], row["date"]) == (
        "speeches/a.md",
        "在全县防汛工作会议上的讲话",
        "赵一平",
        "2021-06-03",
    )
    assert [(block["kind"], block["text"], block["lines"]) for block in row["blocks"]] == [
        ("salutation", "同志们：", [4, 4]),
        ("text", "我们要坚持劳资“双赢”的原则，切实把防汛救灾的各项工作做好做实，确保安全度汛。", [5, 5]),
        ("heading", "一、抓好落实", [6, 6]),
        ("text", "要层层负责，不得有误。一是思想到位。二是责任到位。", [7, 7]),
    ]
    assert row["blocks"][-1]["points"] == ["一是思想到位。", "二是责任到位。"]


def test_links_name_pages_of_the_library() -> None:
    [row, _] = rows(library())
    pages = {page.uri for page in library().pages}
    assert {link["target"].partition("#")[0] for link in row["links"]} <= pages
    assert "sources/a.md" in {link["target"].partition("#")[0] for link in row["links"]}


def test_a_page_that_an_editor_took_over_is_stated_as_written() -> None:
    [shelf, _] = library().library
    [entry] = shelf.entries
    text = write_adoption(entry.speech, shelf.display, shelf.document.source, entry.tags)
    adoption = read_adoption("speeches/a.md", text.replace("不得有误", "不得懈怠"))
    assert isinstance(adoption, Adoption)
    [row, _] = rows(build_nodes(SEEDS, load_rules(), adopted={"a": adoption}))
    assert "不得懈怠" in row["markdown"]
    assert "blocks" not in row or not row["blocks"]


def test_what_is_no_line_of_ours_is_refused_by_the_schema() -> None:
    [row, _] = rows(library())
    checked = jsonschema.Draft202012Validator(row_schema())
    assert not checked.is_valid({**row, "more": 1})
    assert not checked.is_valid({key: value for key, value in row.items() if key != "title"})
