"""Word files and web pages built: tables are tables, images are links, and no sign of theirs is lost or does harm."""

from __future__ import annotations

import html
from collections.abc import Callable
from urllib.parse import urljoin

from bs4 import Tag

from tests.core.formats.test_html import speech, word
from tests.core.pages.test_escape import CASES
from tests.sites import Site

Builder = Callable[..., Site]
PAGE = """<html><body><h1>在全市会议上的讲话</h1><p>市长　王某某</p><p>同志们：</p>
<p>今天召开会议，主要任务是部署工作。</p>{}<h2>一、提高认识</h2><p>希望大家共同努力。</p></body></html>"""


def rows(tag: Tag | None) -> list[list[str]]:
    """The cells of a table by row."""
    assert tag is not None
    return [[cell.get_text() for cell in row.select("td, th")] for row in tag.select("tr")]


def places(site: Site, uri: str, name: str) -> list[Tag]:
    """Where a source page leads from the lines that were taken for `name`."""
    links = [link for link in site.soup(uri).select(".speech-line a") if link.get_text() == name]
    found = []
    for link in links:
        page, _, anchor = urljoin(uri, str(link["href"])).partition("#")
        place = site.soup(page).find(id=anchor)
        assert isinstance(place, Tag)
        found.append(place)
    return found


def test_word_file_shows_its_table_and_its_picture(site: Builder) -> None:
    built = site({"seeds/a.docx": word(speech)}, "--strict")
    page = built.soup("speeches/a/")
    assert rows(page.select_one(".speech-text .speech-table table")) == [["指标", "数值"], ["产值", "12"]]
    image = page.select_one(".speech-text .speech-image")
    assert image is not None
    assert image.get_text().startswith("图片：")
    assert page.select(".speech-text img") == []
    assert {place["class"][0] for place in places(built, "sources/a/", "表格")} == {"speech-table"}
    assert {place["class"][0] for place in places(built, "sources/a/", "图片")} == {"speech-image"}


def test_web_page_shows_ragged_tables(site: Builder) -> None:
    table = "<table><tr><th><th>数值</tr><tr><td>产值<td></tr><tr><td>合计<td>12<td>亿元</tr></table>"
    built = site({"seeds/a.html": PAGE.format(table)}, "--strict")
    expected = [["", "数值"], ["产值", ""], ["合计", "12", "亿元"]]
    assert rows(built.soup("speeches/a/").select_one(".speech-table")) == expected


def test_cells_are_shown_as_they_stand(site: Builder) -> None:
    cells = "".join(f"<tr><td>{html.escape(text)}</td><td>甲</td></tr>" for text in CASES.values())
    built = site({"seeds/a.html": PAGE.format(f"<table>{cells}</table>")})
    table = built.soup("speeches/a/").select_one(".speech-table table")
    assert table is not None
    assert rows(table) == [[" ".join(html.unescape(text).split()), "甲"] for text in CASES.values()]
    assert {tag.name for tag in table.select(":not(.speech-repair)")} == {"tr", "td"}


def images(site: Builder, *sources: str) -> list[tuple[str, list[str]]]:
    """What a page shows of images from these addresses, and the links in it but those of keywords; none is loaded."""
    shown = "".join(f'<p><img src="{html.escape(source)}" alt="会场**全景**"></p>' for source in sources)
    page = site({"seeds/a.html": PAGE.format(shown)}, "--strict").soup("speeches/a/")
    assert page.select(".speech-text img") == []
    found = page.select(".speech-text .speech-image")
    links = [[str(link["href"]) for link in image.select("a:not(.headerlink, [href*='/tags/'])")] for image in found]
    return [(image.get_text().removesuffix("¶"), led) for image, led in zip(found, links, strict=True)]


def test_image_of_the_web_is_a_link_and_not_loaded(site: Builder) -> None:
    plain, odd = "http://example.org/a.png", "https://example.org/甲 (1).png?a=1&b=<2>"
    assert images(site, plain, odd) == [
        (f"图片：会场**全景** {plain}", [plain]),
        (f"图片：会场**全景** {odd}", ["https://example.org/%E7%94%B2%20%281%29.png?a=1&b=%3C2%3E"]),
    ]


def test_image_of_another_address_is_text(site: Builder) -> None:
    paths = ("a.png", "../a.png", "//example.org/a.png")
    others = ("javascript:alert(1)", "javascript:'http://a.example'", "http://", "http://[a/b.png", "file:///a")
    assert images(site, *paths, *others) == [(f"图片：会场**全景** {source}", []) for source in (*paths, *others)]
