"""What stands beside a text: notes on shared passages, related speeches with their reasons, marks on terms."""

from __future__ import annotations

from tests.core.pages.test_comparisons import LIBRARY, many
from tests.elements import page_of, small_library


def test_a_shared_passage_has_a_note_that_leads_to_the_other() -> None:
    page = page_of(LIBRARY, "speeches/a.md")
    (note,) = page.select("details.speech-note")
    assert note.summary.get_text() == "另见 1 处"  # type: ignore[union-attr]
    (item,) = note.select("li")
    assert str(item.a["href"]).startswith("../speeches/b.md#p-")  # type: ignore[index]
    assert "字相同" in item.get_text()


def test_related_speeches_say_why() -> None:
    (item,) = page_of(LIBRARY, "speeches/a.md").select("li.speech-related")
    assert item.a["href"] == "../speeches/b.md"  # type: ignore[index]
    reasons = [reason.get_text() for reason in item.select("small span")]
    assert "对照" in reasons
    assert any(reason.startswith("有 ") for reason in reasons)


def test_a_note_names_each_speech_that_has_the_words() -> None:
    note = page_of(small_library(**many(3)), "speeches/s0.md").select_one("details.speech-note")
    assert note is not None
    assert note.summary.get_text() == "另见 2 处"  # type: ignore[union-attr]
    assert [str(item.a["href"]).partition("#")[0] for item in note.select("li")] == [  # type: ignore[index]
        "../speeches/s1.md",
        "../speeches/s2.md",
    ]
