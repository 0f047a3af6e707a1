"""A speech's page as an editor takes it over: plain Markdown, with all that is known of it in its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mkdocs_speeches.core.editors.adoption import fingerprint
from mkdocs_speeches.core.model import Source, Speech
from mkdocs_speeches.core.pages.heads import scalar
from mkdocs_speeches.core.pages.speech import render_parts
from mkdocs_speeches.core.text.display import Display

_LINE = re.compile(r" data-line=[0-9]+(?= \}$)", re.MULTILINE)
_REPAIR = re.compile(r'<span class="speech-repair"[^>]*>(.*?)</span>')
_LEAD = re.compile(r"^- <b>(.*?)</b>", re.MULTILINE)


def write_adoption(speech: Speech, display: Display, source: Source, tags: Sequence[str]) -> str:
    """The page of a speech as an editor takes it over: plain Markdown, and in its head all that is known of it."""
    body = "\n\n".join(render_parts(speech.parts, display))
    for pattern, plain in ((_LINE, ""), (_REPAIR, r"\1"), (_LEAD, r"- **\1**")):
        body = pattern.sub(plain, body)
    return "\n".join(("---", *_head(speech, source, tags), "---", "", body, ""))


def _head(speech: Speech, source: Source, tags: Sequence[str]) -> Iterator[str]:
    front = speech.front
    for key in ("title", "subtitle", "speaker", "role", "date", "published", "occasion"):
        field = getattr(front, key)
        if field:
            yield f"{key}: {scalar(field.text)}"
    for key in ("kind", "source_url", "license"):
        if value := getattr(speech, key):
            yield f"{key}: {scalar(value)}"
    for key, values in (("tags", tags), ("aliases", speech.aliases)):
        if values:
            yield f"{key}: [{', '.join(map(scalar, values))}]"
    yield "adopted:"
    yield f"  seed: {scalar(source.name)}"
    yield f"  lines: {speech.first_line}-{speech.last_line}"
    yield f"  hash: {scalar(fingerprint(source, speech))}"
