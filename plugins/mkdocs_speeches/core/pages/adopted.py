"""A speech's page as an editor takes it over: plain Markdown, with all that is known of it in its head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from mkdocs_speeches.core.editors.adoption import Adoption, fingerprint
from mkdocs_speeches.core.model import Source, Speech
from mkdocs_speeches.core.pages.body import show_text
from mkdocs_speeches.core.pages.diagnostics import show_diagnostic
from mkdocs_speeches.core.pages.heads import front_matter, scalar, state_matter
from mkdocs_speeches.core.pages.markdown_writer import write_markdown
from mkdocs_speeches.core.pages.nodes import HeadingNode, Written
from mkdocs_speeches.core.pages.page import Page, make_page
from mkdocs_speeches.core.text.display import Display


def write_adoption(speech: Speech, display: Display, source: Source, tags: Sequence[str]) -> str:
    """The page of a speech as an editor takes it over: plain Markdown, and in its head all that is known of it."""
    body = write_markdown(show_text(speech.parts, display), plain=True)
    return "\n".join(("---", *_adopted_head(speech, source, tags), "---", "", body, ""))


def render_spoilt(adoption: Adoption, *, preview: bool) -> Page:
    """The page of an adoption with faults: its own text, below a title; in a `preview` also what is wrong."""
    title = adoption.matter.title or PurePosixPath(adoption.name).stem
    heading = [] if adoption.body.startswith("# ") else [HeadingNode(1, (title,), "title")]
    told = [show_diagnostic(fault) for fault in adoption.faults] if preview else []
    return make_page(adoption.name, front_matter(title), (*heading, *told, Written(adoption.body)))


def _adopted_head(speech: Speech, source: Source, tags: Sequence[str]) -> Iterator[str]:
    yield from state_matter(speech, tags)
    yield "adopted:"
    yield f"  seed: {scalar(source.name)}"
    yield f"  lines: {speech.first_line}-{speech.last_line}"
    yield f"  hash: {scalar(fingerprint(source, speech))}"
