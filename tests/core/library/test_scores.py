"""How much a term counts in a speech: by where it is said, how often, and how rare it is elsewhere."""

from __future__ import annotations

from mkdocs_speeches.core.library.candidates import find_listed
from mkdocs_speeches.core.library.mentions import segment_texts
from mkdocs_speeches.core.library.scores import ScoreTable, score
from mkdocs_speeches.core.library.texts import gather_texts
from mkdocs_speeches.core.model import Document
from mkdocs_speeches.core.rules.lexicon import load_lexicon, read_lexicon
from tests.core.documents import document
from tests.sites import ROOT

LEXICON = read_lexicon([("own.txt", "班组建设\n劳动竞赛\n集体合同\n"), ("courtesy.txt", "表示祝贺\n")])
FILL = "大家要把今天讲的事情一件一件办好，不要等，不要靠。" * 70
"""So much that the speech is no short one."""


def _score(*documents: Document) -> ScoreTable:
    segmented = segment_texts(gather_texts(documents))
    return score(segmented, find_listed(segmented, LEXICON), LEXICON)


def _ranked(*documents: Document) -> list[str]:
    """The candidates of the first speech, best first."""
    table = _score(*documents)
    return [
        table.names[term]
        for term, speech in zip(table.terms.tolist(), table.speeches.tolist(), strict=True)
        if speech == 0
    ]


def test_what_is_said_more_often_comes_first() -> None:
    assert (
        _ranked(document("劳动竞赛要办。", "集体合同要签。", "集体合同要落实。", "集体合同要检查。"))[0] == "集体合同"
    )


def test_a_heading_counts_more_than_a_line_of_text() -> None:
    body = ["劳动竞赛要办。", "集体合同要签。"] * 2
    assert _ranked(document("#劳动竞赛", *body))[0] == "劳动竞赛"
    assert _ranked(document("#集体合同", *body))[0] == "集体合同"


def test_what_all_other_speeches_say_tells_less() -> None:
    lines = ["劳动竞赛要办。", "集体合同要签。"] * 3
    others = [document("劳动竞赛人人有份。", "劳动竞赛好。", name=f"b{number}") for number in range(6)]
    assert _ranked(document(*lines), *others)[0] == "集体合同"


def test_who_is_greeted_counts_less_in_a_short_speech() -> None:
    lines = ["向班组建设先进单位表示祝贺。", "集体合同要签。", "向班组建设能手表示祝贺。", "集体合同要落实。"]
    assert _ranked(document(*lines))[0] == "集体合同"


def test_a_speech_without_terms_has_no_row() -> None:
    table = _score(document(FILL), document("劳动竞赛，劳动竞赛。", name="b"))
    assert set(table.speeches.tolist()) <= {1}


def test_the_example_of_the_documentation_is_what_the_code_reckons() -> None:
    page = (ROOT / "docs/dev/tags.md").read_text("utf-8").partition("## One example by hand")[2]
    indented = [line.strip() for line in page.splitlines() if line.startswith("    ")]
    title, *lines = indented[:5]
    segmented = segment_texts(gather_texts([document(*lines, title=title)]))
    lexicon = load_lexicon()
    table = score(segmented, find_listed(segmented, lexicon), lexicon)
    assert table.names[table.terms[0]] == "粮食"
    assert indented[5].endswith(f"= {table.scores[0]:.2f}")
