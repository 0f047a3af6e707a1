"""What was found about a seed, at its line, and the page that explains each code."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter

from mkdocs_speeches.core.library.addresses import DIAGNOSTICS
from mkdocs_speeches.core.library.shelves import Entry, Shelf
from mkdocs_speeches.core.model import Diagnostic, Level, walk
from mkdocs_speeches.core.pages.heads import list_head
from mkdocs_speeches.core.pages.leads import join_inlines, lead_to
from mkdocs_speeches.core.pages.nodes import (
    BlockNode,
    Break,
    HeadingNode,
    Inline,
    Inlines,
    Marked,
    ParagraphNode,
    Style,
    Tone,
    Verbatim,
)
from mkdocs_speeches.core.pages.page import Page, make_page
from mkdocs_speeches.core.rules.kinds import DiagnosticRule

_DOUBTS: Inlines = (
    "程序读原文时，拿不准的地方、改动过的地方都有提示，写明代号、文件和行号，列在原始文件各页的那一行下面。"
    "提示只供参考；警告在预览时也列在讲话页上；有错误的文件不发表。"
    "严格构建时，有错误就算失败，警告里只有丢了文字、编辑写的没有生效、网址相撞的才算，用 ",
    Marked(Tone.CODE, ("strict_codes",)),
    " 可以改。编辑看过、确认无误的，在说明区写上代号，如 ",
    Marked(Tone.CODE, ("ignore: [S104]",)),
    "，就不再提示。",
)
LEVELS = {Level.NOTE: "提示", Level.WARNING: "警告", Level.ERROR: "错误"}
_LEVEL_STYLES = {
    Level.NOTE: (Style.DIAGNOSTIC,),
    Level.WARNING: (Style.DIAGNOSTIC, Style.WARNING),
    Level.ERROR: (Style.DIAGNOSTIC, Style.ERROR),
}


def show_diagnostic(diagnostic: Diagnostic) -> ParagraphNode:
    """What was found at a line, as a block of its own on a page in a folder; its code leads to what it means."""
    line = f"第 {diagnostic.line} 行" if diagnostic.line else ""
    level = Marked(Tone.LEAD, (LEVELS[diagnostic.level],))
    code = lead_to(diagnostic.code, f"../{DIAGNOSTICS}", diagnostic.code.lower())
    said = f" {line} {diagnostic.message}——{diagnostic.remedy}"
    return ParagraphNode((level, " ", code, said), styles=_LEVEL_STYLES[diagnostic.level], doubt=diagnostic.code)


def place_doubts(shelf: Shelf, entry: Entry) -> dict[str, list[ParagraphNode]]:
    """The doubts about a speech, shown, by the anchor of the part of its text that they are told of; those of its
    front, and of its seed as a whole, by none, as are errors."""
    placed: dict[str, list[ParagraphNode]] = {}
    parts = [] if entry.adoption else [(part.spans[0].line, part.anchor) for part in walk(entry.speech.parts)]
    for found in shelf.document.diagnostics:
        if found.level is Level.ERROR or (found.level is Level.WARNING and _concerns(found, shelf, entry)):
            before = 0 if found.level is Level.ERROR else bisect_right(parts, found.line, key=itemgetter(0))
            placed.setdefault(parts[before - 1][1] if before else "", []).append(show_diagnostic(found))
    return placed


def _concerns(found: Diagnostic, shelf: Shelf, entry: Entry) -> bool:
    """Whether what was found is told at this speech: it or the next behind is there, or it is the last."""
    behind = (other for other in shelf.entries if found.line <= other.speech.last_line)
    return not found.line or next(behind, shelf.entries[-1]) is entry


def render_diagnostics(rules: Iterable[DiagnosticRule]) -> Page:
    """The page that says of each code what it means, what to do, and gives an example."""
    head = list_head("提示一览", "程序读原文拿不准时会给的提示：各是什么意思，怎样处理。")
    return make_page(DIAGNOSTICS, head, _explain_all(tuple(rules)))


def _explain_all(rules: tuple[DiagnosticRule, ...]) -> Iterator[BlockNode]:
    yield HeadingNode(1, ("提示一览",), "title", (Style.PAGE,))
    yield ParagraphNode(_DOUBTS)
    for level, name in LEVELS.items():
        yield HeadingNode(2, (name,), level.value)
        for rule in rules:
            if rule.level == level:
                yield from _explain_rule(rule)


def _explain_rule(rule: DiagnosticRule) -> Iterator[BlockNode]:
    example = join_inlines(map(Verbatim, rule.example.split("\n")), Break())
    yield HeadingNode(3, (f"{rule.code} {rule.title}",), rule.code.lower())
    yield _show_named("意思", rule.message.replace("{}", "……"))
    yield _show_named("处理", rule.remedy)
    yield _show_named("例子", *example)


def _show_named(name: str, *content: Inline) -> ParagraphNode:
    return ParagraphNode((Marked(Tone.LEAD, (name,)), " ", *content))
