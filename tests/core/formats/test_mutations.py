"""Word and PDF files that were damaged or forged: read or refused in words, and nothing that was read is lost."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable

import pytest

from tests.core.formats.test_html import repacked, speech, word
from tests.core.readings import read_text, uncovered
from tests.often import often
from tests.pdfs import write_pdf

XML = (
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "[Content_Types].xml",
    "word/_rels/document.xml.rels",
)
WORD = word(speech)
PDF = write_pdf([[(72, 760 - 24 * line, 14, "各级各部门要高度重视，认真组织实施。") for line in range(6)]] * 2)


def scramble(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them changed, cut, doubled or moved."""
    made = bytearray(data)
    for _ in range(chance.randrange(1, 8)):
        at, size = chance.randrange(max(len(made), 1)), chance.choice((1, 1, 2, 16, 400))
        piece = bytes(made[at : at + size])
        if kind := chance.randrange(4):
            made[at : at + size] = (b"", piece * chance.choice((2, 30)), chance.randbytes(len(piece)))[kind - 1]
        else:
            del made[at:]
            made += chance.choice((b"", piece))
    return bytes(made)


def shuffle_elements(data: bytes, chance: random.Random) -> bytes:
    """XML whose tags were dropped, doubled, renamed or swapped: much of it is no XML any more."""
    parts = re.split(rb"(<[^>]+>)", data)
    for _ in range(chance.randrange(1, 6)):
        at, other = chance.randrange(len(parts)), chance.randrange(len(parts))
        changed = (b"", parts[at] * 2, parts[other], parts[at].replace(b"w:", chance.choice((b"", b"v:", b"w:x"))))
        numbered = re.sub(rb'"\d+"', b'"%d"' % chance.choice((-1, 0, 2**31, 10**30)), parts[at])
        parts[at] = chance.choice((*changed, numbered))
    return b"".join(parts)


def forge_word(chance: random.Random) -> bytes:
    """A sound package with a part that is not."""
    name = chance.choice(XML)
    with zipfile.ZipFile(io.BytesIO(WORD)) as package:
        old = package.read(name)
    return repacked(WORD, {name: chance.choice((shuffle_elements, shuffle_elements, scramble))(old, chance) or b"<x/>"})


KINDS: dict[str, tuple[str, Callable[[random.Random], bytes]]] = {
    "bytes of a Word file": ("a.docx", lambda chance: scramble(WORD, chance)),
    "parts of a Word file": ("a.docx", forge_word),
    "bytes of a PDF": ("a.pdf", lambda chance: scramble(PDF, chance)),
    "operators of a PDF": ("a.pdf", lambda chance: shuffle_operators(PDF, chance)),
}


def shuffle_operators(data: bytes, chance: random.Random) -> bytes:
    """A PDF whose words and numbers stand elsewhere, or are much larger."""
    words = re.split(rb"(\s+)", data)
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(0, len(words), 2)
        words[at] = chance.choice((b"", b"99999999999", b"-1", b"<<", b">>", words[chance.randrange(0, len(words), 2)]))
    return b"".join(words)


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_file_is_read_or_refused_in_words(kind: str) -> None:
    name, make = KINDS[kind]
    told = 0
    for seed in range(often(15, 1_500)):
        document = read_text(make(random.Random(f"{kind} {seed}")), name)
        assert uncovered(document) == [], seed
        assert document.speeches or document.diagnostics, seed
        told += bool(document.diagnostics)
    assert told, "some are damaged so that it shows"
