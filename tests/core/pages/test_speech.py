"""Both seeds' texts as Markdown, as files to be read as a diff."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.model import Document, Seed, Speech
from mkdocs_speeches.core.pages.speech import render_parts
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.core.text.display import Display
from tests.sites import ROOT

DOCUMENTS = [read(Seed(path.name, path.read_bytes()), load_rules()) for path in sorted((ROOT / "seeds").iterdir())]
SPEECHES = [(document, speech) for document in DOCUMENTS for speech in document.speeches]


@pytest.mark.parametrize(("document", "speech"), SPEECHES, ids=[speech.slug for _, speech in SPEECHES])
def test_text_of_a_page_is_written_as_before(document: Document, speech: Speech, update_goldens: bool) -> None:
    golden = ROOT / "tests/golden" / f"{speech.slug}.md"
    said = "\n\n".join(render_parts(speech.parts, Display.of(document, {}))) + "\n"
    if update_goldens:
        golden.write_text(said, "utf-8")
    assert said == golden.read_text("utf-8")


def test_the_lead_of_a_point_ends_with_a_sentence_not_within_a_number() -> None:
    text = "同志们：\n去年工作有成绩。一是经费增长27.6%。投入加大了。二是会员人数增长。覆盖面达到九成。\n"
    document = read(Seed("a.txt", text.encode()), load_rules())
    said = "\n".join(render_parts(document.speeches[0].parts, Display.of(document, {})))
    assert "- <b>一是经费增长27.6%。</b>投入加大了。" in said
    assert "- <b>二是会员人数增长。</b>覆盖面达到九成。" in said
