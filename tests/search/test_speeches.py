"""The search of a library of speeches, from seeds to the marked phrase."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from mkdocs_speeches.core.model import Paragraph, ParagraphKind, walk
from mkdocs_speeches.core.pipeline import read_library
from mkdocs_speeches.core.rules.load import load_rules
from mkdocs_speeches.core.text.display import Display
from mkdocs_speeches.core.text.normal import normal
from mkdocs_speeches.core.text.sought import sought
from mkdocs_speeches.hosts.seeds import find_seeds
from scripts.library import make_library, make_speeches
from tests.search.engine import Engine, open_engine
from tests.sites import FIVE_LINES, ROOT, Site, build, draw

NUMBER = 12
SPEECHES = tuple(make_speeches(NUMBER))
OF_THE_CITY = ("000_50a15904957212a8", "003_86b1ac5dea2def84-6")
YEAR = next(speech.date[0] for speech in SPEECHES if speech.date)

SHIFT = """
window.moved = 0;
new PerformanceObserver(list => list.getEntries().forEach(shift => (moved += shift.hadRecentInput ? 0 : shift.value)))
  .observe({ type: "layout-shift", buffered: true });"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The two seeds and some made ones."""
    folder = tmp_path_factory.mktemp("speeches")
    own = {f"seeds/{path.name}": path.read_bytes() for path in (ROOT / "seeds").iterdir()}
    draw(folder, {"mkdocs.yml": f"{FIVE_LINES}  - tags\n  - cjk-search\n", "docs/": "", **own})
    make_library(folder / "seeds", NUMBER)
    site = build(folder)
    assert site.code == 0, site.log
    (site.built / "empty.html").write_text("<!doctype html><title>空</title>", "utf-8")
    return site


@pytest.fixture
def engine(built: Site, page: Page, serve_site: Callable[..., str]) -> Engine:
    return open_engine(page, serve_site, built.built)


def test_what_a_seed_says_is_found_on_its_page(engine: Engine) -> None:
    random = Random(11)
    texts = {
        f"speeches/{Path(speech.name).stem}/": [f"{line.heading} {line.text}".strip() for line in speech.lines]
        for speech in SPEECHES
    }
    phrases = []
    for lines in texts.values():
        for line in random.sample(lines, 8):
            at = random.randrange(max(1, len(line) - 12))
            phrases.append(line[at : at + random.randint(6, 12)])
    answers = engine.places((f'"{phrase}"', {}) for phrase in phrases)
    for phrase, answer in zip(phrases, answers, strict=True):
        expected = {uri for uri, lines in texts.items() if any(sought(phrase) in sought(line) for line in lines)}
        assert {uri for uri in answer["found"] if uri in texts} == expected, phrase


@pytest.mark.parametrize(
    ("query", "uri"),
    [
        ("维护职工合法权益上下功夫工会的", "speeches/000_50a15904957212a8/"),
        ("成效明显。一是服务和维权职能", "speeches/000_50a15904957212a8/"),
        ("服务維權創新", "speeches/000_50a15904957212a8/"),
    ],
)
def test_a_run_in_heading_and_a_point_series_read_as_one_text_up_to_the_mark(
    engine: Engine, page: Page, query: str, uri: str
) -> None:
    page.goto(f"{engine.base}search/?q={query}")
    page.locator(f"[data-search-result='{uri}'] [data-search-passage]").first.click()
    expect(page.locator("mark.cjk-mark--here").first).to_be_in_viewport()
    marks = page.locator("mark.cjk-mark--here").all_inner_texts()
    assert normal("".join(marks)) == normal(query)


def test_facets_and_byline_say_who_when_and_where(engine: Engine, page: Page) -> None:
    page.goto(f"{engine.base}search/?q=工会工作&source=000_50a15904957212a8.txt")
    result = page.locator("[data-search-result='speeches/000_50a15904957212a8/']")
    expect(result).to_contain_text("市委副书记 ××× · 20××年2月15日")
    expect(page.locator("[data-search-facet] summary")).to_have_text(["讲话人", "职务", "场合", "关键词", "来源"])
    page.goto(f"{engine.base}search/?q=工会&year={YEAR}")
    expect(page.locator("[data-search-result]").first).to_be_visible()
    shown = page.locator("[data-search-result]").evaluate_all("all => all.map((one) => one.dataset.searchResult)")
    assert set(shown) <= {
        f"speeches/{speech.name[:5]}/" for speech in SPEECHES if speech.date and speech.date[0] == YEAR
    }


def ask(page: Page, engine: Engine, query: str) -> Locator:
    """The chips for a query on the search page, when its answer is there."""
    page.goto(f"{engine.base}search/?q={quote(query)}")
    expect(page.locator("[data-search-count]")).to_be_attached()
    return page.locator(".cjk-page [data-chip]")


def led_to(page: Page, chip: Locator) -> set[str]:
    """The pages that a chip leads to: as many as it says."""
    count = int(chip.get_attribute("data-count") or 0)
    chip.click()
    expect(page.locator("[data-search-count]")).to_have_attribute("data-search-count", str(count))
    expect(page.locator("[data-search-result]")).to_have_count(count)
    return set(page.locator("[data-search-result]").evaluate_all("all => all.map((one) => one.dataset.searchResult)"))


def test_what_a_query_names_is_offered_and_leads_to_exactly_that(engine: Engine, page: Page) -> None:
    dated = next(speech for speech in SPEECHES if speech.date and speech.speaker)
    assert dated.date
    year, month, day = dated.date
    mine = {f"speeches/{speech.name[:5]}/" for speech in SPEECHES if speech.speaker == dated.speaker}
    of_the_year = {f"speeches/{speech.name[:5]}/" for speech in SPEECHES if speech.date and speech.date[0] == year}
    of_the_day = {f"speeches/{speech.name[:5]}/" for speech in SPEECHES if speech.date == dated.date}
    for query, name, value, pages in (
        (dated.speaker, "speaker", dated.speaker, mine),
        (f"{dated.speaker} {year}", "speaker", dated.speaker, mine & of_the_year),
        (f"{year}年{month}月{day}日", "date", f"{year}-{month:02}-{day:02}", of_the_day),
        (f"{year}/{month}/{day}", "date", f"{year}-{month:02}-{day:02}", of_the_day),
        (str(year), "year", str(year), of_the_year),
        ("×××", "speaker", "×××", {"speeches/000_50a15904957212a8/"}),
        ("全市工會工作会议", "occasion", "全市工会工作会议", {f"speeches/{name}/" for name in OF_THE_CITY}),
    ):
        chip = ask(page, engine, query).first
        expect(page).to_have_title(re.compile(f"^{query} - "))
        assert (chip.get_attribute("data-chip"), chip.get_attribute("data-value")) == (name, value), query
        assert led_to(page, chip) == pages, query


def test_a_chip_says_what_it_leads_to_and_works_by_keyboard(engine: Engine, page: Page) -> None:
    chip = ask(page, engine, "×××")
    expect(chip).to_have_accessible_name("讲话人：××× 1 篇")
    assert chip.evaluate("one => Boolean(one.closest('[aria-live]'))")
    expect(page.locator(".cjk-page__status")).to_be_empty()
    chip.press("Enter")
    expect(page.locator("[data-search-result]")).to_have_count(1)
    assert page.url.endswith(f"?speaker={quote('×××')}")
    page.goto(page.url)
    expect(page.locator("[data-search-facet=speaker] input:checked")).to_have_value("×××")


def test_words_beside_a_fact_stay_words(engine: Engine, page: Page) -> None:
    chip = ask(page, engine, "工会 ××× -天外").first
    assert chip.get_attribute("data-chip") == "speaker"
    assert led_to(page, chip) == {"speeches/000_50a15904957212a8/"}
    assert "speaker=" in page.url
    assert "q=" in page.url


def test_the_field_of_each_page_offers_the_same(engine: Engine, page: Page) -> None:
    page.goto(f"{engine.base}speeches/")
    page.keyboard.press("/")
    page.keyboard.type("×××")
    page.locator(".cjk-search [data-chip=speaker]").click()
    expect(page.locator("[data-search-result]")).to_have_count(1)


def test_a_slip_is_offered_the_keyword_and_leads_to_it(engine: Engine, page: Page) -> None:
    (tag,) = (facet for facet in engine.find("", facets=True)["facets"] if facet["name"] == "tag")
    keyword = next(value["value"] for value in tag["values"] if len(value["value"]) == 4)
    page.goto(f"{engine.base}search/?q={quote(keyword[:3])}龘")
    link = page.locator(f'[data-suggest="{keyword}"]')
    expect(link).to_be_visible()
    assert link.evaluate("one => Boolean(one.closest('[aria-live]'))")
    link.click()
    expect(page.locator("[data-search-result]").first).to_be_visible()
    expect(page).to_have_title(re.compile(f"^{keyword} - "))


def test_facets_show_without_a_query(engine: Engine, page: Page) -> None:
    page.goto(f"{engine.base}search/")
    box = page.locator("[data-search-facet=speaker] input").first
    box.check()
    expect(page.locator("[data-search-result]").first).to_be_visible()
    assert page.url.endswith(f"?speaker={quote(box.input_value())}")


def test_lists_of_pages_are_not_found_where_they_repeat_them(engine: Engine) -> None:
    (tag, *_) = (facet for facet in engine.find("", facets=True)["facets"] if facet["name"] == "tag")
    for value in tag["values"][:20]:
        found = engine.find(value["value"])
        assert {result["uri"].split("/")[0] for result in found["results"]} == {"speeches"}, value


def test_without_script_the_sentence_leads_to_tags_and_list(built: Site) -> None:
    links = [link["href"] for link in built.soup("search/").select("[data-search-page] a")]
    assert links == ["../tags/", "../speeches/"]


def test_pages_about_the_library_come_behind_its_speeches(
    library: Site, page: Page, serve_site: Callable[..., str]
) -> None:
    page.goto(f"{serve_site(library.built)}search/?q=厂务公开")
    results = page.locator("[data-search-result]")
    expect(page.locator("[data-search-result='editing/']")).to_have_count(1)
    found = [result.get_attribute("data-search-result") for result in results.all()]
    speeches = [str(uri).startswith("speeches/") for uri in found]
    assert speeches == sorted(speeches, reverse=True), found


EVERY_KIND = """\
在全市安全生产工作会议上的讲话
副市长 王平
（2009年3月5日）
同志们：
今天的会议很重要。一是总结工作，二是分析形势，三是安排任务。
一、抓落实
——经济运行稳中向好。全市增长很快。
——民生保障持续加强。
1、要在维护权益上下功夫。工会的作用就在这里。
2、要在创新上下功夫。路子越走越宽。
（1）办好实事；
姓名\t职务
李安\t主任
谢谢大家！
王平
2009年3月5日
"""


def test_search_holds_all_that_a_speech_says(site: Callable[..., Site]) -> None:
    own = {f"seeds/{path.name}": path.read_bytes() for path in (ROOT / "seeds").iterdir()}
    table = "<table><tr><td>姓名</td><td>职务</td></tr><tr><td>李安</td><td>主任</td></tr></table>"
    web = (
        "<p>在会上的讲话</p><p>同志们：</p><p>看下表。</p>" + table + "<p>——下面是图。</p><img alt='会场' src='a.png'>"
    )
    seeds = {**own, "seeds/every.txt": EVERY_KIND, "seeds/web.html": web}
    built = site({"mkdocs.yml": f"{FIVE_LINES}  - cjk-search\n", **seeds})
    indexed = {page["uri"]: page["runs"] for page in indexed_pages(built)}
    documents, _ = read_library([seed for _, seed in find_seeds((built.folder / "seeds",)).seeds], load_rules())
    kinds = set()
    for document in documents:
        display = Display.of(document, {})
        for speech in document.speeches:
            parts = tuple(walk(speech.parts))
            kinds |= {part.kind for part in parts if isinstance(part, Paragraph)}
            subtitle = speech.front.subtitle.text if speech.front.subtitle else ""
            said = normal(subtitle) + "".join(normal(display.text(part.spans)) for part in parts)
            found = "".join(normal(text) for run in indexed[f"speeches/{speech.slug}/"] for text, _, _ in run)
            assert found == said, speech.slug
    assert kinds == set(ParagraphKind)


def indexed_pages(built: Site) -> list[dict[str, Any]]:
    """What the index holds of each page."""
    files = (built.built / "search").glob("*/pages/*.bin")
    return [json.loads(gzip.decompress(path.read_bytes())) for path in files]


def test_a_tag_that_finds_a_page_is_shown(engine: Engine) -> None:
    engine.page.goto(f"{engine.base}search/?q=职代会")
    results = engine.page.locator("[data-search-result]")
    expect(results.first).to_be_visible()
    for result in results.all():
        for more in result.get_by_role("button", name="显示全部").all():
            more.click()
        told = re.search("共 ([0-9]+) 处", result.inner_text())
        assert told
        assert result.locator("mark").count() - result.locator("p", has_text="关键词：").locator("mark").count() == int(
            told[1]
        )
    expect(results.filter(has_text="关键词：").first).to_be_visible()


def test_who_narrows_by_keyboard_keeps_the_place(engine: Engine) -> None:
    page = engine.page
    page.goto(f"{engine.base}search/?q=职工")
    tags = page.locator("[data-search-facet=tag]")
    tags.get_by_role("button").click()
    box = tags.get_by_role("checkbox").nth(9)
    value = box.input_value()
    assert box.evaluate("box => box === document.activeElement || (box.focus(), true)")
    page.keyboard.press("Space")
    chosen = tags.locator(f"input[value='{value}']")
    expect(chosen).to_be_checked()
    expect(page).to_have_url(re.compile("tag="))
    expect(chosen).to_be_focused()
    page.keyboard.press("Space")
    expect(page).not_to_have_url(re.compile("tag="))
    expect(chosen).to_be_focused()
    assert tags.get_by_role("checkbox").count() > 8


def test_results_begin_on_the_first_screen_of_a_phone(
    engine: Engine, open_page: Callable[..., AbstractContextManager[Page]]
) -> None:
    with open_page(viewport={"width": 390, "height": 844}, has_touch=True) as page:
        page.goto(f"{engine.base}search/?q=职工")
        first = page.locator("[data-search-result]").first
        expect(first).to_be_visible()
        assert page.locator("[data-search-facet]").count() == 6
        box = first.bounding_box()
        assert box is not None
        assert box["y"] < 844 / 2
        page.locator("[data-search-facet=year] summary").tap()
        expect(page.locator("[data-search-facet=year] label").first).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_how_often_words_are_used_is_told_year_by_year(engine: Engine, built: Site) -> None:
    page = engine.page
    page.goto(f"{engine.base}search/?q=工会")
    fold = page.locator("summary", has_text="各年用得多少")
    expect(fold).to_be_visible()
    fold.focus()
    page.keyboard.press("Enter")
    plots = page.get_by_role("img", name=re.compile("各年每万字出现的次数"))
    expect(plots).to_have_count(1)
    expect(page).to_have_url(re.compile("&freq=$"))
    page.keyboard.press("Tab")
    field = page.get_by_role("searchbox", name="一起比")
    expect(field).to_be_focused()
    page.keyboard.insert_text("职工、劳动竞赛")
    expect(plots).to_have_count(3)
    expect(page.get_by_role("status").filter(has_text="每个说法各算各的")).to_contain_text("“劳动竞赛”")
    page.reload()
    expect(plots).to_have_count(3)
    expect(field).to_have_value("职工、劳动竞赛")
    page.locator("summary", has_text="数表").click()
    rows = [row.split("\t") for row in page.locator(".cjk-trend table").inner_text().splitlines()]
    assert rows[0] == ["年份", "篇数", "字数", "“工会”", "每万字", "“职工”", "每万字", "“劳动竞赛”", "每万字"]
    on_its_page = built.soup("terms/劳动竞赛/").select("details data[data-count-of=劳动竞赛]")
    told = {count["data-count-in"]: int(str(count["value"])) for count in on_its_page}
    counted = {row[0]: int(row[7]) for row in rows[1:] if row[0].isdecimal()}
    assert {year: times for year, times in counted.items() if times} == told != {}
    with page.expect_download() as saved:
        page.get_by_role("button", name="下载 CSV").click()
    assert saved.value.suggested_filename == "用得多少-工会-职工-劳动竞赛.csv"
    lines = Path(saved.value.path()).read_text("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines] == [row[0] for row in rows]
    year = rows[1][0]
    page.get_by_role("link", name=year).click()
    expect(page).to_have_url(re.compile(f"date={year}&freq="))
    expect(page.locator("[data-search-count]")).to_have_attribute("data-search-count", re.compile("[1-9]"))


def test_a_phone_shows_the_years_at_a_touch_and_nothing_moves(
    engine: Engine, open_page: Callable[..., AbstractContextManager[Page]]
) -> None:
    with open_page(viewport={"width": 390, "height": 844}, has_touch=True) as page:
        page.goto(f"{engine.base}search/?q=工会")
        page.locator("summary", has_text="各年用得多少").tap()
        expect(page.locator(".cjk-trend__bars")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.add_init_script(SHIFT)
        page.goto(f"{engine.base}search/?q=工会&freq=职工、劳动竞赛")
        expect(page.locator(".cjk-trend__bars")).to_have_count(3)
        assert page.evaluate("moved") <= 0.05
