"""The store of a library: what is kept of which stage, in which form, and what all of it depends on.

docs/dev/store.md says how it was chosen, and how several machines could share it.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from itertools import pairwise
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter

from mkdocs_speeches.core.editors.adoption import Adoption
from mkdocs_speeches.core.library.shelves import Entry
from mkdocs_speeches.core.model import Document, Speech
from mkdocs_speeches.core.pages.citing import Reference
from mkdocs_speeches.core.pages.page import Packed, Page, pack
from mkdocs_speeches.core.store.digests import Digests
from mkdocs_speeches.core.store.disk import Disk
from mkdocs_speeches.core.store.memory import Stage
from mkdocs_speeches.core.store.storage import Storage, StoredForm
from mkdocs_speeches.core.text.segment import Words
from mkdocs_speeches.core.text.wording import FAILURE

_PACKAGE = Path(__file__).parents[1]
_LIBRARIES = (
    *("jieba", "rjieba", "opencc", "pypinyin", "pydantic", "numpy", "charset-normalizer", "selectolax"),
    *("python-docx", "pypdfium2", "pyyaml", "ahocorasick_rs", "markdown"),
)
"""What results hang on besides our own code."""
_SIZES = 4
"""Bytes in which the length of a part of a page is written."""
_PAGE_PARTS = 5


def open_storage(folder: Path, lexica: Iterable[Path], tell: Callable[[str], None]) -> Storage:
    """The store in a folder, of results that our code, its rules and a site's own `lexica` give.

    `tell` is given a line where the store is damaged or can't be used.
    """
    basis = blake2b(_read_program(), digest_size=32)
    for path in lexica:
        basis.update(blake2b(path.read_bytes()).digest())
    return Storage(Disk(folder, tell), Digests(basis.digest(), (Document, Speech, Entry, Adoption)), FORMS)


def _read_program() -> bytes:
    """A digest of all that gives the results: our own files, what they are run by, the libraries that they use."""
    digest = blake2b(sys.version.encode())
    for path in sorted(path for kind in ("*.py", "data/**/*") for path in _PACKAGE.rglob(kind) if path.is_file()):
        digest.update(blake2b(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes()).digest())
    for name in _LIBRARIES:
        try:
            digest.update(f"{name} {version(name)}\n".encode())
        except PackageNotFoundError:
            digest.update(f"{name} unknown\n".encode())
    return digest.digest()


@cache
def _documents() -> TypeAdapter[Document]:
    return TypeAdapter(Document)


def _write_document(document: Document) -> bytes:
    if any(found.code == FAILURE for found in document.diagnostics):
        raise ValueError("what the program failed on may have been the machine's fault")
    return zlib.compress(_documents().dump_json(document), 1)


def _read_document(content: bytes) -> Document:
    return _documents().validate_json(_unzipped(content))


def _parts_of_document(document: Document) -> Iterator[object]:
    """What a document holds of its own, by whatever name it and its speeches go in the library."""
    yield from (document, document.source, document.debris, document.repairs)
    for speech in document.speeches:
        yield from (speech, speech.front, speech.front_spans, speech.parts)


def _write_words(words: Words) -> bytes:
    """The distances between places: they are small, and pack well."""
    rows = np.stack((words.starts, words.ends, words.entries)).astype("<i4")
    rows[:2] = np.diff(rows[:2], prepend=np.int32(0))
    return zlib.compress(rows.tobytes(), 1)


def _read_words(content: bytes) -> Words:
    rows = np.frombuffer(_unzipped(content), "<i4").reshape(3, -1).astype(np.int64)
    starts, ends = np.cumsum(rows[:2], axis=1)
    return Words(starts, ends, rows[2])


def _flatten_page(page: Page) -> bytes:
    """Its parts, the lengths of them in front; what is packed stays so."""
    if page.blocks:
        raise ValueError("nodes are not kept")
    told = asdict(page.reference) if page.reference else None
    stated = page.uri, page.head, page.source, page.line, page.names, told
    packed = page.packed.markdown, page.packed.html, page.packed.outline, page.packed.record
    parts = (pack(json.dumps(stated)), *(part or b"" for part in packed))
    return b"".join((*(len(part).to_bytes(_SIZES, "big") for part in parts), *parts))


def _unpack_page(content: bytes) -> Page:
    begin = _PAGE_PARTS * _SIZES
    sizes = [int.from_bytes(content[at : at + _SIZES], "big") for at in range(0, begin, _SIZES)]
    if begin + sum(sizes) != len(content):
        raise ValueError("a page has another length")
    cuts = np.cumsum([begin, *sizes]).tolist()
    head, markdown, html, outline, record = (content[first:last] for first, last in pairwise(cuts))
    uri, front, source, line, names, told = json.loads(_unzipped(head))
    packed = Packed(markdown, html or None, outline or None, record or None)
    reference = Reference(**{**told, "tags": tuple(told["tags"])}) if told else None
    return Page(uri, front, packed, source, line, names=tuple(map(tuple, names)), reference=reference)


@cache
def _published_form() -> TypeAdapter[dict[str, tuple[str, float | None]]]:
    return TypeAdapter(dict[str, tuple[str, float | None]])


def _write_published(pages: dict[str, tuple[str, float | None]]) -> bytes:
    return _published_form().dump_json(pages)


def _read_published(content: bytes) -> dict[str, tuple[str, float | None]]:
    return _published_form().validate_json(content)


def _zip_text(text: str) -> bytes:
    return zlib.compress(text.encode(), 1)


def _unzip_text(content: bytes) -> str:
    return _unzipped(content).decode()


def _zip(content: bytes) -> bytes:
    return zlib.compress(content, 1)


def _unzipped(content: bytes) -> bytes:
    try:
        return zlib.decompress(content)
    except zlib.error as error:
        raise ValueError(str(error)) from error


FORMS = {
    Stage.READING: StoredForm(_write_document, _read_document, _parts_of_document),
    Stage.WORDS: StoredForm(_write_words, _read_words),
    Stage.PAGE: StoredForm(_flatten_page, _unpack_page),
    Stage.TEXT_FILE: StoredForm(_zip_text, _unzip_text),
    Stage.DATA: StoredForm(bytes, bytes),
    Stage.OUTPUT: StoredForm(_zip, _unzipped),
    Stage.PUBLISHED: StoredForm(_write_published, _read_published),
}
"""What is kept: it costs most to make, for what it takes to keep it."""
