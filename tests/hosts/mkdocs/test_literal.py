"""The short road through Markdown leads to the same HTML as the long one."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_speeches.core.model import Page, Seed
from mkdocs_speeches.core.pages.escape import escape, escape_start, escape_verbatim, link
from mkdocs_speeches.core.pipeline import build
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.hosts.mkdocs.literal import recognise
from scripts.library import make_speeches
from tests.sites import ROOT

# What mkdocs.yml, MkDocs and Material bring along, and what a site of Chinese texts may add.
EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list", "md_in_html", "footnotes", "admonition", "sane_lists"]
SIGNS = "\\`*_[](){}<>&#!+-.:|~^=$@/\"'%;?  　\u00a0甲乙丙一二三、。，：《》“”（）abc019"
LINES = st.text(SIGNS, min_size=1, max_size=40)


def convert(text: str, *more: str) -> tuple[str, object]:
    """The HTML, and the outline that a theme shows."""
    md = markdown.Markdown(extensions=[*EXTENSIONS, *more])
    return md.convert(text), md.toc_tokens  # type: ignore[attr-defined]


def same_on_both_roads(text: str) -> None:
    assert convert(text, "mkdocs_speeches.hosts.mkdocs.literal") == convert(text)


def pages() -> list[Page]:
    rules = load_rules()
    seeds = [Seed(path.name, path.read_bytes()) for path in sorted((ROOT / "seeds").glob("*.txt"))]
    made = [Seed(speech.name, speech.raw().encode()) for speech in make_speeches(3)]
    return list(build([*seeds, *made], rules).pages)


PAGES = pages()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: Path(page.uri).as_posix())
def test_pages_of_speeches_and_sources(page: Page) -> None:
    same_on_both_roads(page.text.partition("\n---\n")[2])


def test_nearly_all_blocks_of_a_page_take_the_short_road() -> None:
    blocks = [block for page in PAGES for block in page.text.split("\n\n") if re.search(r"\{ #[psL][-0-9]", block)]
    short = [block for block in blocks if recognise(block, "")]
    assert len(short) > 0.95 * len(blocks)


@pytest.mark.parametrize("around", ["<div>\n\n{}\n\n</div>", "<pre>\n\n{}\n\n</pre>", "```\n\n{}\n\n```", "- 甲\n\n{}"])
def test_blocks_inside_others(around: str) -> None:
    same_on_both_roads(around.format("乙[丙](a.md)<b>丁</b>\n{ #p-3fa9c2 }\n\n## 戊 { #s-1 }\n\n- 己\n{ .a }"))


def test_exclamation_mark_before_a_linked_term_makes_no_image() -> None:
    seeds = [Seed(speech.name, speech.raw().replace("，", "!").encode()) for speech in make_speeches(8)]
    texts = [page.text for page in build(seeds, load_rules()).pages if page.uri.startswith("speeches/")]
    assert any("\\![" in text for text in texts), "no term stands behind an exclamation mark"
    assert not any("<img" in convert(text)[0] for text in texts)


@given(LINES)
def test_any_text_as_a_paragraph(text: str) -> None:
    same_on_both_roads(f"{escape_start(escape(text).strip())}\n{{ #p-3fa9c2 .speech-image }}")


@given(LINES)
def test_any_text_as_a_heading(text: str) -> None:
    same_on_both_roads(f"## {escape(text).strip()} {{ #s-1-2 data-line=7 }}")


@given(LINES, LINES)
def test_any_text_as_points(lead: str, text: str) -> None:
    first, second = escape(lead), escape(text).rstrip()
    same_on_both_roads(f"- <b>{first}</b>{second}\n{{ #p-3fa9c2 }}\n- <b>{second}</b>{first}")


@given(LINES, LINES, LINES)
def test_any_text_around_links(before: str, between: str, behind: str) -> None:
    word = link("厂务公开", "../terms/厂务公开.md")
    text = f"{escape_start(escape(before).strip())} {word}{escape(between)} {word}{escape(behind).strip()}"
    same_on_both_roads(f"{text}{{ .md-tag data-facet=tag }} {word}\n{{ #p-3fa9c2 }}")
    same_on_both_roads(f'<span><b>甲</b> {text}</span>\n<span hidden="" data-a="&#42;">乙</span>\n{{ .speech-facts }}')
    same_on_both_roads(f'- {text}<small>甲</small>\n{{ .speech-kwic data-date="" }}\n- {text}')


@given(
    st.lists(
        st.sampled_from(["- 甲", "- <b>一是</b>乙", "- [甲](a.md) 乙", "1. 甲", "    甲", "甲", "* 乙"]), max_size=4
    )
)
def test_lists_in_a_row(blocks: list[str]) -> None:
    same_on_both_roads("\n\n".join(blocks))


@given(LINES)
def test_any_line_of_a_source(text: str) -> None:
    links = link("正文", "../speeches/甲.md", "p-3fa9c2") + " " + link("标题", "../speeches/甲.md", "title")
    same_on_both_roads(f'{escape_verbatim(text)} {links}\n{{ #L12 .speech-line data-line="12" }}')


@given(st.text("\\`*_[](){}<>&#!+-.:|~^= \n甲乙ab1", max_size=60))
def test_text_that_nobody_escaped(text: str) -> None:
    same_on_both_roads(f"甲{text}乙\n{{ #p-3fa9c2 }}\n\n## 甲{text}乙 {{ #s-1 }}\n\n- <b>甲</b>{text}\n{{ #p-3fa9c3 }}")


@given(LINES, LINES)
def test_any_text_folded_away(label: str, text: str) -> None:
    word = link(label, "../speeches/甲.md", "p-3fa9c2")
    same_on_both_roads(
        f'甲\n\n<details class="speech-note" data-generated="" markdown>\n<summary>另见 3 处</summary>\n\n'
        f"- {word} {escape(text).strip()}\n- 另有 2 处\n\n</details>\n\n乙"
    )


@pytest.mark.parametrize("around", ["{}", "{}\n\n尾", "<div>\n\n{}\n\n</div>", "```\n\n{}\n\n```", "- 甲\n\n{}"])
@pytest.mark.parametrize(
    "block",
    [
        "<details markdown>\n<summary>甲</summary>\n\n- 乙\n\n</details>",
        "<details markdown>\n<summary>甲</summary>\n\n- 乙\n\n丙\n\n</details>",
        "<details markdown>\n<summary>甲</summary>\n\n- 乙\n\n- 丙\n\n</details>",
        "<details>\n<summary>甲</summary>\n\n- 乙\n\n</details>",
        '<figure class="a"><svg role="img"><title>甲 &amp; *乙*</title></svg></figure>',
        "<figure><figure>甲</figure></figure>",
        "<figure>甲</figure> 乙",
    ],
)
def test_html_among_blocks(block: str, around: str) -> None:
    same_on_both_roads(around.format(block))
