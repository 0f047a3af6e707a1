"""Names that Python, CSS and JavaScript share: each is spelled once, and none stands for nothing."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from mkdocs_speeches.core.pages import attributes
from mkdocs_speeches.core.pages.attributes import CLASSES, attributes_of, attributes_of_styles
from mkdocs_speeches.core.pages.nodes import HeadingNode, ItemNode, Link, ParagraphNode, Style
from tests.sites import ROOT

PACKAGE = ROOT / "plugins/mkdocs_speeches"
BROWSER = [*(PACKAGE / "assets").glob("*.css"), *(PACKAGE / "assets").glob("*.js")]
NAME = re.compile(r"(?<![\w-])(?:speech|data)-[a-z]+(?:-[a-z]+)*(?![\w-])")
COMMENTS = re.compile(r"/\*.*?\*/|(?<=\s)//[^\n]*", re.DOTALL)


def names_in(text: str) -> set[str]:
    return {name for name in NAME.findall(text) if not re.fullmatch(r"data-md-.*", name)}


def spelled() -> set[str]:
    """What the writers, the page templates and scripts for what they add themselves call things."""
    written = names_in(Path(attributes.__file__).read_text("utf-8"))
    templates = {name for path in (PACKAGE / "templates").rglob("*.html") for name in names_in(path.read_text("utf-8"))}
    return written | templates


def made_by(script: str) -> set[str]:
    """Classes and data that a script gives to elements of its own, and keys by which it keeps what a reader chose."""
    made = re.findall(r"""(?:className = |draw\(|KEY = |class: |classList\.\w+\()["']([\w -]+)["']""", script)
    made += re.findall(r"""["'](speech-[a-z-]+)["']""", script)
    made += re.findall(r"""["'](data-[a-z-]+)["'](?=: |, ")""", script)
    return {name for names in made for name in names.split()}


def test_stylesheets_and_scripts_go_by_names_that_are_written() -> None:
    scripts = "\n".join(COMMENTS.sub("", path.read_text("utf-8")) for path in BROWSER if path.suffix == ".js")
    known = spelled() | made_by(scripts)
    for path in BROWSER:
        text = COMMENTS.sub("", path.read_text("utf-8"))
        custom = set(re.findall(r"--(speech-[a-z-]+)", text))
        assert names_in(text) - known - custom == set(), path.name


def test_each_name_of_a_class_stands_for_one_thing() -> None:
    assert [name for name, times in Counter(CLASSES.values()).items() if times > 1] == []


@pytest.mark.parametrize("path", sorted((PACKAGE / "core").rglob("*.py")), ids=lambda path: path.name)
def test_no_other_module_spells_them(path: Path) -> None:
    if path.name not in ("attributes.py", "record.py"):
        assert names_in(path.read_text("utf-8")) == set()


CUT = HeadingNode(2, ("题",), "y-2009", (Style.GROUP,), before=200, total=340)


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (CUT, {"id": "y-2009", "class": "speech-group", "data-before": "200", "data-total": "340"}),
        (ItemNode(("甲",), date=""), {"data-date": ""}),
        (Link(("甲",), "a.md", (Style.NEXT,)), {"class": "speech-next", "rel": "next"}),
        (ParagraphNode(("甲",), "p-1", (Style.TEXT,)), {"id": "p-1"}),
    ],
)
def test_attributes_say_what_a_node_is(
    node: HeadingNode | ItemNode | Link | ParagraphNode, expected: dict[str, str]
) -> None:
    assert dict(attributes_of(node)) == expected


def test_what_the_program_adds_is_said_to_be_added() -> None:
    assert dict(attributes_of_styles((Style.FACTS,)))["data-generated"] == ""
    assert dict(attributes_of_styles((Style.ITEM,)))["data-search-exclude"] == ""
    assert dict(attributes_of_styles((Style.SALUTATION,))) == {"class": "speech-salutation"}
