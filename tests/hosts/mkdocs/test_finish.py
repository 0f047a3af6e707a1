"""What Markdown has no words for is added to the pages that it renders."""

from __future__ import annotations

import markdown
import pytest
from bs4 import BeautifulSoup

from mkdocs_speeches.hosts.mkdocs.finish import FINISH
from tests.elements import edit

TEXT = """\
## 一、抓好 { #s-1 .speech-run-in data-line=7 }

要层层负责。
{ #p-3fa9c2 }

- 一是查水库。
- 二是查河道。

## 别的 { #usage }

- <b>一是</b>查路。
{ #p-3fa9c3 }
- <b>二是</b>查桥。
"""


@pytest.fixture(scope="module")
def page() -> BeautifulSoup:
    settings = {FINISH: {"links": lambda *, line: edit(line)}}
    html = markdown.markdown(TEXT, extensions=["attr_list", FINISH], extension_configs=settings)
    return BeautifulSoup(html, "html.parser")


def test_paragraphs_and_sections_of_a_speech_lead_to_themselves(page: BeautifulSoup) -> None:
    links = [link["href"] for link in page.select("a.headerlink[href^='#']")]
    assert links == ["#s-1", "#p-3fa9c2", "#p-3fa9c3"]


def test_a_section_leads_to_its_line_and_no_longer_states_it(page: BeautifulSoup) -> None:
    assert page.select_one("a.speech-edit")["href"] == "https://git.example/edit#L7"  # type: ignore[index]
    assert page.select_one("a.speech-view")["href"] == "https://git.example/blob#L7"  # type: ignore[index]
    assert not page.select("[data-line]")


def test_what_reads_as_one_text_is_told(page: BeautifulSoup) -> None:
    goes_on = [element.get_text().split("。")[0].strip("\n") for element in page.select("[data-search-continues]")]
    assert goes_on == ["要层层负责", "一是查水库", "二是查桥"]
