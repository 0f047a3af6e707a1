"""A block knows where each of its characters stands in the seed, whatever is cut out of it or joined to it."""

from __future__ import annotations

from mkdocs_speeches.core.model import LineNo, Offset, Span, Spans, span_of
from mkdocs_speeches.core.reading.lines.blocks import Block, cut, join, part_of

ONE, TWO = "  要抓好春耕，", "也要抓好水利。 "


def block_of(line: str, number: int) -> Block:
    shown = line.strip()
    begin = line.index(shown)
    return Block(shown, (span_of(line, number).part(begin, begin + len(shown)),), 0)


def read_back(spans: Spans) -> str:
    """What stands at these spans in the two lines."""
    return "".join((ONE, TWO)[span.line - 1][span.start : span.end] for span in spans)


def test_a_cut_over_the_end_of_a_line_has_a_span_in_each() -> None:
    joined = join([block_of(ONE, 1), block_of(TWO, 2)])
    assert joined.text == "要抓好春耕，也要抓好水利。"
    spans = cut(joined, Offset(3), Offset(10))
    assert [span.line for span in spans] == [1, 2]
    assert read_back(spans) == "春耕，也要抓好"
    assert (joined.line, joined.last_line, joined.end) == (1, 2, 13)


def test_a_part_of_a_part_stands_where_the_characters_stand() -> None:
    joined = join([block_of(ONE, 1), block_of(TWO, 2)])
    part = part_of(part_of(joined, Offset(3), joined.end), Offset(3), Offset(7))
    assert part.text == "也要抓好" == read_back(cut(part, Offset(0), part.end))


def test_blanks_at_the_edges_of_a_cut_are_left_out() -> None:
    block = block_of("一、 提高认识", 1)
    assert cut(block, Offset(2), Offset(7)) == (Span(LineNo(1), Offset(3), Offset(7)),)
    assert cut(block, Offset(2), Offset(3)) == ()
    assert part_of(block, Offset(2), Offset(7)).text == "提高认识"


def test_what_is_spelled_longer_in_the_seed_is_never_cut_in_two() -> None:
    code = span_of("要讲&ldquo;双赢", 1)
    pieces = code.part(0, 2), code.part(2, 9), code.part(9, 11)
    block = Block("要讲“双赢", pieces, 0, offsets=(Offset(0), Offset(2), Offset(3)))
    assert cut(block, Offset(2), Offset(4)) == (code.part(2, 10),)
    assert cut(block, Offset(0), Offset(2)) == (code.part(0, 2),)


def test_what_an_editor_marked_is_beyond_the_rules() -> None:
    block = block_of("一、提高认识", 1)
    assert not block.marked
    assert Block(block.text, block.pieces, 0, plain=True).marked
