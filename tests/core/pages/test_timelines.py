"""A plot shows how often words are used in 10,000 characters, by year or, where hardly any year is known, by speech."""

from __future__ import annotations

from mkdocs_speeches.core.pages.nodes import Figure, Folded, plain_text
from mkdocs_speeches.core.pages.timelines import Timeline
from tests.core.documents import catalogue_of, document

LINE = "班组建设要抓好。"
LONG = "今天的会议很重要，请大家认真落实。" * 4


def drawn(*dates: str) -> list[Figure | Folded]:
    catalogue = catalogue_of(
        *(
            document(LINE * (number + 1), LONG, name=str(number), date=date, tags=["班组建设"])
            for number, date in enumerate(dates)
        )
    )
    return list(Timeline(catalogue).draw(catalogue.terms["班组建设"]))  # type: ignore[arg-type]


def test_years_are_compared_by_how_much_was_said_in_each() -> None:
    figure, listed = drawn("2009-03-05", "2011")
    assert isinstance(figure, Figure)
    sizes = [7 * times + 15 * 4 + 1 for times in (1, 2)]
    rates = [round(10_000 * times / size, 1) for times, size in zip((1, 2), sizes, strict=True)]
    assert [stroke.said for stroke in figure.strokes] == [f"2009：{rates[0]:g}", "2010：0", f"2011：{rates[1]:g}"]
    assert isinstance(listed, Folded)
    assert [plain_text(item.content).split("，")[0] for item in listed.items] == [
        "2009 年：“班组建设” 1 处",
        "2011 年：“班组建设” 2 处",
    ]


def test_speeches_without_a_year_are_said() -> None:
    figure, _ = drawn("2009-03-05", "2011", "")
    assert isinstance(figure, Figure)
    assert figure.title == "“班组建设”各年每万字出现的次数，另有 1 篇日期不详"


def test_where_hardly_any_year_is_known_speeches_are_compared() -> None:
    (figure,) = drawn("", "", "", "")
    assert isinstance(figure, Figure)
    assert figure.title == "“班组建设”各篇每万字出现的次数"
    assert len(figure.strokes) == 4
