"""Prefaces: the name of a compilation and a few words, above its first piece."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_speeches.core.model import BlockNo, block_numbers
from mkdocs_speeches.core.reading.front.sheet import Sheet
from mkdocs_speeches.core.reading.front.starts import Start

LONGEST_PREFACE = 400


def find_preface(sheet: Sheet, starts: Sequence[Start]) -> BlockNo:
    """The block behind the preface: the first piece, or 0 where what stands above it is a speech or nothing."""
    if len(starts) < 2 or starts[0].titled or starts[1].by != "piece":
        return BlockNo(0)
    piece = starts[1].block
    spoken = any(
        sheet.blocks[place].marked or sheet.addresses(place) or sheet.sign(place) for place in block_numbers(0, piece)
    )
    if spoken or sum(len(block.text) for block in sheet.blocks[:piece]) > LONGEST_PREFACE:
        return BlockNo(0)
    return piece
