"""The library as data: one JSON object for each speech, on a line of its own, in a form that a schema states."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pydantic import BaseModel, ConfigDict, Field

from mkdocs_speeches.core.library.shelves import Entry, Library, Shelf
from mkdocs_speeches.core.model import Heading, Paragraph, ParagraphKind, walk
from mkdocs_speeches.core.pages.exported import links_of, place_target
from mkdocs_speeches.core.pages.nodes import HeadingNode, ListNode, ParagraphNode, TableNode, plain_text
from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.core.text.display import Display

FORM = ConfigDict(frozen=True, extra="forbid")


class BlockRow(BaseModel):
    """A heading or paragraph of a speech."""

    model_config = FORM
    kind: str = Field(description="heading, or what the paragraph is: text, item, salutation, signature, table, image")
    text: str = Field(
        description="the text as a reader sees it; of a table the cells are parted by tabs, the rows by line breaks"
    )
    anchor: str = Field(description="the id of the block on the page of the speech")
    lines: tuple[int, int] = Field(description="the first and the last line of the source, from 1")
    level: int | None = Field(default=None, description="of a heading: how deep it is nested, from 1")
    points: tuple[str, ...] = Field(default=(), description="the members of a series that the paragraph ends with")


class LinkRow(BaseModel):
    """Words on the page of a speech that lead elsewhere."""

    model_config = FORM
    anchor: str = Field(description="the id of the block in which the words stand; empty outside of the text")
    text: str = Field(description="the words")
    target: str = Field(description="where they lead: a page of the library with its anchor, or a web address")


class SpeechRow(BaseModel):
    """A speech: what it states of itself, its text in order, its tags and links."""

    model_config = FORM
    page: str = Field(description="its page, relative to the folder of all pages")
    title: str = Field(description="its title as shown")
    subtitle: str | None = Field(default=None, description="its subtitle")
    speaker: str | None = Field(default=None, description="who spoke")
    role: str | None = Field(default=None, description="the speaker's office")
    date: str | None = Field(default=None, description="when it was held, as EDTF: 2009-03-05, 2009-03, 20XX-02-15")
    published: str | None = Field(default=None, description="when the page or paper came out, as EDTF")
    occasion: str | None = Field(default=None, description="where it was held")
    salutation: str | None = Field(default=None, description="who is addressed")
    kind: str | None = Field(default=None, description="what kind of text it is, where an editor said so")
    source_url: str | None = Field(default=None, description="the web address that it comes from")
    license: str | None = Field(default=None, description="under which terms it may be used")
    source: str = Field(description="the file that it was read from, below the folder of these")
    lines: tuple[int, int] = Field(description="its first and last line there, from 1")
    characters: int = Field(description="its length, as office programs count it")
    tags: tuple[str, ...] = Field(default=(), description="its keywords, as the speech spells them")
    blocks: tuple[BlockRow, ...] = Field(default=(), description="its text in order; empty where an editor wrote it")
    links: tuple[LinkRow, ...] = Field(default=(), description="where its page leads")
    markdown: str | None = Field(default=None, description="the text of a page that an editor took over, in Markdown")


_STATED = ("subtitle", "speaker", "role", "date", "published", "occasion", "salutation")


def list_rows(library: Library, pages: Iterable[Page]) -> Iterator[str]:
    """A line of JSON for each speech, in the order of the library; what is not known is left out."""
    shown = {page.uri: page for page in pages}
    for shelf in library:
        for entry in shelf.entries:
            row = _speech_row(shelf, entry, shown[entry.uri]).model_dump(mode="json", exclude_none=True)
            yield json.dumps(row, ensure_ascii=False)


def row_schema() -> dict[str, object]:
    """The JSON schema of one line."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **SpeechRow.model_json_schema()}


def _speech_row(shelf: Shelf, entry: Entry, page: Page) -> SpeechRow:
    speech = entry.speech
    stated = {key: field.text for key in _STATED if (field := getattr(speech.front, key))}
    written = entry.adoption.body if entry.adoption else None
    parts = () if entry.adoption else tuple(walk(speech.parts))
    return SpeechRow(
        **stated,
        page=entry.uri,
        title=speech.title,
        kind=speech.kind,
        source_url=speech.source_url,
        license=speech.license,
        source=shelf.name,
        lines=(speech.first_line, speech.last_line),
        characters=entry.length,
        tags=entry.tags,
        blocks=tuple(_block_row(part, shelf.display) for part in parts),
        links=tuple(_link_rows(page)),
        markdown=written,
    )


def _link_rows(page: Page) -> Iterator[LinkRow]:
    for block in page.blocks:
        anchor = block.anchor if isinstance(block, HeadingNode | ParagraphNode | TableNode) else ""
        anchor = block.items[0].anchor if isinstance(block, ListNode) else anchor
        for link in links_of(block):
            yield LinkRow(anchor=anchor, text=plain_text(link.content), target=place_target(page.uri, link.target))


def _block_row(part: Paragraph | Heading, display: Display) -> BlockRow:
    lines = (part.spans[0].line, part.spans[-1].line)
    if isinstance(part, Heading):
        text = display.text(part.spans, spaced=part.spaced)
        return BlockRow(kind="heading", text=text, anchor=part.anchor, lines=lines, level=part.level)
    is_table = part.kind is ParagraphKind.TABLE
    text = "\n".join(display.raw((row,)) for row in part.spans) if is_table else display.text(part.spans)
    points = tuple(display.text(point.spans) for point in part.points)
    return BlockRow(kind=part.kind.value, text=text, anchor=part.anchor, lines=lines, points=points)
