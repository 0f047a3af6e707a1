"""Documents made by hand, for what a library does with them: nothing is read, nothing is guessed."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_speeches.core.library.catalogue import Catalogue, make_catalogue
from mkdocs_speeches.core.library.shelves import Entry, Shelf
from mkdocs_speeches.core.library.terms import find_terms
from mkdocs_speeches.core.library.texts import Texts, gather_texts
from mkdocs_speeches.core.model import (
    Document,
    Field,
    Front,
    Heading,
    LineNo,
    Paragraph,
    ParagraphKind,
    Section,
    Source,
    Speech,
    span_of,
)
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.core.text.display import Display


def document(
    *lines: str, name: str = "a", title: str = "", date: str = "", tags: Sequence[str] | None = None
) -> Document:
    """A document of one speech: each line a paragraph, a heading where it begins with #, a salutation ending in ：."""
    parts: list[Paragraph | Section] = []
    for number, line in enumerate(lines, start=1):
        spans = (span_of(line, number).part(line.startswith("#"), len(line)),)
        if line.startswith("#"):
            parts.append(Section(Heading(1, spans, None, False, f"s-{number}"), ()))
            continue
        kind = ParagraphKind.SALUTATION if line.endswith("：") else ParagraphKind.TEXT
        paragraph = Paragraph(kind, spans, (), f"p-{number}")
        if parts and isinstance(parts[-1], Section):
            parts[-1] = Section(parts[-1].heading, (*parts[-1].parts, paragraph))
        else:
            parts.append(paragraph)
    speech = Speech(
        slug=name,
        title=title or name,
        front=Front(title=Field(title, ()) if title else None, date=Field(date, ()) if date else None),
        front_spans=(),
        parts=tuple(parts),
        first_line=LineNo(1),
        last_line=LineNo(len(lines)),
        tags=None if tags is None else tuple(tags),
    )
    return Document(Source(f"{name}.txt", lines, "utf-8", LineNo(1)), (speech,), (), (), ())


def texts_of(*speeches: Sequence[str]) -> Texts:
    """The texts of a library whose speeches have these lines."""
    return gather_texts([document(*lines, name=str(number)) for number, lines in enumerate(speeches)])


def _entry(speech: Speech) -> Entry:
    tags = speech.tags or ()
    return Entry(speech=speech, uri=f"speeches/{speech.slug}.md", subjects=tags, tags=tags, length=0)


def catalogue_of(*documents: Document) -> Catalogue:
    """A library of hand-made documents, their tags as they state them."""
    library = tuple(
        Shelf(
            made,
            Display.of(made, {}),
            f"sources/{made.source.name}.md",
            tuple(_entry(speech) for speech in made.speeches),
        )
        for made in documents
    )
    texts = gather_texts(documents)
    rules = load_rules()
    return make_catalogue(library, texts, find_terms(texts, rules.lexicon), rules)
