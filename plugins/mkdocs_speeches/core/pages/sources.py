"""The pages of speeches and of seeds, and how both stand in lists."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mkdocs_speeches.core.editors.adoption import Adoption
from mkdocs_speeches.core.model import Document, Heading, Level, LineNo, Page, ParagraphKind, Span, Spans, Speech, walk
from mkdocs_speeches.core.pages.speech import (
    DIAGNOSTICS,
    LEVELS,
    Beside,
    Neighbour,
    Surroundings,
    escape,
    escape_verbatim,
    front_matter,
    link,
    link_target,
    render_diagnostic,
    render_speech,
    scalar,
)
from mkdocs_speeches.core.rules.load import DiagnosticRule
from mkdocs_speeches.core.text.display import Display
from mkdocs_speeches.core.text.wording import (
    format_count,
    format_date,
    format_speaker,
)

SPEECHES = "speeches.md"
SOURCES = "sources.md"
DRAFT = "draft"
"""The rule that leaves a speech out which its editor has not yet released."""
SHOWN_TAGS = 8
"""What an entry of a list shows at most."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A speech as lists show it: `uri` is its page, `length` its characters from the salutation on."""

    speech: Speech
    uri: str
    tags: tuple[str, ...]
    length: int
    adoption: Adoption | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """A seed with its speeches: `uri` is the page that shows it line by line."""

    document: Document
    display: Display
    uri: str
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """The seed's name."""
        return self.document.source.name


Library = tuple[Shelf, ...]


def render_entry(
    shelf: Shelf, entry: Entry, name: str, beside: Beside, previous: Entry | None, following: Entry | None
) -> Page:
    """The page of a shelf's speech, between those before and behind it; it is edited at its first line in the seed."""
    around = Surroundings(
        seed=shelf.name,
        source_uri=f"../{shelf.uri}",
        length=entry.length,
        tags=entry.tags,
        previous=_neighbour(previous),
        next=_neighbour(following),
        errors=tuple(found for found in shelf.document.diagnostics if found.level is Level.ERROR),
        beside=beside,
        name=name,
    )
    if entry.adoption:
        around = replace(around, body=entry.adoption.body, further=entry.adoption.further)
        return Page(uri=entry.uri, text=render_speech(entry.speech, shelf.display, around))
    text = render_speech(entry.speech, shelf.display, around)
    return Page(uri=entry.uri, text=text, source=shelf.name, line=entry.speech.first_line)


def _neighbour(entry: Entry | None) -> Neighbour | None:
    return Neighbour(title=entry.speech.title, uri=f"../{entry.uri}") if entry else None


def format_details(library: Library) -> tuple[str, ...]:
    """For each speech what tells it from all others of its title: its date, its seed, its number there; or nothing."""
    entries = [(shelf, entry) for shelf in library for entry in shelf.entries]
    facts = (
        [_date(entry) for _, entry in entries],
        [shelf.name for shelf, _ in entries],
        [f"第 {number} 篇" for shelf in library for number, _ in enumerate(shelf.entries, start=1)],
    )
    details = facts[0]
    for more in facts[1:]:
        names = [format_name(entry.speech.title, detail) for (_, entry), detail in zip(entries, details, strict=True)]
        counts = Counter(names)
        details = [
            detail if counts[name] == 1 else "，".join(filter(None, (detail, fact)))
            for name, detail, fact in zip(names, details, more, strict=True)
        ]
    return tuple(details)


def format_name(title: str, detail: str) -> str:
    """A title with what tells the speech from others."""
    return f"{title}（{detail}）" if detail else title


def _date(entry: Entry) -> str:
    return format_date(entry.speech.front.date.text) if entry.speech.front.date else ""


def list_head(title: str, description: str, number: int = 0) -> str:
    """The head of a page that search leaves out; of a list in several pages, `number` counts them from 0."""
    if number:
        title, description = f"{title}（{number + 1}）", f"{description}第 {number + 1} 页。"
    described = f"description: {scalar(html.escape(description))}"
    return front_matter(title, described, "hide:", "  - navigation", "search:", "  exclude: true")


def render_item(entry: Entry, *, base: str = "", tagged: bool = True, note: str = "") -> str:
    """A speech in a list: title, then what is known of it, `note` (Markdown) first; `base` leads to the docs folder."""
    front = entry.speech.front
    date = front.date.text if front.date else None
    known = (
        note,
        escape(format_speaker(front)),
        escape(format_date(date)) if date else "",
        escape(front.occasion.text) if front.occasion else "",
        format_count(entry.length),
    )
    tags = _small(escape(tag) for tag in entry.tags[:SHOWN_TAGS]) if tagged else ""
    return f"- {link(entry.speech.title, base + entry.uri)}{_small(known)}{tags}\n{{ .speech-item }}"


def _small(facts: Iterable[str]) -> str:
    """A line of facts in small type, nothing where there are none."""
    shown = "".join(f"<span>{fact}</span>" for fact in facts if fact)
    return f"<small>{shown}</small>" if shown else ""


def render_source_item(shelf: Shelf) -> str:
    """A seed in a list: its name, then what it gave."""
    source = shelf.document.source
    facts = (f"{len(shelf.entries)} 篇讲话", f"{len(source.lines)} 行", escape(source.encoding))
    return f"- {link(shelf.name, shelf.uri)}{_small(facts)}\n{{ .speech-item }}"


_DOUBTS = (
    "程序读原文时，拿不准的地方、改动过的地方都有提示，写明代号、文件和行号，列在原始文件各页的那一行下面。"
    "提示只供参考；警告在严格构建时算作失败；有错误的文件不发表。"
    "编辑看过、确认无误的，在说明区写上代号，如 <code>ignore: [S104]</code>，就不再提示。"
).replace("[S104]", escape("[S104]"))


def render_diagnostics(rules: Iterable[DiagnosticRule]) -> Page:
    """The page that says of each code what it means, what to do, and gives an example."""
    listed = tuple(rules)
    blocks = ["# 提示一览 { #title .speech-page }", _DOUBTS]
    for level, name in LEVELS.items():
        blocks.append(f"## {name} {{ #{level.value} }}")
        blocks += [block for rule in listed if rule.level == level for block in _explain(rule)]
    return Page(
        uri=DIAGNOSTICS,
        text=list_head("提示一览", "程序读原文拿不准时会给的提示：各是什么意思，怎样处理。")
        + "\n\n".join(blocks)
        + "\n",
    )


def _explain(rule: DiagnosticRule) -> tuple[str, ...]:
    example = "<br>".join(escape_verbatim(line) for line in rule.example.split("\n"))
    return (
        f"### {escape(f'{rule.code} {rule.title}')} {{ #{rule.code.lower()} }}",
        f"<b>意思</b> {escape(rule.message.replace('{}', '……'))}",
        f"<b>处理</b> {escape(rule.remedy)}",
        f"<b>例子</b> {example}",
    )


@dataclass(frozen=True, slots=True)
class Mark:
    """What some characters of a line were taken for, and the anchor on the speech's page where they went.

    `debris` is the rule that left them out.
    """

    span: Span
    name: str
    uri: str = ""
    anchor: str = ""
    debris: str = ""


def render_source(shelf: Shelf) -> Page:
    """A seed line by line: its text as it is, what each line was taken for, links to where it went."""
    source = shelf.document.source
    marks = _marks(shelf)
    notes = _notes(shelf.document)
    blocks = [f"# {escape(shelf.name)} {{ #title .speech-page }}", _source_facts(shelf), *notes.get(0, ())]
    for number, line in enumerate(source.lines, start=1):
        if line.strip():
            blocks.append(_source_line(number, line, marks.get(number, []), front=number < source.first_line))
        blocks.extend(notes.get(number, ()))
    return Page(uri=shelf.uri, text=_source_head(shelf) + "\n\n".join(blocks) + "\n", source=shelf.name, line=LineNo(1))


def _notes(document: Document) -> Mapping[int, list[str]]:
    """What was found, below its line."""
    notes: dict[int, list[str]] = {}
    for found in document.diagnostics:
        notes.setdefault(found.line, []).append(render_diagnostic(found))
    return notes


def _source_head(shelf: Shelf) -> str:
    described = f"原文 {shelf.name}，{len(shelf.document.source.lines)} 行：哪一行用在哪里，哪些没有收录。"
    description = f"description: {scalar(html.escape(described))}"
    further = ("hide:", "  - navigation", "  - toc", "search:", "  exclude: true")
    return front_matter(f"原文 {shelf.name}", description, *further)


def _source_facts(shelf: Shelf) -> str:
    source = shelf.document.source
    titles = "、".join(link(entry.speech.title, f"../{entry.uri}") for entry in shelf.entries)
    facts = f"{len(source.lines)} 行，{escape(source.encoding)}。"
    return f"{facts}收录为：{titles}。\n{{ .speech-listing }}" if titles else f"{facts}没有收录讲话。"


def _source_line(number: int, line: str, marks: Sequence[Mark], *, front: bool) -> str:
    places = dict.fromkeys((mark.name, mark.uri, mark.anchor) for mark in sorted(marks, key=lambda mark: mark.span))
    links = "".join(f" {_place(*place)}" for place in places) + (" <em>说明</em>" if front else "")
    left_out = front or (bool(marks) and all(mark.debris for mark in marks))
    if any(mark.debris == DRAFT for mark in marks):
        shown = ""  # what is not to be published is not shown here either
    else:
        shown = escape_verbatim(line) if left_out else _with_debris(line, marks)
    name = " .speech-debris" if left_out else ""
    return f'{shown}{links}\n{{ #L{number} .speech-line{name} data-line="{number}" }}'


def _place(name: str, uri: str, anchor: str) -> str:
    return f"[{escape(name)}]({link_target(f'../{uri}', anchor)})" if uri else f"<em>{escape(name)}</em>"


def _with_debris(line: str, marks: Sequence[Mark]) -> str:
    """A line that was kept, with what was left out of it set apart."""
    shown, start = "", 0
    for span in sorted(mark.span for mark in marks if mark.debris):
        kept, left = line[start : span.start], line[span.start : span.end]
        shown += f'{escape_verbatim(kept)}<span class="speech-debris">{escape_verbatim(left)}</span>'
        start = span.end
    return shown + escape_verbatim(line[start:])


def _marks(shelf: Shelf) -> Mapping[int, list[Mark]]:
    """All marks of a seed by line."""
    marks: dict[int, list[Mark]] = {}
    for entry in shelf.entries:
        for mark in _speech_marks(entry):
            marks.setdefault(mark.span.line, []).append(mark)
    for debris in shelf.document.debris:
        name = shelf.display.reasons.get(debris.rule, "")
        mark = Mark(debris.span, f"未收录：{name}" if name else "未收录", debris=debris.rule)
        marks.setdefault(debris.span.line, []).append(mark)
    return marks


_LEVELS = "一二三四五六七八九"
_KINDS = {
    ParagraphKind.TEXT: "正文",
    ParagraphKind.ITEM: "分项",
    ParagraphKind.SALUTATION: "称谓",
    ParagraphKind.SIGNATURE: "落款",
    ParagraphKind.TABLE: "表格",
    ParagraphKind.IMAGE: "图片",
}


def _speech_marks(entry: Entry) -> Iterator[Mark]:
    """Where each span of a speech went. The title's place is the top of its page."""
    fields = _front_fields(entry.speech)
    for span in entry.speech.front_spans:
        names = [name for name, spans in fields if any(_overlap(span, field) for field in spans)]
        yield from (Mark(span, name, entry.uri, "title") for name in names or ["篇首"])
    for part in walk(entry.speech.parts):
        name = f"{_LEVELS[min(part.level, 9) - 1]}级标题" if isinstance(part, Heading) else _KINDS[part.kind]
        yield from (Mark(span, name, entry.uri, part.anchor) for span in part.spans)


def _front_fields(speech: Speech) -> tuple[tuple[str, Spans], ...]:
    front = speech.front
    fields = (
        ("标题", front.title),
        ("副标题", front.subtitle),
        ("讲话人", front.speaker),
        ("职务", front.role),
        ("日期", front.date),
    )
    return tuple((name, field.spans) for name, field in fields if field)


def _overlap(span: Span, other: Span) -> bool:
    return span.line == other.line and span.start < other.end and other.start < span.end
