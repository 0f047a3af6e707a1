"""What nodes are called in HTML: classes and data attributes, each spelled here and nowhere else in Python.

The stylesheets and modules of `assets/` go by these names: scripts/shared_names.py tells them the modules.
"""

from __future__ import annotations

from functools import lru_cache

from mkdocs_speeches.core.pages.nodes import (
    HeadingNode,
    ItemNode,
    Link,
    NodeStyles,
    ParagraphNode,
    Repaired,
    Style,
    TableNode,
    WordCount,
)

Attributes = tuple[tuple[str, str], ...]

CLASSES = {
    Style.PAGE: "speech-page",
    Style.GROUP: "speech-group",
    Style.RUN_IN: "speech-run-in",
    Style.SALUTATION: "speech-salutation",
    Style.SIGNATURE: "speech-signature",
    Style.IMAGE: "speech-image",
    Style.TABLE: "speech-table",
    Style.SUBTITLE: "speech-subtitle",
    Style.FACTS: "speech-facts",
    Style.TAGS: "speech-tags",
    Style.NEIGHBOURS: "speech-neighbours",
    Style.PREVIOUS: "speech-prev",
    Style.NEXT: "speech-next",
    Style.MARGIN: "speech-note",
    Style.RELATED_TITLE: "speech-related-title",
    Style.RELATED: "speech-related",
    Style.COMPARED: "speech-compared",
    Style.LINE: "speech-line",
    Style.LEFT_OUT: "speech-debris",
    Style.DIAGNOSTIC: "speech-diagnostic",
    Style.WARNING: "speech-warning",
    Style.ERROR: "speech-error",
    Style.ITEM: "speech-item",
    Style.CITED: "speech-cited",
    Style.COUNT: "speech-year",
    Style.FIGURE: "speech-figure",
    Style.LISTING: "speech-listing",
    Style.PAGER: "speech-pager",
    Style.LETTERS: "speech-letters",
    Style.CHIP: "md-tag",
    Style.MORE: "speech-more",
    Style.TERM: "speech-term",
    Style.FORMS: "speech-forms",
    Style.CONCORDANCE: "speech-concordance",
    Style.CONTEXT: "speech-kwic",
    Style.COMPARISON: "speech-comparison",
    Style.PAIR: "speech-pair",
    Style.CHART: "speech-chart",
}
SPEECH, BODY = "speech", "speech-text"
"""A speech's page, and in it the text: templates/speech.html has them."""
REPAIR = "speech-repair"
HEADING = "speech-heading"
"""Around a section's heading and the links to it: inside the heading they would be read out as part of its name."""
HEADER_LINK, EDIT_LINK, VIEW_LINK = "headerlink", "headerlink speech-edit", "headerlink speech-view"
LINE = "data-line"
"""The line of the seed that something comes from."""
DOUBT = "data-doubt"
"""The code of a doubt that is told."""
DATE = "data-date"
"""On a line of a concordance: when the speech was held, empty where that is not known."""
BEFORE, TOTAL = "data-before", "data-total"
"""On the heading of a group that is cut into pages: how many of its lines stand before, and how many there are."""
COUNT_OF, COUNT_UNIT, COUNT_IN = "data-count-of", "data-count-unit", "data-count-in"
"""On a number that counts words: which, what of them, and where if not in the whole library."""
GENERATED: Attributes = (("data-generated", ""), ("data-search-exclude", "1"))
"""On what the program adds: no text of the seed, and nothing to be found by search."""
REPEATED: Attributes = (("data-search-exclude", ""),)
"""On what only repeats in a list what other pages say, and on a name that the text does not state."""

OF_A_SPEECH = frozenset({Style.TEXT, Style.SALUTATION, Style.SIGNATURE, Style.IMAGE, Style.TABLE})
"""NodeStyles of the text of a speech: each of its blocks can be linked to."""
_ADDED = frozenset(
    {
        *(Style.FACTS, Style.TAGS, Style.NEIGHBOURS, Style.MARGIN, Style.RELATED_TITLE, Style.RELATED),
        *(Style.COMPARED, Style.DIAGNOSTIC, Style.PAGER, Style.LETTERS, Style.CONCORDANCE, Style.CHART),
    }
)
_REPEATING = frozenset({Style.ITEM, Style.COUNT, Style.FIGURE, Style.FILE_NAME, Style.PAIR})
_RELATIONS = {Style.PREVIOUS: "prev", Style.NEXT: "next"}


def attributes_of(node: HeadingNode | ParagraphNode | ItemNode | TableNode | Link) -> Attributes:
    """The attributes that both writers give a node, in their order: id, class, then data."""
    styled = attributes_of_styles(node.styles)
    if isinstance(node, Link):
        return styled
    named = (("id", node.anchor), *styled) if node.anchor else styled
    return named + _data_of(node)


def _data_of(node: HeadingNode | ParagraphNode | ItemNode | TableNode) -> Attributes:
    if isinstance(node, ItemNode):
        return () if node.date is None else ((DATE, node.date),)
    if isinstance(node, ParagraphNode):
        line = () if node.line is None else ((LINE, str(node.line)),)
        return (*line, (DOUBT, node.doubt)) if node.doubt else line
    if isinstance(node, HeadingNode) and node.total:
        return (BEFORE, str(node.before)), (TOTAL, str(node.total))
    return ()


@lru_cache(maxsize=256)
def attributes_of_styles(styles: NodeStyles) -> Attributes:
    """Class, relation, and what search is told, of a combination of styles."""
    name = " ".join(CLASSES[style] for style in styles if style in CLASSES)
    named = (("class", name),) if name else ()
    related = tuple(("rel", _RELATIONS[style]) for style in styles if style in _RELATIONS)
    told = GENERATED if not _ADDED.isdisjoint(styles) else REPEATED if not _REPEATING.isdisjoint(styles) else ()
    return (*named, *related, *told)


def attributes_of_count(count: WordCount) -> Attributes:
    """What a number of words says of itself: which words it counts, what of them, and where."""
    within = ((COUNT_IN, count.within),) if count.within else ()
    return ((COUNT_OF, count.of), (COUNT_UNIT, count.unit.value), *within, ("value", str(count.value)))


def title_of(repaired: Repaired) -> str:
    """What is said of a repair where a reader asks."""
    return f"原文为“{repaired.original}”" + (f"：{repaired.reason}" if repaired.reason else "")
