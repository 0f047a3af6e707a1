"""Whatever a seed holds is shown as it stands: rendered through the real mkdocs.yml, and with every extension on."""

from __future__ import annotations

import html
import re
from functools import cache
from html.parser import HTMLParser

import markdown
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

from mkdocs_speeches.core.pages.escape import escape, escape_attribute, escape_start, escape_verbatim
from mkdocs_speeches.core.pages.heads import front_matter
from mkdocs_speeches.core.pages.leads import lead_to
from mkdocs_speeches.core.pages.markdown_writer import write_markdown
from mkdocs_speeches.core.pages.nodes import ParagraphNode
from tests.often import often
from tests.sites import ROOT

CASES = {
    "emphasis": "市总工会主席***同志作报告",
    "unpaired emphasis": "为**经济社会发展作贡献",
    "paired emphasis": "*甲* **乙** ***丙*** _丁_ __戊__",
    "underscores inside words": "文件a_b_c和__init__",
    "inline link": "[甲](http://a.example/b)",
    "image": "![图](a.png)",
    "reference link": "[甲][乙]",
    "reference definition": "[甲]: 乙",
    "footnote": "如[^1]所说",
    "footnote definition": "[^1]: 注",
    "abbreviation": "*[GDP]: 国内生产总值",
    "tag": "<b>粗</b>",
    "script": "<script>alert(1)</script>",
    "comment": "<!-- 注 -->前后",
    "marker of a template": "<!-- speech --><!-- speeches --><!-- material/tags -->",
    "broken tag": "a<b 与 c>d，<![CDATA[ 甲",
    "processing instruction": "<?php echo 1 ?>",
    "event handler": "<img src=x onerror=alert(1)>",
    "entity": "&lt;&amp;&#42;&nbsp;&copy;",
    "lone ampersand": "AT&T 与 R&D",
    "table": "| 甲 | 乙 |",
    "pipes": "甲||乙|丙",
    "bullet": "- 甲",
    "bullet with plus": "+ 甲",
    "bullet with star": "* 甲",
    "numbered": "1. 甲",
    "year that opens a sentence": "2023. 这一年",
    "number with bracket": "1) 甲",
    "number in brackets": "(1) 甲",
    "letter with bracket": "a) 甲",
    "heading": "# 甲",
    "closed heading": "## 甲 ##",
    "hash without space": "#甲",
    "trailing hash": "学习C#",
    "setext": "---",
    "setext with equals": "===",
    "rule": "* * *",
    "quote": "> 甲",
    "fence": "```python",
    "fence with tildes": "~~~",
    "code": "`甲` ``乙``",
    "unpaired backtick": "甲`乙",
    "admonition": "!!! note",
    "details": "??? note",
    "tab": '=== "甲"',
    "block": "/// note",
    "directive": "::: 甲",
    "definition": ": 甲",
    "attribute list": "甲{ #id .class }",
    "attribute list alone": "{: #id }",
    "braces": "{…}与{}",
    "template expression": "{{ config.site_name }}",
    "template statement": "{% include 'x' %}{# 注 #}",
    "snippet": '--8<-- "mkdocs.yml"',
    "snippet block": ";--8<-- 甲",
    "critic": "{++甲++}{--乙--}{~~丙~>丁~~}{==戊==}{>>己<<}",
    "strike": "~~甲~~ 与 H~2~O",
    "mark": "==甲==",
    "insert": "^^甲^^ 与 x^2^",
    "keys": "++ctrl+c++",
    "emoji": ":smile: :white_check_mark: 12:30:05",
    "maths": "$x^2$ 与 $$y$$ 与 \\(z\\)",
    "smart symbols": "(c) (tm) +/- --> 1/2 1st 2nd c/o =/=",
    "smart quotes": "\"甲\" 'it's' ... -- ---",
    "autolink": "<http://a.example> http://a.example www.a.example",
    "email": "<a@b.example> a@b.example @user #12 !3",
    "wiki link": "[[甲]] [[乙|丙]]",
    "task": "[ ] 甲 [x] 乙",
    "citation": "[@key] [TOC]",
    "backslashes": "\\* \\\\ \\n 甲\\",
    "line of signs": "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
    "pieces of placeholders": "wzxhzdk:0 klzzwxh:0001 amp",
    "front matter fence": "--- title: x ---",
    "alone": "*",
    "full width": "（一）１．“甲”——乙……",
    "other planes": "𠮷野家 🙂 é",
}
EVERY_EXTENSION = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "smarty",
    "tables",
    "toc",
    "wikilinks",
    "pymdownx.arithmatex",
    "pymdownx.b64",
    "pymdownx.betterem",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.details",
    "pymdownx.blocks.tab",
    "pymdownx.caret",
    "pymdownx.critic",
    "pymdownx.details",
    "pymdownx.emoji",
    "pymdownx.escapeall",
    "pymdownx.fancylists",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.magiclink",
    "pymdownx.mark",
    "pymdownx.progressbar",
    "pymdownx.saneheaders",
    "pymdownx.smartsymbols",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.tilde",
]


@cache
def converter(*, every_extension: bool) -> markdown.Markdown:
    """Python-Markdown as the site's own settings have it, or with all that people use."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    config.plugins["speeches"].on_config(config)
    extensions = list(config.markdown_extensions)
    if every_extension:
        extensions += [name for name in EVERY_EXTENSION if name not in extensions]
    return markdown.Markdown(extensions=extensions, extension_configs=config.mdx_configs)


class Outline(HTMLParser):
    """The text of HTML, and its elements with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def render(text: str, *, every_extension: bool = False) -> Outline:
    outline = Outline()
    outline.feed(converter(every_extension=every_extension).reset().convert(text))
    outline.close()
    return outline


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("every_extension", [False, True], ids=["mkdocs.yml", "every extension"])
@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_text_is_shown_as_it_stands(text: str, every_extension: bool) -> None:
    paragraph = render(f"{escape_start(escape(text))}\n{{ #p-000000 }}", every_extension=every_extension)
    assert paragraph.text.removesuffix("¶") == text
    (tag, attributes), (permalink, _) = paragraph.elements
    assert (tag, attributes["id"], permalink) == ("p", "p-000000", "a")


@pytest.mark.parametrize("every_extension", [False, True], ids=["mkdocs.yml", "every extension"])
@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_heading_is_shown_as_it_stands(text: str, every_extension: bool) -> None:
    heading = render(f"## {escape(text)} {{ #s-1 }}", every_extension=every_extension)
    assert heading.text.removesuffix("¶") == text
    elements = [(tag, attributes.get("id")) for tag, attributes in heading.elements]
    assert elements == [("div", None), ("h2", "s-1"), ("a", None)]


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_item_is_shown_as_it_stands(text: str) -> None:
    items = render(f"- <b>{escape(text)}</b>{escape(text)}\n{{ #p-000000 }}\n- <b>乙</b>")
    assert items.text.replace("¶", "").split() == [*(text + text).split(), "乙"]
    assert [tag for tag, _ in items.elements] == ["ul", "li", "b", "a", "li", "b"]


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_link_is_shown_as_it_stands(text: str) -> None:
    linked = render(write_markdown((ParagraphNode(("甲", lead_to(text, "a/甲 (1).md", "p-1"))),)))
    assert linked.text == f"甲{text}"
    assert [tag for tag, _ in linked.elements] == ["p", "a"]
    assert linked.elements[1][1]["href"] == "a/甲%20%281%29.md#p-1"


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_tooltip_is_shown_as_it_stands(text: str) -> None:
    shown = render(f'甲<span title="{escape_attribute(text)}">乙</span>丙')
    assert shown.text == "甲乙丙"
    assert shown.elements[1] == ("span", {"title": text})


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_title_survives_front_matter_and_template(text: str) -> None:
    head = front_matter(text).removeprefix("---\n").partition("\n---\n")[0]
    title = yaml.safe_load(head)["title"]
    assert html.unescape(title) == text
    assert not re.search(r"[<>\"]", title)


@pytest.mark.parametrize("text", ["  甲  乙 ", "　　甲　乙　", "\t甲\t\t乙", " 1. 甲", "甲 "])
def test_white_space_of_a_seed_is_kept_where_asked(text: str) -> None:
    assert render(f"{escape_verbatim(text)}\n{{ #L1 }}").text == text


def test_plain_prose_stays_readable() -> None:
    prose = "（一）2009年，全市实现生产总值141亿元，同比增长13.8%（见《公报》）；“十一五”期间——完成3项。"
    assert escape_start(escape(prose)) == prose


SIGNS = st.text(
    st.sampled_from(list("*_[](){}<>!#`~^=+-.:|$@&\\/\"'?;%,0123 19abcstwx甲乙。：\u3000\u00a0\x02\x03\x00\u2028\n")),
    max_size=40,
)


@settings(max_examples=often(100, 4_000))
@given(text=SIGNS)
def test_any_text_is_shown_as_it_stands(text: str) -> None:
    line = folded(text)
    shown = re.sub(r"[\x00-\x1f]", "\ufffd", line)
    paragraph = render(f"{escape_start(escape(line)) or '甲'}\n{{ #p-000000 }}", every_extension=True)
    assert folded(paragraph.text.removesuffix("¶")) == (shown or "甲")
    assert [tag for tag, _ in paragraph.elements] == ["p", "a"]
