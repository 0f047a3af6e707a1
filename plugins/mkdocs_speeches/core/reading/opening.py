"""From the bytes of a seed to the lines that are read, and what its file says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from mkdocs_speeches.core.editors.foreign import Header
from mkdocs_speeches.core.editors.frontblock import FrontMatterResult
from mkdocs_speeches.core.editors.markup import NO_MARKUP, Markup, read_markup
from mkdocs_speeches.core.formats.encoding import decode, split_lines
from mkdocs_speeches.core.formats.extract import Extract, FormatError
from mkdocs_speeches.core.formats.html import read_html
from mkdocs_speeches.core.formats.kinds import name_kind
from mkdocs_speeches.core.formats.pdf import ScanError, read_pdf
from mkdocs_speeches.core.formats.word import read_docx
from mkdocs_speeches.core.model import WHOLE_SEED, Field, LineNo, Seed, Span, filled_span
from mkdocs_speeches.core.reading.frames.formulas import find_above
from mkdocs_speeches.core.reading.lines.blocks import Block
from mkdocs_speeches.core.reading.lines.styles import markup_of_hashes, markup_of_styles, untitle
from mkdocs_speeches.core.reading.progress import Progress
from mkdocs_speeches.core.rules.dates import find_date
from mkdocs_speeches.core.rules.load import Rules

DOCUMENTS = {".docx": read_docx, ".pdf": read_pdf}
"""What reads the files that are no text."""
WEB_PAGES = (".html", ".htm")


def extract_lines(seed: Seed, state: Progress) -> Extract | None:
    """The lines of a seed by the kind of its file; None, with an error, where they can't be read."""
    suffix = PurePosixPath(seed.name).suffix.lower()
    try:
        if suffix in DOCUMENTS:
            state.source = replace(state.source, encoding=suffix.removeprefix("."))
            return DOCUMENTS[suffix](seed.data)
        if kind := name_kind(seed.data):
            raise FormatError(f"内容是“{kind}”")
        text = _decode_seed(seed, state)
        if text is None:
            return None
        return read_html(text) if suffix in WEB_PAGES else Extract(split_lines(text))
    except ScanError:
        state.say("S122", WHOLE_SEED)
        return None
    except FormatError as error:
        state.say("S119", WHOLE_SEED, str(error))
        return None


def _decode_seed(seed: Seed, state: Progress) -> str | None:
    """The text of a seed, and what is to be said of its encoding."""
    decoded = decode(seed.data)
    state.source = replace(state.source, encoding=decoded.encoding)
    if decoded.text is None:
        state.say("S103", WHOLE_SEED, decoded.encoding)
    elif decoded.doubtful:
        state.say("S102", WHOLE_SEED, decoded.encoding)
    elif decoded.guessed:
        state.say("S101", WHOLE_SEED, decoded.encoding)
    if decoded.broken:
        lines = "、".join(map(str, decoded.broken[:5])) + ("……" if len(decoded.broken) > 5 else "")
        state.say("S164", WHOLE_SEED, lines, decoded.encoding)
    return decoded.text


def drop_beside(seen: Sequence[str], extract: Extract, state: Progress) -> tuple[str, ...]:
    """The lines as they are read, blank where a page says what stands beside its main part."""
    kept = list(seen)
    for line in sorted(extract.beside):
        text = seen[line - 1]
        if not text.strip():
            continue
        span = filled_span(text, line)
        rule = find_above(Block(text.strip(), (span,), 0), state.rules)
        state.drop((span,), rule.name if rule else "beside")
        kept[line - 1] = ""
    return tuple(kept)


def drop_header(seen: Sequence[str], header: Header, state: Progress) -> tuple[str, ...]:
    """The lines as they are read, with nothing but the title of a header that a program of blogs wrote; when the text
    came out and who wrote it, as it says, is gathered."""
    kept = list(seen)
    for line in range(1, header.close + 1):
        whole = filled_span(seen[line - 1], line)
        title = header.title if header.title and header.title.line == line else replace(whole, start=whole.end)
        edges = (replace(whole, end=title.start), replace(whole, start=title.end))
        state.drop(tuple(span for span in edges if span.start < span.end), "header")
        kept[line - 1] = " " * title.start + seen[line - 1][title.start : title.end]
    if header.date and (day := find_date(_words_at(seen, header.date))) and day.edtf:
        state.published.append(Field(day.edtf, (header.date,), "header"))
    if header.author and (author := state.rules.author.pattern.search(f"作者:{_words_at(seen, header.author)}")):
        state.authors.append(Field(author["name"], (header.author,), "header"))
    return tuple(kept)


def _words_at(seen: Sequence[str], span: Span) -> str:
    return seen[span.line - 1][span.start : span.end]


def find_markup(seed: Seed, extract: Extract, matter: FrontMatterResult, rules: Rules) -> Markup:
    """What editor, styles and, in Markdown, hashes say; a raw text seed is literal from end to end."""
    suffix = PurePosixPath(seed.name).suffix.lower()
    if suffix in (*DOCUMENTS, *WEB_PAGES):
        return markup_of_styles(extract, rules)
    if matter.front:
        stated = read_markup(extract.lines, matter.first_line)
        return untitle(stated) if suffix == ".md" else stated
    first_line = LineNo(matter.header.close + 1) if matter.header else matter.first_line
    return markup_of_hashes(extract.lines, first_line) if suffix == ".md" else NO_MARKUP
