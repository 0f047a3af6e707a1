"""Blocks out of plain lines, for tests of what stands around a speech."""

from __future__ import annotations

from mkdocs_speeches.core.model import LineNo, span_of
from mkdocs_speeches.core.reading.lines.blocks import Block
from mkdocs_speeches.core.text.folding import fold


def blocks_of(*lines: str) -> list[Block]:
    """A block for each line, folded."""
    return [Block(fold(line), (span_of(line, LineNo(number)),), 0) for number, line in enumerate(lines, 1)]
