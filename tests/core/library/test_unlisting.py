"""A name that a site leaves out is in no list of any page, and the text keeps every character."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, replace

import pytest
import yaml
from bs4 import BeautifulSoup

from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.pages.dataset import DATA_ROWS, data_files
from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.core.pipeline import Build, build_nodes
from mkdocs_speeches.core.rules.lexicon import load_lexicon
from tests.core.readings import RULES

SPEECH = """---
tags_add: [陆家川, 春耕]
---
在全县春耕工作会议上的讲话
（2021年3月{}日）
县长　陆家川同志
同志们：
今天我们召开全县春耕工作会议，请大家学习《陆家川》，认真贯彻落实。
一、提高认识，抓好春耕生产
正如陆家川同志指出：“人误地一时，地误人一年。”春耕生产十分重要，各级各部门要高度重视，抓好河长制各项措施的落实。
二、学习典型，落实河长制
要向“陆家川精神”学习。河长制是治水的好办法，各级各部门要高度重视，认真落实，切实抓好河长制。
"""
SEEDS = [Seed(f"{day}.txt", SPEECH.replace("{}", day).encode()) for day in "12"]
NAMES = {
    "陆家川": {"people/陆家川.md", "speakers.md", "tags.md", "cited.md", "speeches/1.md"},
    "陆家川精神": {"cited.md"},
    "县长": {"people/陆家川.md", "speeches/1.md"},
    "全县春耕工作会议": {"occasions.md", "meetings/全县春耕工作会议.md", "speeches/1.md"},
    "河长制": {"tags.md", "terms/河长制.md", "speeches/1.md"},
}
"""Names of each kind, and some of the pages that list them by themselves."""


def made(*unlisted: str) -> Build:
    return build_nodes(SEEDS, replace(RULES, lexicon=load_lexicon(unlisted=unlisted)))


def listing(built: Build, name: str) -> set[str]:
    """The pages that have a name, marks around it or not, by itself: as a link, a chip, a heading, a fact, a field."""
    return {page.uri for page in built.pages if name in set(_names_on(page))}


def _names_on(page: Page) -> Iterator[str]:
    assert page.html
    yield from (str(string).strip(" 《》“”：") for string in BeautifulSoup(page.html.text, "html.parser").strings)
    for value in yaml.safe_load(page.head.strip("-\n")).values():
        yield from map(str, value if isinstance(value, list) else [value])
    yield from (name for group in page.names for name in group)
    yield from map(str, asdict(page.reference).values() if page.reference else ())
    yield from re.findall(r'"([^"]+)"', page.told)


@pytest.fixture(scope="module")
def whole() -> Build:
    return made()


@pytest.fixture(scope="module")
def bare() -> Build:
    return made(*NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_left_out_is_in_no_list(name: str, whole: Build, bare: Build) -> None:
    assert listing(whole, name) >= NAMES[name]
    assert listing(bare, name) == set()
    assert not [move for move in bare.moves if name in (move.old, move.title)]


def test_the_data_call_nothing_so_and_the_text_keeps_every_character(whole: Build, bare: Build) -> None:
    files = [data_files(built.library, built.pages, lambda _: "")[DATA_ROWS] for built in (whole, bare)]
    rows = [[json.loads(row) for row in lines] for lines in files]
    for before, after in zip(*rows, strict=True):
        assert before["blocks"] == after["blocks"]
        assert "陆家川同志指出" in str(after["blocks"])
        assert (before["speaker"], after.get("speaker")) == ("陆家川", None)
        assert "陆家川" in before["tags"]
        assert not {*NAMES} & {*after["tags"], *(link["text"] for link in after["links"])}


def test_other_names_stay_as_they_were(whole: Build, bare: Build) -> None:
    for name in ("春耕", "人误地一时，地误人一年。"):
        assert listing(whole, name)
        assert listing(bare, name)
