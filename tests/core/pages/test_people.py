"""The page of a speaker: spellings, offices with their days, subjects, speeches by date; none of who is hidden."""

from __future__ import annotations

from tests.elements import page_of, small_library


def seed(speaker: str, date: str, subject: str) -> str:
    return f"在全县{subject}工作会议上的讲话\n（{date}）\n{speaker}\n同志们：\n{subject}工作要靠大家，要早做准备。\n"


LIBRARY = small_library(
    a=seed("县长　赵一平", "2021年6月3日", "防汛"),
    b=seed("县委书记　赵　一　平", "2023年3月2日", "防汛"),
    c=seed("县长　赵一平", "2020年4月1日", "抗旱"),
    d=seed("县长　赵××", "2022年4月1日", "植树"),
)


def test_a_speaker_has_a_page_with_offices_as_stated_and_speeches_by_date() -> None:
    page = page_of(LIBRARY, "people/赵一平.md")
    assert page.select_one("h1").get_text() == "赵一平"  # type: ignore[union-attr]
    assert "3 篇讲话，2020年4月1日至2023年3月2日" in page.get_text()
    offices = [item.get_text() for item in page.select("#offices + ul > li")]
    assert offices == ["县长 2020年4月1日、2021年6月3日，2 篇", "县委书记 2023年3月2日，1 篇"]
    assert [heading.get_text() for heading in page.select("h2")] == ["职务", "2023年", "2021年", "2020年"]
    assert [link["href"] for link in page.select(".speech-item > a")] == [f"../speeches/{name}.md" for name in "bac"]
    assert page.select_one("figure.speech-chart svg[role=img]")


def test_lists_lead_to_the_pages_of_speakers_and_who_is_hidden_has_none() -> None:
    page = page_of(LIBRARY, "speakers.md")
    assert [(heading.get_text(), [link["href"] for link in heading.select("a")]) for heading in page.select("h2")] == [
        ("赵一平", ["people/赵一平.md"]),
        ("赵××", []),
    ]
    assert [page.uri for page in LIBRARY.pages if page.uri.startswith("people/")] == ["people/赵一平.md"]


def test_what_a_speech_says_of_its_speaker_leads_to_the_page() -> None:
    named, hidden = (page_of(LIBRARY, f"speeches/{name}.md").select(".speech-facts a") for name in "ad")
    assert [link["href"] for link in named][:2] == ["../people/赵一平.md", "../people/赵一平.md#offices"]
    assert not any("people/" in str(link["href"]) for link in hidden)
