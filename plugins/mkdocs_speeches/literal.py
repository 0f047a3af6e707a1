"""A Python-Markdown extension: blocks of escaped text and links take a short road.

Markdown tries some forty patterns on every run of text. What `core.markdown` writes is mostly text with an anchor below
it, in which they find nothing; these blocks become elements at once, and all others go on as before. The HTML is the
same either way.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass
from html import escape
from typing import Any

from markdown import Extension, Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX, AtomicString

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
_LINKS = re.compile(rf"\[(?P<label>{_TEXT}++)\]\((?P<target>[^)]+)\)(?:{_ATTRIBUTES})?", re.VERBOSE)
_SETTINGS = re.compile(r'([#.])([\w-]+)|([a-z-]+)=(?:"([^"]*)"|([\w-]+))')
_SIGN = re.compile(r"\\(?P<escaped>.)|<[^>]+>")
_MARK = f"{STX}speech-literal:"
_MARKED = re.compile(rf"{_MARK}([0-9]+){ETX}")
# A list goes on in a next block of these beginnings.
_LISTED = re.compile(r" {0,3}(?:[-+*]|[0-9]+\.) |    ")


@dataclass(frozen=True, slots=True)
class Block:
    """A block that takes the short road: its source, its element's name, its content or, of a list, its items."""

    source: str
    tag: str
    parts: tuple[re.Match[str], ...]


def recognise(block: str, following: str) -> Block | None:
    """The block, if nothing in it asks for Markdown."""
    if block.startswith("#"):
        match = _HEADING.fullmatch(block)
        return Block(block, f"h{len(match['level'])}", (match,)) if match else None
    if block.startswith("- "):
        items = tuple(_ITEM.finditer(block))
        whole = "".join(item[0] for item in items) == block and not _LISTED.match(following)
        return Block(block, "ul", items) if whole else None
    match = _PARAGRAPH.fullmatch(block)
    return Block(block, "p", (match,)) if match else None


class LiteralPreprocessor(Preprocessor):
    """Puts blocks aside before HTML is looked for in the text, which takes as long as all the rest."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.blocks: list[Block] = []

    def run(self, lines: list[str]) -> list[str]:
        self.blocks.clear()
        chunks = "\n".join(lines).split("\n\n")
        for number, (chunk, following) in enumerate(zip(chunks, [*chunks[1:], ""], strict=True)):
            block = recognise(chunk.strip("\n"), following.lstrip("\n"))
            if block:
                chunks[number] = f"{_MARK}{len(self.blocks)}{ETX}"
                self.blocks.append(block)
        return "\n\n".join(chunks).split("\n")


class LiteralPostprocessor(Postprocessor):
    """Gives back what was put aside inside raw HTML, where no block is made of it."""

    def __init__(self, md: Markdown, blocks: list[Block]) -> None:
        super().__init__(md)
        self.blocks = blocks

    def run(self, text: str) -> str:
        return _MARKED.sub(lambda match: self.blocks[int(match[1])].source, text) if _MARK in text else text


class LiteralBlockProcessor(BlockProcessor):
    """Makes elements of the blocks that were put aside: text as it is, links among it."""

    def __init__(self, parser: BlockParser, blocks: list[Block]) -> None:
        super().__init__(parser)
        self.md: Markdown = parser.md
        self.blocks = blocks

    def test(self, parent: etree.Element, block: str) -> bool:
        return _MARKED.fullmatch(block) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:
        block = self.blocks[int(blocks[0][len(_MARK) : -1])]
        if block.tag == "ul" and len(parent) and parent[-1].tag in ("ul", "ol"):
            # Two lists in a row are one, and all its items are paragraphs then.
            blocks[0] = block.source
            return False
        del blocks[0]
        element = etree.SubElement(parent, block.tag)
        for part in block.parts:
            target = etree.SubElement(element, "li") if block.tag == "ul" else element
            self._fill(target, part["content"])
            _set_attributes(target, part["attributes"] or "")
        return True

    def _fill(self, element: etree.Element, content: str) -> None:
        """Puts text and links into an element."""
        text, *rest = _LINKS.split(content.strip() if element.tag[0] == "h" else content)
        element.text = self._literal(text)
        for label, target, attributes, tail in zip(*(rest[place::4] for place in range(4)), strict=True):
            link = etree.SubElement(element, "a", {"href": target})
            _set_attributes(link, attributes or "")
            link.text = self._literal(label)
            # Markdown looks for patterns in a tail whatever its type; what is put aside as HTML it leaves alone.
            link.tail = self.md.htmlStash.store(_SIGN.sub(self._show, tail)) if tail.strip() else tail

    def _literal(self, text: str) -> AtomicString:
        """Text that no pattern looks at again: escapes undone, tags put aside as Markdown puts them."""
        if "\\" in text or "<" in text:
            text = _SIGN.sub(self._replace, text)
        return AtomicString(text)

    def _replace(self, match: re.Match[str]) -> str:
        escaped = match["escaped"]
        if escaped is None:
            return self.md.htmlStash.store(match[0])
        return escaped if escaped in self.md.ESCAPED_CHARS else match[0]

    def _show(self, match: re.Match[str]) -> str:
        """The same as HTML."""
        escaped = match["escaped"]
        if escaped is None:
            return match[0]
        return escape(escaped if escaped in self.md.ESCAPED_CHARS else match[0], quote=False)


def _set_attributes(element: etree.Element, attributes: str) -> None:
    for sign, name, key, quoted, bare in _SETTINGS.findall(attributes):
        if sign == "#":
            element.set("id", name)
        elif sign:
            classes = (element.get("class"), name)
            element.set("class", " ".join(each for each in classes if each))
        else:
            element.set(key, bare or quoted)


class LiteralExtension(Extension):
    """Registers what puts blocks aside, what makes elements of them, and what gives the others back."""

    def extendMarkdown(self, md: Markdown) -> None:
        aside = LiteralPreprocessor(md)
        # Behind fenced code, before whatever looks for HTML.
        md.preprocessors.register(aside, "speech_literal", 24)
        md.parser.blockprocessors.register(LiteralBlockProcessor(md.parser, aside.blocks), "speech_literal", 200)
        md.postprocessors.register(LiteralPostprocessor(md, aside.blocks), "speech_literal", 1)


def makeExtension(**kwargs: Any) -> LiteralExtension:
    """What Python-Markdown calls."""
    return LiteralExtension(**kwargs)
