"""Pages on meetings: each kind with its meetings, and a page of its own where several speeches were given."""

from __future__ import annotations

from mkdocs_speeches.core.library.addresses import anchor_of
from tests.elements import page_of, small_library


def seed(meeting: str, year: int) -> str:
    return f"政府工作报告\n——{year}年3月5日在{meeting}上\n各位代表：\n现在报告工作，请予审议。\n"


LIBRARY = small_library(
    a=seed("第十四届全国人民代表大会第一次会议", 2033),
    b=seed("十四届全国人大一次会议", 2033),
    c=seed("青山省第十四届人民代表大会第四次会议", 2036),
)


def test_a_meeting_has_one_page_for_all_ways_of_writing_it() -> None:
    page = page_of(LIBRARY, "meetings/十四届全国人大一次会议.md")
    assert "又写作：第十四届全国人民代表大会第一次会议" in page.get_text()
    assert {link["href"] for link in page.select(".speech-item > a")} == {"../speeches/a.md", "../speeches/b.md"}
    for name in "ab":
        targets = [link["href"] for link in page_of(LIBRARY, f"speeches/{name}.md").select(".speech-facts a")]
        assert "../meetings/十四届全国人大一次会议.md" in targets


def test_the_page_of_a_kind_lists_its_meetings_and_those_of_one_speech_are_led_to_there() -> None:
    page = page_of(LIBRARY, "meetings/代表大会.md")
    single = anchor_of("青山省十四届人大四次会议")
    assert {heading["id"]: heading.get_text() for heading in page.select("h2")}[single] == "青山省十四届人大四次会议"
    targets = [link["href"] for link in page_of(LIBRARY, "speeches/c.md").select(".speech-facts a")]
    assert f"../meetings/代表大会.md#{single}" in targets
    assert [link["href"] for link in page_of(LIBRARY, "occasions.md").select("h2 a")] == ["meetings/代表大会.md"]
