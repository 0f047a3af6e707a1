"""What is meant to run is text in every field and in every output: pages, exported Markdown, data, Word documents."""

from __future__ import annotations

import io
import itertools
import json
import random
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

import markdown
import pytest
from bs4 import BeautifulSoup

from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.pages.dataset import DATA_ROWS, data_files
from mkdocs_speeches.core.pages.document import write_document
from mkdocs_speeches.core.pages.exported import Volume, export_pages, find_asked
from mkdocs_speeches.core.pages.plain import list_plain
from mkdocs_speeches.core.pipeline import Build, build_nodes
from tests.core.readings import RULES
from tests.often import often

CALLS = ("alert(1)", "hit()")
CARRIERS = (
    *("<script>{}</script>", "<img src=x onerror={}>", "<svg/onload={}>", "<iframe srcdoc='<script>{}</script>'>"),
    *("[点](javascript:{})", "![图](x){{onerror={}}}", "甲{{: onclick={} }}", "<a href=javascript:{}>甲</a>"),
    *("<style>@import '{}'</style>", "<!-- {} --><b onclick={}>", "`{}`<base href=//x>", "<https://x/{}>"),
)
BREAKERS = (
    "",
    '"',
    "'",
    "-->",
    "</title>",
    "]]>",
    "</script>",
    "&quot;",
    "\u2028",
    "```\n",
    "|",
    "\\",
    "---\n",
)
_IN_NO_FIELD = re.compile("[\x00-\x1f\u2028]")
"""What the head of a seed refuses."""
FIELDS = ("title", "subtitle", "speaker", "role", "occasion", "kind", "source_url", "license", "person")
RUNS = {"script", "iframe", "object", "embed", "style", "base", "form", "input", "link", "meta", "img", "video", "math"}
SPEECH = (
    "在全县{0}会议上的讲话\n县长　{0}\n同志们：\n学习《{0}》，坚持“{0}{0}”。{0}\n"
    "一、{0}\n一是{0}。二是{0}。\n{0}\n{0}\n"
)


def hostile(chance: random.Random) -> str:
    """Something that would run if any output took it for more than text."""
    carrier = chance.choice(CARRIERS).replace("{{", "{").replace("}}", "}")
    return chance.choice(BREAKERS) + carrier.replace("{}", chance.choice(CALLS)) + chance.choice(BREAKERS)


def seeds(chance: random.Random) -> Iterator[Seed]:
    """Seeds that say the same, so that they are compared, with such a thing in each field, the text and the name."""
    said = {name: _IN_NO_FIELD.sub("", hostile(chance)) for name in FIELDS}
    said["source_url"] = "https://example.org/" + re.sub(r'[<>@"\s]', "", said["title"])
    matter = "".join(f"{name}: {json.dumps(text, ensure_ascii=False)}\n" for name, text in said.items())
    tags = json.dumps([f"{n}{_IN_NO_FIELD.sub('', hostile(chance))}" for n in range(3)], ensure_ascii=False)
    text = SPEECH.replace("{0}", hostile(chance)) + "各级各部门要高度重视，切实抓好各项措施的落实，不断取得新的成效。\n"
    for number in range(2):
        stem = hostile(chance).replace("/", "／").replace("\0", "").replace("\n", "")
        yield Seed(f"{number}{stem}.txt", f"---\n{matter}tags: {tags}\n---\n{text}".encode("utf-8", "replace"))
        yield Seed(f"{number}{stem}-.txt", text.encode("utf-8", "replace"))


def runs(html: str) -> list[str]:
    """The elements of a page that run, or fetch, or send something."""
    found = []
    for element in BeautifulSoup(html, "html.parser").find_all(True):
        targets = [str(element.attrs.get(name, "")) for name in ("href", "src", "action")]
        calls = [name for name in element.attrs if name.lower().startswith("on") or name.lower() == "style"]
        away = [target for target in targets if target.partition(":")[0].strip().lower() in ("javascript", "data")]
        if element.name in RUNS or calls or away:
            found.append(str(element)[:200])
    return found


def outputs(built: Build) -> Iterator[tuple[str, str]]:
    """Each page as it is shown, and as another generator shows what is exported."""
    for page in built.pages:
        assert page.html
        yield page.uri, page.html.text
    volume = Volume("文库", built.library, built.pages, built.overview, {})
    for uri, text in export_pages(volume, find_asked(volume)):
        body = text.split("\n---\n", 1)[-1]
        yield f"exported {uri}", markdown.markdown(body, extensions=["attr_list", "tables", "md_in_html"])


@pytest.mark.long
@pytest.mark.parametrize("number", range(often(1, 60)))
def test_nothing_runs_and_nothing_breaks(number: int) -> None:
    built = build_nodes(seeds(random.Random(number)), RULES)
    shown = list(outputs(built))
    assert {uri: found for uri, html in shown if (found := runs(html))} == {}
    rows = [json.loads(row) for row in data_files(built.library, built.pages, lambda _: "")[DATA_ROWS]]
    entries = [(shelf, entry) for shelf in built.library for entry in shelf.entries]
    assert len(rows) == len(entries) >= 4, built.diagnostics
    for shelf, entry in entries:
        with zipfile.ZipFile(io.BytesIO(write_document(list_plain(shelf, entry)))) as document:
            ElementTree.fromstring(document.read("word/document.xml"))


def test_the_test_sees_what_runs() -> None:
    seen = [carrier.replace("{{", "{").replace("}}", "}").replace("{}", "hit()") for carrier in CARRIERS]
    caught = [html for html in itertools.chain(seen) if runs(markdown.markdown(html, extensions=["attr_list"]))]
    assert len(caught) > len(CARRIERS) // 2
