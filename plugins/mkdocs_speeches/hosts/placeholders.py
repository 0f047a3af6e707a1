"""What a page of the docs folder may ask for: the overview of the library, the address for corrections, the keys."""

from __future__ import annotations

import json
import re

from mkdocs_speeches.core.editors.frontmatter import FrontMatter, PieceMatter, schema
from mkdocs_speeches.core.pages.escape import escape

OVERVIEW_MARK = "<!-- speeches -->"
"""Stands in a page where the overview of the library is to be shown."""
CONTACT_MARK = "<!-- contact -->"
"""Stands in a page where the address for corrections is to be shown."""
KEYS_MARK = "<!-- front-matter -->"
"""Stands in a page where the keys of front matter are to be listed."""
SCHEMA = "schema/front-matter.json"
"""Where the JSON schema of front matter stands beside the pages, for editors to complete and check by."""
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}]+")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def show_contact(markdown: str, contact: str | None) -> str:
    """A page's text with the address for corrections where it asks for it: e-mail, URL or words."""
    if CONTACT_MARK not in markdown:
        return markdown
    shown = "（本站还没有公布联系地址）"
    if contact and _EMAIL.fullmatch(contact):
        shown = f"[{escape(contact)}](mailto:{contact})"
    elif contact and _WEB_ADDRESS.fullmatch(contact):
        shown = f"[{escape(contact)}](<{contact}>)"
    elif contact:
        shown = escape(contact)
    return markdown.replace(CONTACT_MARK, shown)


def schema_file() -> str:
    """The JSON schema of front matter as a file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def show_keys(markdown: str) -> str:
    """A page's text with the table of all keys of front matter where it asks for it."""
    if KEYS_MARK not in markdown:
        return markdown
    of_pieces = set(PieceMatter.model_fields) - set(FrontMatter.model_fields)
    rows = ["| 键 | 意思 | 怎样写 |", "| --- | --- | --- |"]
    for key, field in (FrontMatter.model_fields | {key: PieceMatter.model_fields[key] for key in of_pieces}).items():
        example = json.dumps((field.examples or [""])[0], ensure_ascii=False)
        shown = f"`{key}: {example.strip(chr(34))}`".replace("|", "&#124;")
        rows.append(f"| `{key}` | {escape(field.title or '')} | {escape(field.description or '')}，如 {shown} |")
    return markdown.replace(KEYS_MARK, "\n".join(rows))
