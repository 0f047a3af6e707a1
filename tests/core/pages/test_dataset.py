"""A library as data: what each line states is as the schema says, and as the seed has it."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from typing import Any

import jsonschema

from mkdocs_speeches.core.editors.adoption import Adoption, read_adoption
from mkdocs_speeches.core.library.shelves import Entry
from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.pages.adopted import write_adoption
from mkdocs_speeches.core.pages.dataset import DATA_ROWS, DATA_SCHEMA, DATA_TABLE, data_files, row_schema
from mkdocs_speeches.core.pipeline import Build, build
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
    return build(SEEDS, load_rules())


def address(entry: Entry) -> str:
    return f"https://example.org/{entry.speech.slug}/"


def rows(built: Build) -> list[dict[str, Any]]:
    found = [json.loads(row) for row in data_files(built.library, built.pages, address)[DATA_ROWS]]
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
    assert row["address"] == "https://example.org/a/"
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


def test_a_table_says_of_each_speech_what_a_line_does_and_where_its_text_is() -> None:
    pieces = data_files(library().library, library().pages, address)
    text = "".join(pieces[DATA_TABLE])
    assert text.startswith("\ufeffpage,address,title,")
    [first, _] = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    [row, _] = rows(library())
    for key in ("page", "address", "title", "speaker", "role", "date", "source"):
        assert first[key] == row[key]
    assert (first["characters"], first["first_line"], first["text"]) == (str(row["characters"]), "1", "speeches/a.txt")
    assert first["tags"] == "；".join(row["tags"])
    assert json.loads("".join(pieces[DATA_SCHEMA])) == row_schema()


def test_no_cell_of_the_table_is_a_formula() -> None:
    odd = "---\ntitle: =HYPERLINK(1)\nspeaker: '@王\"小,明'\n---\n同志们：\n今天开会，请大家认真落实。\n"
    built = build([Seed("a.txt", odd.encode())], load_rules())
    text = "".join(data_files(built.library, built.pages, lambda _: "")[DATA_TABLE]).removeprefix("\ufeff")
    [row] = csv.DictReader(io.StringIO(text))
    assert (row["title"], row["address"]) == ("'=HYPERLINK(1)", "")
    assert row["speaker"].startswith("'@")


def test_a_page_that_an_editor_took_over_is_stated_as_written() -> None:
    [shelf, _] = library().library
    [entry] = shelf.entries
    text = write_adoption(entry.speech, shelf.display, shelf.document.source, entry.tags)
    adoption = read_adoption("speeches/a.md", text.replace("不得有误", "不得懈怠"))
    assert isinstance(adoption, Adoption)
    [row, _] = rows(build(SEEDS, load_rules(), adopted={"a": adoption}))
    assert "不得懈怠" in row["markdown"]
    assert "blocks" not in row or not row["blocks"]


def test_what_is_no_line_of_ours_is_refused_by_the_schema() -> None:
    [row, _] = rows(library())
    checked = jsonschema.Draft202012Validator(row_schema())
    assert not checked.is_valid({**row, "more": 1})
    assert not checked.is_valid({key: value for key, value in row.items() if key != "title"})
