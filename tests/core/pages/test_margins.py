"""What stands beside a text: related speeches with their reasons, marks on terms."""

from __future__ import annotations

from tests.core.pages.test_comparisons import LIBRARY
from tests.elements import page_of


def test_related_speeches_say_why() -> None:
    (item,) = page_of(LIBRARY, "speeches/a.md").select("li.speech-related")
    assert item.a["href"] == "../speeches/b.md"  # type: ignore[index]
    reasons = [reason.get_text() for reason in item.select("small span")]
    assert "对照" in reasons
    assert any(reason.startswith("有 ") for reason in reasons)
