"""A Python-Markdown extension: blocks of escaped text and links take a short road.

Markdown tries some forty patterns on every run of text. What `core.markdown` writes is mostly text with an anchor below
it, in which they find nothing; these blocks become elements at once, and all others go on as before. The HTML is the
same either way.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

from markdown import Extension, Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX, AtomicString

from mkdocs_speeches.hosts.mkdocs.targets import Targets

# Braces are left to Markdown: behind text they may be attributes.
_TEXT = r"(?:[^\\`*_\[\]<>&{}\n!]++|!(?!\[)|\\[!-%'-/:;=?@\[-`|~]|&\#?\w{1,8};)"
_TAG = r"""</?(?:b|em|small|span)(?:[ ][a-z-]+="[^"<>\\`\[\]]*")*>"""
_SETTING = r"""(?:[#.][\w-]+|[a-z-]+=(?:"[^"\n]*"|[\w-]+))"""
_LINK = rf"\[(?:{_TEXT})++\]\([\w./%#-]+\)(?:\{{[ ]{_SETTING}(?:[ ]{_SETTING})*[ ]\}})?(?!\{{)"
# One line each: facts.
_CONTENT = rf"(?:{_TEXT}|{_TAG}|{_LINK}|\n(?=<span[ >]))"
# What may open a list, a quotation or another block is left to Markdown too.
_START = r"(?=[^\x00-\x7f]|[A-Za-z\\&<\[]|[0-9]++[^.)]|\([^\x00-\x7f])"
_ATTRIBUTES = rf"\{{[ ](?P<attributes>{_SETTING}(?:[ ]{_SETTING})*)[ ]\}}"
_PARAGRAPH = re.compile(rf"{_START}(?P<content>{_CONTENT}*+)\n{_ATTRIBUTES}", re.VERBOSE)
_HEADING = re.compile(rf"(?P<level>[#]{{2,6}})[ ](?![ ])(?P<content>(?:{_TEXT}|{_TAG})++){_ATTRIBUTES}", re.VERBOSE)
_ITEM = re.compile(rf"-[ ]{_START}(?P<content>{_CONTENT}++)(?:\n{_ATTRIBUTES})?(?:\n|\Z)", re.VERBOSE)
_DETAILS = re.compile(
    r"""<details(?P<attributes>(?:[ ][a-z-]+="[^"<>]*")*)[ ]markdown>\n<summary>(?P<summary>[\w ，。]*+)</summary>""",
    re.VERBOSE,
)
_FIGURE = re.compile(r"<figure[ >](?:[^\n<]|<(?!/?figure))*+</figure>")
# An escaped sign, or a link; what is neither stands as it is in HTML.
_SIGNS = re.compile(rf"\\(?P<escaped>.)|\[(?P<label>{_TEXT}++)\]\((?P<target>[^)]+)\)(?:{_ATTRIBUTES})?", re.VERBOSE)
_SETTINGS = re.compile(r'([#.])([\w-]+)|([a-z-]+)=(?:"([^"]*)"|([\w-]+))')
_SIGN = re.compile(r"\\(?P<escaped>.)|<[^>]+>")
_MARK = f"{STX}speech-literal:"
_MARKED = re.compile(rf"{_MARK}([0-9]+){ETX}")
# A list goes on in a next block of these beginnings.
_LISTED = re.compile(r" {0,3}(?:[-+*]|[0-9]+\.) |    ")


@dataclass(frozen=True, slots=True)
class Block:
    """What takes the short road: its source, its element's name, its content or, of a list, its items."""

    source: str
    tag: str
    parts: tuple[re.Match[str], ...] = ()
    folded: Block | None = None


def recognise(block: str, following: str) -> Block | None:
    """The block, if nothing in it asks for Markdown."""
    if block.startswith("#"):
        match = _HEADING.fullmatch(block)
        return Block(block, f"h{len(match['level'])}", (match,)) if match else None
    if block.startswith("- "):
        items = tuple(_ITEM.finditer(block))
        whole = "".join(item[0] for item in items) == block and not _LISTED.match(following)
        return Block(block, "ul", items) if whole else None
    if block.startswith("<figure"):
        return Block(block, "figure") if _FIGURE.fullmatch(block) else None
    match = _PARAGRAPH.fullmatch(block)
    return Block(block, "p", (match,)) if match else None


def recognise_details(opening: str, content: str, end: str) -> Block | None:
    """A list that is folded away below a summary."""
    match = _DETAILS.fullmatch(opening) if opening.startswith("<details") and end == "</details>" else None
    folded = recognise(content, end) if match else None
    if match and folded and folded.tag == "ul":
        return Block(f"{opening}\n\n{content}\n\n{end}", "details", (match,), folded)
    return None


class LiteralPreprocessor(Preprocessor):
    """Puts blocks aside before HTML is looked for in the text, which takes as long as all the rest."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.md: Markdown = md
        self.blocks: list[Block] = []

    def run(self, lines: list[str]) -> list[str]:
        self.blocks.clear()
        self.targets = Targets(self.md)
        return "\n\n".join(self._put_aside("\n".join(lines).split("\n\n"))).split("\n")

    def _put_aside(self, chunks: list[str]) -> Iterator[str]:
        bare = [chunk.strip("\n") for chunk in (*chunks, "", "")]
        at = 0
        while at < len(chunks):
            details = recognise_details(*bare[at : at + 3])
            block = details or recognise(bare[at], bare[at + 1])
            if block:
                yield f"{_MARK}{len(self.blocks)}{ETX}"
                self.blocks.append(block)
            else:
                yield chunks[at]
            at += 3 if details else 1


class LiteralPostprocessor(Postprocessor):
    """Gives back what was put aside inside raw HTML, where no block is made of it."""

    def __init__(self, md: Markdown, blocks: list[Block]) -> None:
        super().__init__(md)
        self.blocks = blocks

    def run(self, text: str) -> str:
        return _MARKED.sub(lambda match: self.blocks[int(match[1])].source, text) if _MARK in text else text


class LiteralBlockProcessor(BlockProcessor):
    """Makes elements of the blocks that were put aside; what stands in them is HTML at once."""

    def __init__(self, parser: BlockParser, aside: LiteralPreprocessor) -> None:
        super().__init__(parser)
        self.md: Markdown = parser.md
        self.aside = aside

    def test(self, parent: etree.Element, block: str) -> bool:
        return _MARKED.fullmatch(block) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:
        block = self.aside.blocks[int(blocks[0][len(_MARK) : -1])]
        if block.tag == "ul" and len(parent) and parent[-1].tag in ("ul", "ol"):
            # Two lists in a row are one, and all its items are paragraphs then.
            blocks[0] = block.source
            return False
        del blocks[0]
        if block.tag in ("figure", "details"):
            etree.SubElement(parent, "p").text = self._store(self._folded(block))
            return True
        element = etree.SubElement(parent, block.tag)
        for part in block.parts:
            target = etree.SubElement(element, "li") if block.tag == "ul" else element
            for key, value in _read_attributes(part["attributes"] or ""):
                target.set(key, value)
            content = part["content"]
            if block.tag[0] == "h":
                target.text = AtomicString(_SIGN.sub(self._keep, content.strip()))
            else:
                plain = "\\" not in content and "[" not in content and "<" not in content
                target.text = AtomicString(content) if plain else self._store(self._show(content))
        return True

    def _store(self, html: str) -> AtomicString:
        return AtomicString(self.md.htmlStash.store(html))

    def _folded(self, block: Block) -> str:
        """The HTML of a block that is no text of the page's outline or of its paragraphs."""
        if not block.folded:
            return f"{block.source}\n"
        (details,) = block.parts
        items = (
            f"<li{_attributes(item['attributes'] or '')}>{self._show(item['content'])}</li>\n"
            for item in block.folded.parts
        )
        return (
            f"<details{_attributes(details['attributes'])}>\n<summary>{details['summary']}</summary>\n"
            f"<ul>\n{''.join(items)}</ul>\n</details>"
        )

    def _keep(self, match: re.Match[str]) -> str:
        """Of a heading, whose text the outline takes: escapes undone, tags put aside as Markdown puts them."""
        escaped = match["escaped"]
        if escaped is None:
            return self.md.htmlStash.store(match[0])
        return escaped if escaped in self.md.ESCAPED_CHARS else match[0]

    def _show(self, content: str) -> str:
        """Content as HTML: escapes undone, links leading where they should."""
        return _SIGNS.sub(self._show_sign, content)

    def _show_sign(self, match: re.Match[str]) -> str:
        escaped, label, target, attributes = match.groups()
        if escaped:
            return escape(escaped if escaped in self.md.ESCAPED_CHARS else match[0], quote=False)
        shown = _SIGNS.sub(self._show_sign, label) if "\\" in label else label
        before, behind = _attributes(f'href="?" {attributes or ""}').split("?")
        return f"<a{before}{self.aside.targets.resolve(target)}{behind}>{shown}</a>"


@lru_cache(maxsize=1024)
def _attributes(settings: str) -> str:
    """Settings as the attributes of a tag, a space before each, in Markdown's order."""
    return "".join(f' {key}="{_value(value)}"' for key, value in sorted(_read_attributes(settings)))


def _value(text: str) -> str:
    return text.replace("<", "&lt;").replace(">", "&gt;")


def _read_attributes(settings: str) -> tuple[tuple[str, str], ...]:
    read: dict[str, str] = {}
    for sign, name, key, quoted, bare in _SETTINGS.findall(settings):
        if sign == "#":
            read["id"] = name
        elif sign:
            read["class"] = f"{read['class']} {name}" if "class" in read else name
        else:
            read[key] = bare or quoted
    return tuple(read.items())


class LiteralExtension(Extension):
    """Registers what puts blocks aside, what makes elements of them, and what gives the others back."""

    def extendMarkdown(self, md: Markdown) -> None:
        aside = LiteralPreprocessor(md)
        # Behind fenced code, before whatever looks for HTML.
        md.preprocessors.register(aside, "speech_literal", 24)
        md.parser.blockprocessors.register(LiteralBlockProcessor(md.parser, aside), "speech_literal", 200)
        md.postprocessors.register(LiteralPostprocessor(md, aside.blocks), "speech_literal", 1)


def makeExtension(**kwargs: Any) -> LiteralExtension:
    """What Python-Markdown calls."""
    return LiteralExtension(**kwargs)
