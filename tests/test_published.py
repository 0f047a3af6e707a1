"""The time of publication: shown by its name, sorted by where no date is known, and never shown as the date."""

from __future__ import annotations

from collections.abc import Callable

from tests.sites import FIVE_LINES, Site

BODY = "同志们：\n今天开会，研究春耕。\n一、抓好春耕\n要早动手。\n二、抓好水利\n要修好渠。\n谢谢大家！\n"


def seed(title: str, line: str) -> str:
    return f"在全县{title}工作会议上的讲话\n{line}\n{BODY}"


def test_readers_see_when_a_speech_was_published_and_find_undated_ones_in_that_order(site: Callable[..., Site]) -> None:
    seeds = {
        "seeds/a.txt": seed("农业", "发布时间：2031-03-05 来源：青山日报"),
        "seeds/b.txt": seed("水利", "2032-01-05 09:12:00"),
        "seeds/c.txt": seed("林业", "来源：青山日报"),
        "seeds/d.txt": f"---\npublished: 2030-07-01\n---\n{seed('教育', '发布时间：2033-03-05 来源：青山日报')}",
    }
    built = site({"mkdocs.yml": FIVE_LINES, "docs/": "", **seeds}, "--strict")
    facts = {name: built.soup(f"speeches/{name}/").select_one(".speech-facts") for name in "abcd"}
    shown = {name: fact.get_text(" ", strip=True) for name, fact in facts.items() if fact}
    assert "发布于 2031年3月5日" in shown["a"]
    assert "发布于 2030年7月1日" in shown["d"]
    assert "发布于" not in shown["c"]
    assert all("日期 2" not in text for text in shown.values())
    listed = [str(link["href"]) for link in built.soup("speeches/").select("article .speech-item a")]
    assert [uri.strip("./") for uri in listed] == ["b", "a", "d", "c"]
