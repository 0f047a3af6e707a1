"""Two speeches side by side, what differs marked."""

from __future__ import annotations

from tests.elements import page_of, small_library

SHARED = (
    "要坚持把防汛工作摆在突出位置，层层落实责任制，一级抓一级，层层抓落实，确保人民群众生命财产安全，"
    "确保水库安全度汛，确保重要设施不受损失，为全县经济社会发展提供坚强有力的保障，{}各部门要各司其职，密切配合，"
    "加强检查，及时消除各类隐患，严格值班制度，做到雨情汛情早知道、早报告、早处置。"
)
TOPICS = ("粮食", "水利", "教育", "卫生", "交通", "林业", "旅游", "电力", "商贸")


def many(number: int) -> dict[str, str]:
    """Speeches that share a passage, by the name of their seed."""
    own = "在全县{0}工作会议上的讲话\n同志们：\n{1}\n关于{0}，大家要回去好好研究，把{0}的事情办实办好。\n"
    return {f"s{at}": own.format(topic, SHARED.format("")) for at, topic in enumerate(TOPICS[:number])}


LIBRARY = small_library(
    a=f"在全县防汛工作会议上的讲话\n（2009年3月5日）\n同志们：\n{SHARED.format('特别是沿河乡镇，')}\n今天讲完了。\n",
    b=f"在全县抗旱工作会议上的讲话\n（2010年3月5日）\n同志们：\n{SHARED.format('尤其是山区，')}\n大家辛苦了。\n",
)


def test_both_sides_show_the_passage_and_mark_what_differs() -> None:
    page = page_of(LIBRARY, "compare/a--b.md")
    sides = [page.select(f"li.speech-{side}:not(.speech-head)") for side in ("left", "right")]
    marked = [[mark.get_text() for mark in side[0].select("mark")] for side in sides]
    assert marked == [["特别是沿河乡镇"], ["尤其是山区"]]
    for side, name in zip(sides, "ab", strict=True):
        assert side[0].get_text().startswith("要坚持把防汛工作摆在突出位置")
        assert str(side[0].select_one("small a")["href"]).startswith(f"../speeches/{name}.md#p-")  # type: ignore[index]


def test_heads_lead_to_both_speeches() -> None:
    heads = page_of(LIBRARY, "compare/a--b.md").select("li.speech-head > a")
    assert [head["href"] for head in heads] == ["../speeches/a.md", "../speeches/b.md"]
