"""The head of a page: YAML, on one line each, whatever the values hold."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence

from mkdocs_speeches.core.model import Speech
from mkdocs_speeches.core.text.edtf import is_day

_DAYS = ("date", "published")
_NO_SCALAR = re.compile(r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def scalar(text: str) -> str:
    """`text` as a YAML scalar on one line (a JSON string is one)."""
    return _NO_SCALAR.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def date_scalar(date: str) -> str:
    """A day as YAML has dates, for whatever reads the head of pages; a part of a date (`2009-03`) as text."""
    return date if is_day(date) else scalar(date)


def front_matter(title: str, *lines: str) -> str:
    """A page's head; `title` is escaped, for templates print it as it stands."""
    return "\n".join(("---", f"title: {scalar(html.escape(title))}", *lines, "---", "", ""))


def list_head(title: str, description: str, number: int = 0) -> str:
    """The head of a page that search leaves out; of a list in several pages, `number` counts them from 0."""
    if number:
        title, description = f"{title}（{number + 1}）", f"{description}第 {number + 1} 页。"
    described = f"description: {scalar(html.escape(description))}"
    return front_matter(title, described, "hide:", "  - navigation", "search:", "  exclude: true")


def state_matter(speech: Speech, tags: Sequence[str]) -> Iterator[str]:
    """All that is known of a speech, as lines of front matter in the form in which editors state it."""
    front = speech.front
    for key in ("title", "subtitle", "speaker", "role", "date", "published", "occasion"):
        field = getattr(front, key)
        if field:
            yield f"{key}: {date_scalar(field.text) if key in _DAYS else scalar(field.text)}"
    if speech.person is not None:
        yield f"person: {scalar(speech.person)}"
    for key in ("kind", "source_url", "license"):
        if value := getattr(speech, key):
            yield f"{key}: {scalar(value)}"
    for key, values in (("tags", tags), ("aliases", speech.aliases)):
        if values:
            yield f"{key}: [{', '.join(map(scalar, values))}]"
