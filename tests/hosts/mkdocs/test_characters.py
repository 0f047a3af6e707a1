"""Traditional characters are shown as simplified ones where a reader asks for it, the source one press away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import docx
import pytest
from playwright.sync_api import Page, expect

from mkdocs_speeches.hosts.mkdocs.characters import CHARACTERS
from tests.sites import FIVE_LINES, Site, build, draw

TRADITIONAL = """\
在全縣後備幹部座談會上的講話
（2012年6月3日）
縣長　趙××
各位來賓、各位同志：
乾隆年間修建的這座橋，瞭望臺上的人都瞭解它的來歷。
一、發揚艱苦奮鬥的精神
我們要認真落實農業、農村工作的各項任務，準備好批准的方案。
二、加強學習
藉此機會，向大家表示衷心的感謝！
"""
PLAIN = "在全县防汛工作会议上的讲话\n（2021年6月3日）\n县长　赵××\n同志们：\n今天的会议很重要，请大家认真落实。\n"
SHOWN = "乾隆年间修建的这座桥，瞭望台上的人都了解它的来历。"
SOURCE = "乾隆年間修建的這座橋，瞭望臺上的人都瞭解它的來歷。"
Opener = Callable[..., AbstractContextManager[Page]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Two speeches, one of them traditional, on a site that also opens from a disk."""
    folder = tmp_path_factory.mktemp("scripts")
    settings = f"{FIVE_LINES}  - cjk-search\nuse_directory_urls: false\n"
    draw(folder, {"mkdocs.yml": settings, "docs/": "", "seeds/甲.txt": TRADITIONAL, "seeds/乙.txt": PLAIN})
    site = build(folder, "--strict")
    assert site.code == 0, site.log
    return site


@pytest.fixture(params=["served", "disk"])
def base(request: pytest.FixtureRequest, built: Site, serve_site: Callable[..., str]) -> str:
    """Where the site is opened from."""
    return serve_site(built.built) if request.param == "served" else f"{built.built.as_uri()}/"


@pytest.fixture
def faultless(page: Page) -> Iterator[Page]:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    assert faults == []


def test_a_press_shows_simplified_characters_and_another_the_source(faultless: Page, base: str) -> None:
    page = faultless
    page.goto(f"{base}speeches/甲.html")
    text, turn = page.locator(".speech-text"), page.get_by_role("button", name="看简体")
    expect(text).to_contain_text(SOURCE)
    turn.focus()
    page.keyboard.press("Enter")
    expect(text).to_contain_text(SHOWN)
    expect(page.locator("h1")).to_have_text(re.compile("在全县后备干部座谈会上的讲话"))
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    page.goto(f"{base}speeches.html")
    expect(page.locator("article")).to_contain_text("在全县后备干部座谈会上的讲话")
    page.goto(f"{base}sources/甲.html")
    expect(page.locator("article")).to_contain_text(SOURCE)
    page.goto(f"{base}speeches/甲.html")
    expect(text).to_contain_text(SHOWN)
    page.get_by_role("button", name="看原文").click()
    expect(text).to_contain_text(SOURCE)
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")
    page.reload()
    expect(text).to_contain_text(SOURCE)


def test_a_document_is_made_of_the_source_and_marks_do_not_part_words(
    built: Site, serve_site: Callable[..., str], faultless: Page
) -> None:
    page = faultless
    page.goto(f"{serve_site(built.built)}speeches/甲.html?h=瞭望")
    page.get_by_role("button", name="设置").click()
    page.get_by_role("radio", name="转为简体").check()
    page.keyboard.press("Escape")
    text = page.locator(".speech-text")
    expect(text).to_contain_text(SHOWN)
    with page.expect_download() as saved:
        page.get_by_role("button", name="下载 DOCX").click()
    paragraphs = [paragraph.text.strip() for paragraph in docx.Document(str(saved.value.path())).paragraphs]
    assert SOURCE in paragraphs
    expect(text).to_contain_text(SHOWN)


def test_at_a_touch_and_only_where_there_is_something_to_simplify(
    built: Site, serve_site: Callable[..., str], open_page: Opener
) -> None:
    base = serve_site(built.built)
    with open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True) as page:
        page.goto(f"{base}speeches/乙.html")
        page.locator(".speech-bar").get_by_role("button", name="设置").tap()
        expect(page.get_by_role("dialog")).to_be_visible()
        expect(page.get_by_role("radio", name="转为简体")).to_have_count(0)
        expect(page.get_by_role("button", name="看简体")).to_have_count(0)
        page.goto(f"{base}speeches/甲.html")
        page.get_by_role("button", name="看简体").tap()
        expect(page.locator(".speech-text")).to_contain_text(SHOWN)


def test_a_library_without_traditional_texts_has_no_table(built: Site, library: Site) -> None:
    assert len(built.read(CHARACTERS)) < 1000
    assert not (library.built / CHARACTERS).exists()
