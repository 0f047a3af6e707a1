"""Writes the index of a site; docs/dev/search-format.md describes what is written."""

from __future__ import annotations

import base64
import gzip
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mkdocs_speeches.core.text.arrays import Ints
from mkdocs_speeches.core.text.corpus import BOUNDARY, SOUGHT, gather
from mkdocs_speeches.core.text.record import NameGroups, SegmentRun
from mkdocs_speeches.core.text.sought import MARK
from mkdocs_speeches.search.characters import character_table
from mkdocs_speeches.search.entry import IndexEntry
from mkdocs_speeches.search.facets import facet_table
from mkdocs_speeches.search.postings import Chunk, alphabet_of, chunks_of
from mkdocs_speeches.search.varint import encode
from mkdocs_speeches.search.words import word_table

# The reader in the browser goes by these: scripts/shared_names.py tells it.
FORMAT = 2
MANIFEST = "index.json"
START, FACETS, WORDS, SIZES = "start.bin", "facets.bin", "words.bin", "sizes.bin"
PAGES, POSTINGS = "pages/{}.bin", "postings/{}.bin"

_GENERATION = re.compile("[0-9a-f]{12}")


class IndexZone(IntEnum):
    """Where in a page a text stands: a page's blocks lie in the array in this order.

    The heading of a run-in paragraph stands twice, by itself as `RUN_IN` and with its text in `BODY`.
    """

    TITLE = 0
    HEADING = 1
    RUN_IN = 2
    TAG = 3
    BODY = 4


_COUNTED_ZONES = (IndexZone.TITLE, IndexZone.HEADING, IndexZone.BODY)
"""What is in the others stands in one of these, too."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What was indexed: pages, letters and digits, bytes written."""

    pages: int
    characters: int
    size: int


def write_index(entries: Sequence[IndexEntry], folder: Path, *, page: str, names: NameGroups = ()) -> Summary:
    """Writes the index of `entries` into `folder`, the manifest last, and removes the one that stood there before.

    `page` is the address of the search page below the site's root; `names` are those that mean the same. Where the
    page is named as a file, the site may be opened from a disk: each file then has a script beside it that holds it.
    An index that fails leaves the old one whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for_disk = is_for_disk(page)
    with tempfile.TemporaryDirectory(prefix=".partial-", dir=folder) as partial:
        writer = _Writer(Path(partial) / "index", for_disk=for_disk)
        characters = _write_index_files(entries, names, writer)
        generation = writer.digest.hexdigest()
        if not (folder / generation).exists():
            os.rename(writer.folder, folder / generation)
    table = encode(character_table())
    table_name = f"characters-{blake2b(table, digest_size=6).hexdigest()}.bin"
    manifest = {"format": FORMAT, "generation": generation, "characters": table_name, "page": page}
    last = {table_name: gzip.compress(table, mtime=0), MANIFEST: json.dumps(manifest).encode()}
    for name, content in last.items():
        if for_disk:
            _replace(folder / f"{name}.js", _as_script(content))
        _replace(folder / name, content)
    scripts = {f"{name}.js" for name in last if for_disk}
    _remove_others(folder, {generation, *last, *scripts})
    return Summary(pages=len(entries), characters=characters, size=writer.size)


def is_for_disk(page: str) -> bool:
    """Whether a site with this search page may be opened from a disk: there no address is that of a folder."""
    return page.endswith(".html")


def _as_script(content: bytes) -> bytes:
    """A file as a script, which is all that a page opened from a disk can fetch."""
    return b'document.currentScript.dataset.bytes = "%s";\n' % base64.b64encode(content)


class _Writer:
    """Writes compressed files below a folder and takes the digest of all of them."""

    def __init__(self, folder: Path, *, for_disk: bool) -> None:
        self.folder = folder
        self.for_disk = for_disk
        self.digest = blake2b(b"disk" if for_disk else b"", digest_size=6)
        self.size = 0
        for name in (PAGES, POSTINGS):
            (folder / name).parent.mkdir(parents=True)

    def write(self, name: str, content: bytes) -> int:
        """How many bytes the file takes."""
        compressed = gzip.compress(content, 6, mtime=0)
        self.digest.update(f"{name}\n{len(content)}\n".encode())
        self.digest.update(content)
        (self.folder / name).write_bytes(compressed)
        if self.for_disk:
            (self.folder / f"{name}.js").write_bytes(_as_script(compressed))
        self.size += len(compressed)
        return len(compressed)


def _write_index_files(entries: Sequence[IndexEntry], names: NameGroups, writer: _Writer) -> int:
    """How many letters and digits there are."""
    for number, entry in enumerate(entries):
        writer.write(
            PAGES.format(number), json.dumps(_shown(entry), ensure_ascii=False, separators=(",", ":")).encode()
        )
    writer.write(FACETS, facet_table(entries, names))
    writer.write(WORDS, word_table(entries, names))
    corpus = gather((text for entry in entries for _, text in _blocks(entry)), SOUGHT)
    blocks = (5 * number + zone for number, entry in enumerate(entries) for zone, _ in _blocks(entry))
    zones = np.fromiter(blocks, dtype=np.int64)
    lengths = np.diff(corpus.starts, append=len(corpus.codes))
    zone_lengths = np.bincount(zones, weights=lengths, minlength=5 * len(entries))
    is_letter = (corpus.codes != BOUNDARY) & (corpus.codes != ord(MARK))
    writer.write(
        SIZES, encode(_count_letters(np.add.reduceat(is_letter, corpus.starts, dtype=np.int64), zones, len(entries)))
    )
    alphabet = alphabet_of(corpus.codes)
    directory = [
        (chunk, writer.write(POSTINGS.format(number), chunk.content))
        for number, chunk in enumerate(chunks_of(corpus.codes, alphabet))
    ]
    writer.write(START, _start(entries, zone_lengths.astype(np.int64), alphabet, directory))
    return int(np.count_nonzero(is_letter))


def _count_letters(letters: Ints, zones: Ints, pages: int) -> Ints:
    """How many letters and digits the title and the text of each page have, out of how many each block has."""
    counts = np.bincount(zones, weights=letters, minlength=5 * pages).reshape(pages, 5)
    sizes: Ints = counts[:, list(_COUNTED_ZONES)].sum(axis=1).astype(np.int64)
    return sizes


def _shown(entry: IndexEntry) -> dict[str, object]:
    """What a result shows: `runs` are lists of segments, a segment is text, anchor, and 1 for a heading."""
    runs = [[(segment.text, segment.anchor, int(segment.heading)) for segment in run] for run in entry.runs]
    untitled = {"untitled": 1} if entry.untitled else {}
    shown = {"uri": entry.uri, "title": entry.title, "byline": entry.byline, "tags": entry.tags}
    return {**shown, **untitled, "runs": runs}


def _blocks(entry: IndexEntry) -> Iterator[tuple[IndexZone, str]]:
    """The blocks of a page as they lie in the array."""
    headings = [run for run in entry.runs if all(segment.heading for segment in run)]
    others = [run for run in entry.runs if not all(segment.heading for segment in run)]
    yield IndexZone.TITLE, "" if entry.untitled else entry.title
    yield from ((IndexZone.HEADING, _joined(run)) for run in headings)
    yield from ((IndexZone.RUN_IN, segment.text) for run in others for segment in run if segment.heading)
    yield from ((IndexZone.TAG, tag) for tag in entry.tags)
    yield from ((IndexZone.BODY, _joined(run)) for run in others)


def _joined(run: SegmentRun) -> str:
    return " ".join(segment.text for segment in run)


def _start(
    entries: Sequence[IndexEntry],
    zone_lengths: NDArray[np.int64],
    alphabet: NDArray[np.uint32],
    directory: Sequence[tuple[Chunk, int]],
) -> bytes:
    boosted = [(number, entry.boost) for number, entry in enumerate(entries) if entry.boost != 1]
    boosts = [part for number, boost in boosted for part in (number, round(boost * 100))]
    keys = np.array([chunk.key for chunk, _ in directory], dtype=np.int64)
    steps = 2 * np.diff(keys, prepend=0) + [chunk.continues for chunk, _ in directory]
    chunks = np.stack([steps, [size for _, size in directory]], axis=1) if directory else np.zeros(0, dtype=np.int64)
    parts = (
        [len(entries)],
        zone_lengths,
        [len(boosted)],
        boosts,
        [len(alphabet)],
        np.diff(alphabet, prepend=np.uint32(0)),
        [len(directory)],
        chunks.ravel(),
    )
    return encode(np.concatenate([np.asarray(part, dtype=np.uint64) for part in parts]))


def _replace(path: Path, content: bytes) -> None:
    """Puts a file in the place of another at once."""
    new = path.with_name(f".{path.name}")
    new.write_bytes(content)
    os.replace(new, path)


def _remove_others(folder: Path, current: set[str]) -> None:
    for path in sorted(folder.iterdir()):
        if path.name in current:
            continue
        if path.is_dir() and _GENERATION.fullmatch(path.name):
            shutil.rmtree(path)
        elif path.match("characters-*.bin*") or path.name == f"{MANIFEST}.js":
            path.unlink()
