"""The library as data: one JSON object for each speech, on a line of its own, in a form that a schema states; and a
table of what is known of each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from mkdocs_speeches.core.library.shelves import Entry, Library, Shelf
from mkdocs_speeches.core.model import Heading, Paragraph, ParagraphKind, walk
from mkdocs_speeches.core.pages.exported import place_target
from mkdocs_speeches.core.pages.linked import list_links
from mkdocs_speeches.core.pages.page import Page, pack, unpack
from mkdocs_speeches.core.store.memory import Recall, Stage, make_anew
from mkdocs_speeches.core.text.display import Display
from mkdocs_speeches.core.text.wording import format_json

DATA_ROWS, DATA_TABLE, DATA_SCHEMA = "library.jsonl", "library.csv", "library.schema.json"
"""The files that a library is, as data."""
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
    address: str | None = Field(default=None, description="the web address of its page, where the library has one")
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
    links: tuple[LinkRow, ...] = Field(default=(), description="where its page leads; empty where an editor wrote it")
    markdown: str | None = Field(default=None, description="the text of a page that an editor took over, in Markdown")


_STATED = ("subtitle", "speaker", "role", "date", "published", "occasion", "salutation")
_NO_COLUMNS = frozenset({"lines", "tags", "blocks", "links", "markdown"})
_SPELLED_OUT = ("first_line", "last_line", "tags", "text")
_COLUMNS = (*(key for key in SpeechRow.model_fields if key not in _NO_COLUMNS), *_SPELLED_OUT)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
Addresses = Callable[[Entry], str]
"""Gives the web address of a speech's page, empty where there is none."""


def data_files(
    library: Library, pages: Iterable[Page], address: Addresses, recall: Recall = make_anew
) -> Mapping[str, Iterator[str]]:
    """The files that the library is as data, by name, each in pieces of text; what is not known is left out."""
    shown = {page.uri: page for page in pages}
    rows = (f"{row}\n" for row in _list_rows(library, shown, address, recall))
    return {
        DATA_ROWS: rows,
        DATA_TABLE: _list_table(library, address),
        DATA_SCHEMA: iter((f"{format_json(row_schema())}\n",)),
    }


def row_schema() -> dict[str, object]:
    """The JSON schema of one line."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **SpeechRow.model_json_schema()}


def _list_rows(library: Library, shown: Mapping[str, Page], address: Addresses, recall: Recall) -> Iterator[str]:
    for shelf in library:
        for entry in shelf.entries:
            page, place = shown[entry.uri], address(entry)
            inputs = shelf.document, entry, page.packed.html, place
            yield unpack(recall(Stage.DATA, entry.uri, inputs, partial(_pack_row, shelf, entry, page, place)))


def _pack_row(shelf: Shelf, entry: Entry, page: Page, address: str) -> bytes:
    stated = _known_values(shelf, entry, address)
    row = SpeechRow(
        **stated,
        lines=(entry.speech.first_line, entry.speech.last_line),
        tags=entry.tags,
        blocks=() if entry.adoption else tuple(_block_row(part, shelf.display) for part in walk(entry.speech.parts)),
        links=tuple(_link_rows(page)),
        markdown=entry.adoption.body if entry.adoption else None,
    )
    return pack(json.dumps(row.model_dump(mode="json", exclude_none=True), ensure_ascii=False))


def _known_values(shelf: Shelf, entry: Entry, address: str) -> dict[str, Any]:
    """What both forms say of a speech."""
    speech = entry.speech
    return {
        **{key: field.text for key in _STATED if (field := getattr(speech.front, key))},
        "page": entry.uri,
        "address": address or None,
        "title": speech.title,
        "kind": speech.kind,
        "source_url": speech.source_url,
        "license": speech.license,
        "source": shelf.name,
        "characters": entry.length,
    }


def _list_table(library: Library, address: Addresses) -> Iterator[str]:
    """A row for each speech, for spreadsheets: the text itself, too long for a cell, is the file that `text` names."""
    yield "\ufeff" + _write_cells(_COLUMNS)
    for shelf in library:
        for entry in shelf.entries:
            more = {
                "first_line": entry.speech.first_line,
                "last_line": entry.speech.last_line,
                "tags": "；".join(entry.tags),
                "text": f"{entry.uri.removesuffix('.md')}.txt",
            }
            stated = {**_known_values(shelf, entry, address(entry)), **more}
            yield _write_cells(stated.get(column) for column in _COLUMNS)


def _write_cells(cells: Iterable[object]) -> str:
    """A line of a table; what would be a formula is a text."""
    line = io.StringIO()
    shown = ("" if cell is None else str(cell) for cell in cells)
    csv.writer(line).writerow(f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell for cell in shown)
    return line.getvalue()


def _link_rows(page: Page) -> Iterator[LinkRow]:
    for anchor, text, target in list_links(page.html.text if page.html else ""):
        yield LinkRow(anchor=anchor, text=text, target=place_target(page.uri, target))


def _block_row(part: Paragraph | Heading, display: Display) -> BlockRow:
    lines = (part.spans[0].line, part.spans[-1].line)
    if isinstance(part, Heading):
        text = display.text(part.spans, spaced=part.spaced)
        return BlockRow(kind="heading", text=text, anchor=part.anchor, lines=lines, level=part.level)
    is_table = part.kind is ParagraphKind.TABLE
    text = "\n".join(display.raw((row,)) for row in part.spans) if is_table else display.text(part.spans)
    points = tuple(display.text(point.spans) for point in part.points)
    return BlockRow(kind=part.kind.value, text=text, anchor=part.anchor, lines=lines, points=points)
