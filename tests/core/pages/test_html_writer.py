"""Two writers, one page: what Markdown makes of the one is, element by element, the other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_speeches.core.editors.edit_links import NO_LINKS, EditLinks
from mkdocs_speeches.core.model import LineNo
from mkdocs_speeches.core.pages.html_writer import fill, write_html
from mkdocs_speeches.core.pages.markdown_writer import write_markdown
from mkdocs_speeches.core.pages.nodes import (
    BlockNode,
    Break,
    Figure,
    Folded,
    HeadingNode,
    Inline,
    ItemNode,
    Lettering,
    Link,
    ListNode,
    Marked,
    Moment,
    ParagraphNode,
    Repaired,
    Slot,
    Stroke,
    Style,
    TableNode,
    Tone,
    Verbatim,
    Written,
)
from mkdocs_speeches.core.pages.page import Page
from tests.elements import converted, elements, filled, own_pages, plain
from tests.often import often


@pytest.mark.parametrize("page", own_pages(), ids=lambda page: page.uri)
def test_both_writers_say_the_same_of_our_own_pages(page: Page) -> None:
    said, outline = converted(page.markdown)
    assert said == elements(filled(page.html))
    assert page.html is not None
    assert outline == [replace(entry, name=plain(entry.name)) for entry in page.html.outline]


SIGNS = "\\`*_[](){}<>&#!+-.:|~^=$@/\"'%;?  　\u00a0\x02\x03\x0e甲乙丙一二三、。，：《》“”（）abc019"
TEXTS = st.text(SIGNS, min_size=1, max_size=30)
TARGETS = st.sampled_from(
    ["a.md", "../terms/%E7%94%B2.md#p-3fa9c2", "search.md?q=%E7%94%B2", "https://a.example/?b=1&c"]
)


def lines(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[tuple[Inline, ...]]:
    return st.lists(inner, min_size=1, max_size=4).map(tuple)


PLAIN = st.one_of(TEXTS, st.builds(Repaired, TEXTS, TEXTS, st.sampled_from(["", "引号在转码时变成了问号"])))
LINKS = st.builds(Link, lines(PLAIN), TARGETS, st.sampled_from([(), (Style.CHIP,), (Style.NEXT,), (Style.MORE,)]))
MARKED = st.builds(Marked, st.sampled_from([tone for tone in Tone if tone is not Tone.STRONG]), lines(PLAIN | LINKS))
MOMENTS = st.just(Moment("2009年3月5日", "2009-03-05"))
INLINES = lines(PLAIN | LINKS | MARKED | MOMENTS | st.just(Break()))
VERBATIM = lines(st.builds(Verbatim, TEXTS))
ANCHORS = st.sampled_from(["", "t-1a2b3c4d"])


def styles(*choice: Style) -> st.SearchStrategy[tuple[Style, ...]]:
    return st.sampled_from([(), *((style,) for style in choice)])


SECTIONS = st.builds(HeadingNode, st.integers(2, 6), INLINES, st.just("s-1-2"), st.just(()), st.just(LineNo(12)))
GROUPS = st.builds(HeadingNode, st.integers(1, 6), INLINES, st.just("y-2009"), styles(Style.PAGE, Style.GROUP))
PARAGRAPHS = st.builds(ParagraphNode, INLINES, ANCHORS, styles(Style.FACTS, Style.TAGS, Style.PAGER, Style.LISTING))
OF_SOURCES = st.sampled_from([(Style.LINE,), (Style.LINE, Style.LEFT_OUT)])
SOURCE_LINES = st.builds(ParagraphNode, VERBATIM, st.just("L7"), OF_SOURCES, st.just(LineNo(7)))
OF_A_SPEECH = st.builds(ParagraphNode, INLINES, st.just("p-3fa9c2"), st.sampled_from([(Style.TEXT,), (Style.IMAGE,)]))
ITEMS = st.builds(
    ItemNode, INLINES, ANCHORS, styles(Style.ITEM, Style.PAIR, Style.RELATED), st.sampled_from([None, "", "20XX-02-15"])
)
SOME_ITEMS = st.lists(ITEMS, min_size=1, max_size=3).map(tuple)
TABLES = st.builds(
    TableNode,
    st.lists(st.lists(INLINES, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple),
    st.just("p-3fa9c2"),
    st.just((Style.TABLE,)),
)
NOTES = st.builds(Folded, st.just("另见 3 处"), SOME_ITEMS, styles(Style.MARGIN, Style.COMPARED))
LABELS = st.builds(Lettering, st.just(1.5), st.just(2), st.just("end"), TEXTS)
STROKES = st.builds(Stroke, TEXTS, st.just((1, 2.5, 3, 4)), st.lists(LABELS, max_size=2).map(tuple))
FIGURES = st.builds(Figure, TEXTS, TEXTS, st.just((360, 96)), st.lists(STROKES, max_size=2).map(tuple))
ONE = st.one_of(
    *(SECTIONS, GROUPS, PARAGRAPHS, SOURCE_LINES, OF_A_SPEECH, TABLES, NOTES, FIGURES),
    st.builds(Slot, st.just("speech")),
)


def run_in(heading: HeadingNode, block: ParagraphNode | TableNode) -> tuple[BlockNode, ...]:
    return replace(heading, styles=(Style.RUN_IN,)), replace(block, continues=True)


def series(opening: ParagraphNode, points: tuple[ItemNode, ...]) -> tuple[BlockNode, ...]:
    return opening, ListNode(points, continues=True)


def bare_series(points: tuple[ItemNode, ...]) -> tuple[BlockNode, ...]:
    first, *others = points
    first = replace(first, anchor="p-3fa9c2-2", styles=(Style.TEXT,))
    return (ListNode((first, *(replace(other, continues=True) for other in others))),)


POINTS = st.lists(st.builds(ItemNode, INLINES), min_size=1, max_size=3).map(tuple)
BLOCKS = st.one_of(
    ONE.map(lambda block: (block,)),
    SOME_ITEMS.map(lambda items: (ParagraphNode(("列表",)), ListNode(items))),
    st.builds(run_in, SECTIONS, OF_A_SPEECH | TABLES),
    st.builds(series, OF_A_SPEECH, POINTS),
    POINTS.map(bare_series),
)


@settings(max_examples=often(60, 2_000))
@given(st.lists(BLOCKS, min_size=1, max_size=3))
def test_both_writers_say_the_same_of_any_nodes(groups: list[tuple[BlockNode, ...]]) -> None:
    blocks = [block for group in groups for block in group]
    said, _ = converted(write_markdown(blocks))
    assert said == elements(filled(write_html(blocks)))


def test_a_page_that_a_person_wrote_in_part_is_for_markdown_to_read() -> None:
    assert write_html((HeadingNode(1, ("题",)), Written("*甲*"))) is None


def test_links_lead_where_the_host_says() -> None:
    html = write_html((ParagraphNode(("甲", Link(("乙",), "../b.md?q=1&r=2"))),))
    assert html is not None
    shown = fill(html.text, lead=lambda target: target.replace(".md", "/"), edit=lambda line: NO_LINKS)
    assert shown == '<p>甲<a href="../b/?q=1&amp;r=2">乙</a></p>'


@pytest.mark.parametrize(
    ("links", "signs"),
    [
        (EditLinks("https://a.example/e", "https://a.example/v"), ["¶", "✎", "原文"]),
        (EditLinks("https://a.example/e", None), ["¶", "✎"]),
        (NO_LINKS, ["¶"]),
    ],
)
def test_a_section_leads_to_itself_and_to_its_line(links: EditLinks, signs: list[str]) -> None:
    html = write_html((HeadingNode(2, ("题",), "s-1", line=LineNo(3)),))
    assert html is not None
    shown = elements(fill(html.text, lead=lambda target: target, edit=lambda line: links))
    assert [text for kind, text, *_ in shown if kind == "text"] == ["题", *signs]


def test_outline_and_anchors_are_those_of_the_page() -> None:
    blocks = (
        HeadingNode(1, ("题 <b>",), "title"),
        ParagraphNode(("文",), "p-3fa9c2", (Style.TEXT,)),
        ListNode((ItemNode(("甲",), "t-1"), ItemNode(("乙",)))),
        HeadingNode(2, (Marked(Tone.LEAD, ("一、",)), "节"), "s-1"),
    )
    html = write_html(blocks)
    assert html is not None
    assert [(entry.level, entry.anchor, entry.name) for entry in html.outline] == [
        (1, "title", "题 &lt;b&gt;"),
        (2, "s-1", "一、节"),
    ]
    assert html.anchors == {"title", "p-3fa9c2", "t-1", "s-1"}
