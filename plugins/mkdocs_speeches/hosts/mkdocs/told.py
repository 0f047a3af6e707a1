"""What the template of a speech's page is told besides its text: citations, linked data, its text as a file."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.templates import TemplateContext

from mkdocs_speeches.core.pages.citing import CitationText, Reference, cite, known_part
from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.hosts.mkdocs.textfiles import text_file_of


@dataclass(frozen=True, slots=True)
class ToldSpeech:
    """A speech as templates see it; `text` is the address of its text below the site's root."""

    reference: Reference
    citations: tuple[CitationText, ...]
    text: str
    linked_data: str


def tell_speech(context: TemplateContext, origin: Page, config: MkDocsConfig) -> None:
    """Tells the template of a speech's page about the speech."""
    if reference := origin.reference:
        citations = cite(reference, html.unescape(config.site_name))
        page = context.get("page")
        data = link_data(reference, config, (page and page.canonical_url) or "")
        told = ToldSpeech(reference, citations, text_file_of(reference.uri), data)
        cast(dict[str, object], context)["speech"] = told


def link_data(reference: Reference, config: MkDocsConfig, address: str) -> str:
    """A speech as schema.org has it, as JSON that no sign ends the script of; what is not known is left out."""
    library = html.unescape(config.site_name)
    told = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": reference.title,
        "alternativeHeadline": reference.subtitle,
        "description": reference.description,
        "author": _linked_thing("Person", reference.speaker, jobTitle=reference.role),
        "dateCreated": known_part(reference.date),
        "datePublished": known_part(reference.published),
        "recordedAt": _linked_thing("Event", reference.occasion, startDate=known_part(reference.date)),
        "inLanguage": reference.script,
        "keywords": list(reference.tags),
        "isBasedOn": reference.source_url,
        "license": reference.license,
        "url": address,
        "isPartOf": _linked_thing("WebSite", library, url=config.site_url or ""),
    }
    known = {key: value for key, value in told.items() if value}
    return json.dumps(known, ensure_ascii=False).replace("<", "\\u003c")


def _linked_thing(kind: str, name: str, **more: str) -> dict[str, str]:
    return {"@type": kind, "name": name, **{key: value for key, value in more.items() if value}} if name else {}
