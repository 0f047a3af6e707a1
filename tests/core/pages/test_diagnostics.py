"""Codes stand on a page with their examples; doubts stand on a speech in a preview, and on no published page."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from mkdocs_speeches.core.model import Diagnostic, Level, LineNo, Seed
from mkdocs_speeches.core.pages.diagnostics import render_diagnostics, show_diagnostic
from mkdocs_speeches.core.pages.html_writer import write_html
from mkdocs_speeches.core.pages.page import Page
from mkdocs_speeches.core.pipeline import build
from mkdocs_speeches.core.rules.load import load_rules
from tests.elements import filled

GAP = """在会上的讲话
同志们：

一、防汛

要抓紧。

三、抗旱

要抓好。
"""
TWO = f"{GAP}\n\n在全市春耕生产工作会议上的讲话\n同志们：\n\n一、春耕\n\n要抓紧。\n\n二、秋收\n\n要抓好。\n"


def pages(text: str, *, preview: bool = True) -> dict[str, Page]:
    """The pages of a library with one seed."""
    return {page.uri: page for page in build([Seed("a.txt", text.encode())], load_rules(), preview=preview).pages}


def doubts(page: Page) -> list[Tag]:
    """What tells a doubt on a page, in the HTML of its nodes."""
    return BeautifulSoup(filled(page.html), "html.parser").select("[data-doubt]")


def test_every_code_is_explained_at_its_anchor() -> None:
    rules = load_rules().diagnostics
    page = render_diagnostics(rules.values())
    soup = BeautifulSoup(filled(page.html), "html.parser")
    assert {heading["id"] for heading in soup.select("h3")} == {code.lower() for code in rules}
    for code, rule in rules.items():
        heading = soup.find(id=code.lower())
        example = heading.find_next_siblings("p")[2]  # type: ignore[union-attr]
        lines = [line.strip() for line in rule.example.split("\n")]
        assert example.get_text("\n", strip=True).split("\n")[1:] == [line for line in lines if line], code


def test_a_finding_leads_to_what_it_means_and_shows_how_grave_it_is() -> None:
    for level, name in ((Level.NOTE, None), (Level.WARNING, "speech-warning"), (Level.ERROR, "speech-error")):
        found = Diagnostic("S104", level, "a.txt", LineNo(3), "标题 <b>", "换行")
        soup = BeautifulSoup(filled(write_html((show_diagnostic(found),))), "html.parser")
        assert soup.select_one("a")["href"] == "../diagnostics.md#s104"  # type: ignore[index]
        assert soup.p["class"] == ["speech-diagnostic", *([name] if name else [])]  # type: ignore[index]
        assert "第 3 行 标题 <b>——换行" in soup.get_text()


def test_a_doubt_stands_at_its_heading() -> None:
    [told] = doubts(pages(GAP)["speeches/a.md"])
    assert told["data-doubt"] == "S107"
    before = told.find_previous_sibling()
    assert isinstance(before, Tag)
    assert before.get_text().startswith("三、抗旱")


def test_markdown_says_so_too() -> None:
    assert "data-doubt=S107" in pages(GAP)["speeches/a.md"].markdown


def test_no_doubt_stands_on_a_published_page() -> None:
    shown = pages(GAP, preview=False)
    assert doubts(shown["speeches/a.md"]) == []
    assert [told["data-doubt"] for told in doubts(shown["sources/a.md"])][-1:] == ["S107"]


def test_search_finds_no_doubt() -> None:
    assert pages(GAP)["speeches/a.md"].record == pages(GAP, preview=False)["speeches/a.md"].record


def test_each_speech_of_a_seed_has_its_own() -> None:
    shown = pages(TWO)
    told = {uri: len(doubts(page)) for uri, page in shown.items() if uri.startswith("speeches/")}
    assert sorted(told.values()) == [0, 1]


def test_an_error_stands_at_the_top_of_each_speech() -> None:
    shown = pages(f"---\nspaeker: 赵某\n---\n{TWO}")
    tops = [doubts(page)[0] for uri, page in shown.items() if uri.startswith("speeches/")]
    assert [(told["data-doubt"], told.find_previous_sibling("h1") is not None) for told in tops] == [("F101", True)] * 2
