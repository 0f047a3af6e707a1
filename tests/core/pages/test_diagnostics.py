"""Each code has a place on the page of codes, where its example stands as it would in a seed."""

from __future__ import annotations

from bs4 import BeautifulSoup

from mkdocs_speeches.core.model import Diagnostic, Level, LineNo
from mkdocs_speeches.core.pages.diagnostics import render_diagnostics, show_diagnostic
from mkdocs_speeches.core.pages.html_writer import write_html
from mkdocs_speeches.core.rules.load import load_rules
from tests.elements import filled


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
