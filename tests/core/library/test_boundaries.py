"""Words and clauses part where a reader sees them part, in the normal form as in the text."""

from __future__ import annotations

from mkdocs_speeches.core.library.boundaries import find_edges
from mkdocs_speeches.core.library.mentions import segment_texts
from mkdocs_speeches.core.text.arrays import text_of
from mkdocs_speeches.core.text.corpus import gather
from tests.core.documents import texts_of


def _parted(*lines: str) -> tuple[list[str], list[str]]:
    """The normal form of the body parted at the edges of words, and at those of clauses."""
    texts = texts_of(lines)
    corpus = gather(block.text if block.is_body else "" for block in texts.blocks)
    edges = find_edges(segment_texts(texts), corpus, texts)
    text = text_of(corpus.codes).replace("\0", "|")
    found = []
    for flags in (edges.words, edges.clauses):
        places = [place for place in range(len(text) + 1) if flags[place]]
        pieces = (text[start:end].strip("|") for start, end in zip([0, *places], [*places, len(text)], strict=True))
        found.append([piece for piece in pieces if piece])
    return found[0], found[1]


def test_words_are_those_that_are_cut() -> None:
    words, _ = _parted("要依法维护职工权益")
    assert "职工" in words
    assert "".join(words) == "要依法维护职工权益"


def test_a_number_is_never_cut() -> None:
    words, _ = _parted("增长27.6%，达到3,500万元")
    assert {"276", "3500"} <= set(words)


def test_clauses_part_at_marks_and_at_the_ends_of_blocks() -> None:
    _, clauses = _parted("服务职工，维护权益。团结起来", "再接再厉")
    assert clauses == ["服务职工", "维护权益", "团结起来", "再接再厉"]


def test_a_salutation_is_no_part_of_the_corpus() -> None:
    words, _ = _parted("同志们：", "职工權益２")
    assert "".join(words) == "职工权益2"
