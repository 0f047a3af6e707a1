"""The page on diagnostics: every code stands on it with all that there is to say, and every note leads there."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin

from bs4 import Tag

from mkdocs_speeches.core.rules.load import load_rules
from tests.sites import FIVE_LINES, Site

Builder = Callable[..., Site]
NOTED = """同志们：
今天的会议很重要，请大家认真落实。
一、提高认识，把思想统一起来
各级各部门要高度重视，认真组织实施，确保各项措施落到实处、见到成效。
三、加强领导，把责任落实下去
要加强监督检查，及时发现和解决工作中的问题，推动工作不断迈上新台阶。
"""
SETTINGS = f"{FIVE_LINES}validation:\n  links:\n    anchors: warn\n"


def explained(heading: Tag) -> list[str]:
    """The paragraphs below a heading up to the next one, each as its lines."""
    found = []
    for sibling in heading.find_next_siblings():
        if sibling.name != "p":
            break
        found.append("\n".join(sibling.get_text("\n", strip=True).split("\n")))
    return found


def test_every_code_is_explained(site: Builder) -> None:
    page = site({"mkdocs.yml": SETTINGS, "seeds/": ""}, "--strict").soup("diagnostics/")
    article = page.select_one("article")
    assert article is not None
    levels = {"note": "提示", "warning": "警告", "error": "错误"}
    listed = load_rules().diagnostics
    assert {tag["id"] for tag in article.select("h3")} == {code.lower() for code in listed}
    for code, rule in listed.items():
        heading = article.find(id=code.lower())
        assert isinstance(heading, Tag)
        assert heading.get_text().removesuffix("¶") == f"{code} {rule.title}"
        above = heading.find_previous("h2")
        assert above is not None
        assert above.get_text().removesuffix("¶") == levels[rule.level]
        message, remedy, example = explained(heading)
        assert message == f"意思\n{rule.message.replace('{}', '……')}"
        assert remedy == f"处理\n{rule.remedy}"
        assert example == f"例子\n{rule.example}"


def test_every_note_leads_to_what_it_means(site: Builder) -> None:
    built = site({"mkdocs.yml": SETTINGS, "seeds/a.txt": NOTED})
    codes = built.soup("sources/a/").select(".speech-diagnostic a")
    assert {code.get_text() for code in codes} >= {"S107", "S110"}
    for code in codes:
        page, _, anchor = urljoin("sources/a/", str(code["href"])).partition("#")
        place = built.soup(page).find(id=anchor)
        assert isinstance(place, Tag)
        assert place.get_text().startswith(code.get_text())
    assert "S107" in built.log
    assert "diagnostics" not in built.log


def test_what_was_dropped_is_noted_below_its_line(site: Builder) -> None:
    built = site({"mkdocs.yml": SETTINGS, "seeds/a.txt": f"{NOTED}责任编辑：某某\n"})
    line = built.soup("sources/a/").find(id="L7")
    assert isinstance(line, Tag)
    note = line.find_next_sibling("p")
    assert isinstance(note, Tag)
    assert "S106" in note.get_text()


def test_docs_lead_to_the_page(library: Site) -> None:
    for uri in ("editing/", "about/"):
        assert [link for link in library.soup(uri).select("article a") if link["href"] == "../diagnostics/"]
