"""The page of comparisons: what it says without a script, and the pairs that it leads to."""

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


def test_pairs_lead_to_both_speeches_and_to_their_comparison_the_earlier_first() -> None:
    (item,) = page_of(LIBRARY, "compare.md").select("li.speech-pair")
    targets = [str(link["href"]) for link in item.select("a")]
    assert targets == ["speeches/a.md", "speeches/b.md", "compare.md?a=a&b=b"]
    assert "字相同" in item.get_text()
    later = small_library(
        a=f"在全县防汛工作会议上的讲话\n（2011年3月5日）\n同志们：\n{SHARED.format('')}\n今天讲完了。\n",
        b=f"在全县抗旱工作会议上的讲话\n（2010年3月5日）\n同志们：\n{SHARED.format('')}\n大家辛苦了。\n",
    )
    (item,) = page_of(later, "compare.md").select("li.speech-pair")
    assert str(item.select("a")[-1]["href"]) == "compare.md?a=b&b=a"


def test_the_page_says_what_to_do_without_a_script_and_is_there_without_pairs() -> None:
    page = page_of(small_library(a="在会上的讲话\n同志们：\n今天讲一件事。\n"), "compare.md")
    told = page.select_one("p.speech-comparison")
    assert told
    assert "没有脚本时，请分别打开两篇来读" in told.get_text()
    assert [link["href"] for link in told.select("a")] == ["speeches.md"]
    assert page.select(".speech-pair, h2") == []
