"""Words and clauses part where a reader sees them part, in the normal form as in the text."""

from __future__ import annotations

from mkdocs_speeches.core.library.boundaries import find_edges
from mkdocs_speeches.core.library.mentions import segment_texts
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.core.text.arrays import text_of
from mkdocs_speeches.core.text.corpus import gather
from tests.core.documents import texts_of


def _parted(*lines: str) -> tuple[list[str], list[str], list[str]]:
    """The normal form of the body parted at the edges of words, at those of parts and at those of clauses."""
    texts = texts_of(lines)
    corpus = gather(block.text if block.is_body else "" for block in texts.blocks)
    edges = find_edges(segment_texts(texts), corpus, texts, load_rules())
    text = text_of(corpus.codes).replace("\0", "|")
    found = []
    for flags in (edges.words, edges.parts, edges.clauses):
        places = [place for place in range(len(text) + 1) if flags[place]]
        pieces = (text[start:end].strip("|") for start, end in zip([0, *places], [*places, len(text)], strict=True))
        found.append([piece for piece in pieces if piece])
    return found[0], found[1], found[2]


def test_words_are_those_that_are_cut() -> None:
    words, *_ = _parted("要依法维护职工权益")
    assert "职工" in words
    assert "".join(words) == "要依法维护职工权益"


def test_a_number_is_never_cut() -> None:
    words, *_ = _parted("增长27.6%，达到3,500万元")
    assert {"276", "3500"} <= set(words)


def test_clauses_part_at_marks_and_at_the_ends_of_blocks() -> None:
    *_, clauses = _parted("服务职工，维护权益。团结起来", "再接再厉")
    assert clauses == ["服务职工", "维护权益", "团结起来", "再接再厉"]


def test_a_salutation_is_no_part_of_the_corpus() -> None:
    words, *_ = _parted("同志们：", "职工權益２")
    assert "".join(words) == "职工权益2"


def test_an_enumeration_parts_and_its_clause_does_not() -> None:
    _, parts, clauses = _parted("服务职工、农民工，维护权益")
    assert parts == ["服务职工", "农民工", "维护权益"]
    assert clauses == ["服务职工农民工", "维护权益"]


def test_no_clause_parts_within_a_name_or_a_short_quotation() -> None:
    *_, clauses = _parted("学习《依法维权，服务职工》，做到“情系职工，心系企业”（包括班组，工段）。再见")
    assert clauses == ["学习依法维权服务职工", "做到情系职工心系企业包括班组工段", "再见"]
    *_, clauses = _parted(f"他说“{'依法维权，' * 12}”")
    assert len(clauses) == 12


def test_a_clause_begins_behind_the_number_of_its_block() -> None:
    for sign in ("（一）", "一、", "3.", "①", "第二部分 ", "一是", "首先，", "一要"):
        *_, clauses = _parted(f"{sign}服务职工，维护权益")
        assert clauses[-2:] == ["服务职工", "维护权益"], sign
    *_, clauses = _parted("3.5万人参加，再见")
    assert clauses == ["35万人参加", "再见"]
