"""Terms, passages, citations and ways in: what a reader is told about the library is true and agrees everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from html import unescape
from itertools import count, pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Locator, Page, expect

from mkdocs_speeches.core.model import Seed
from mkdocs_speeches.core.pages.markdown_writer import write_markdown
from mkdocs_speeches.core.pipeline import build as render
from mkdocs_speeches.core.rules.load import load_rules
from scripts.library import make_speeches
from tests.sites import FIVE_LINES, Site, build, draw, go_without_a_reload

SECOND = "speeches/003_86b1ac5dea2def84-3/"
COUNT = 40
LONG = 402
Served = Callable[[Path], str]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A strict build of a made library of dated speeches that borrow from each other."""
    folder = tmp_path_factory.mktemp("made")
    seeds = {f"seeds/{number:03}.txt": speech.raw() for number, speech in enumerate(make_speeches(COUNT))}
    anchors = "validation:\n  links:\n    anchors: warn\n"
    draw(folder, {"mkdocs.yml": FIVE_LINES + anchors, "docs/": "", **seeds})
    built = build(folder, "--strict")
    assert built.code == 0, built.log
    return built


@pytest.fixture(scope="session")
def borrowed(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A strict build, with a search page, of 25 speeches of one name that lie in a square.

    Those of a row have one paragraph in common, and those of a column another.
    """
    folder = tmp_path_factory.mktemp("borrowed")
    prose = [line.text for speech in make_speeches(3, seed=9) for line in speech.lines if len(line.text) > 120]
    rows, columns, own = prose[:5], prose[5:10], make_speeches(25, seed=11)
    seeds = {
        f"seeds/{number:03}.txt": f"在全市工会工作会议上的讲话\n（{1999 + number}年3月2日）\n同志们：\n"
        f"{rows[number // 5]}\n{columns[number % 5]}\n{speech.lines[0].text}\n"
        for number, speech in enumerate(own)
    }
    settings = f"{FIVE_LINES}  - cjk-search\nvalidation:\n  links:\n    anchors: warn\n"
    draw(folder, {"mkdocs.yml": settings, "docs/": "", **seeds})
    built = build(folder, "--strict")
    assert built.code == 0, built.log
    return built


def _number(text: str, unit: str) -> int:
    match = re.search(rf"([0-9,]+) {unit}", text)
    assert match, f"no count of {unit} in {text!r}"
    return int(match[1].replace(",", ""))


def _linked(page: BeautifulSoup | Tag, uri: str) -> Iterator[tuple[Tag, str, str]]:
    """Each link below a part of a page: the element, the page and the anchor that it leads to."""
    for anchor in page.select("a[href]"):
        target, _, place = urljoin(uri, str(anchor["href"])).partition("#")
        yield anchor, unquote(target), place


def _term_pages(site: Site) -> list[str]:
    return [uri for uri in site.uris() if uri.startswith("terms/")]


@pytest.mark.parametrize("way", ["by-date", "by-speaker", "by-occasion", "by-source"])
def test_the_counts_of_each_way_in_add_up_to_all_speeches(way: str, made: Site) -> None:
    heading = made.soup("").find(id=way)
    assert isinstance(heading, Tag)
    listed = heading.find_next("ul")
    assert isinstance(listed, Tag)
    assert sum(_number(item.get_text(), "篇") for item in listed.select("li")) == COUNT


def _short_speech(number: int) -> str:
    return f"在第{number}次会议上的讲话\n（{1990 + number % 30}年3月2日）\n同志们：\n今天讲第{number}件事。\n"


def _ways(seeds: Mapping[str, str]) -> dict[str, list[str]]:
    """What the home page of a library shows below each heading, read without a build of the whole site."""
    built = render([Seed(name, text.encode()) for name, text in seeds.items()], load_rules())
    overview = write_markdown(built.overview)
    sections = re.split(r"^## .* \{ #([\w-]+)[^}]*\}$", overview, flags=re.MULTILINE)
    return {
        anchor: [f"{name}{rest}" for name, rest in re.findall(r"^- \[(.*?)\]\(\S+?\)(.*)", text, re.MULTILINE)]
        for anchor, text in zip(sections[1::2], sections[2::2], strict=True)
    }


@pytest.mark.parametrize(
    ("seeds", "newest", "shown"),
    [
        ({"甲.txt": 1, "乙.txt": 1}, 2, ["乙.txt 1 篇", "甲.txt 1 篇"]),
        ({f"{number:02}.txt": 1 for number in range(40)}, 5, ["全部 40 份原始文件 40 篇"]),
        (
            {f"{number:04}.txt": 1 for number in range(300)} | {"z.txt": 4},
            5,
            ["z.txt 4 篇", "其他 300 份原始文件 300 篇"],
        ),
        (
            {f"文集/{year}/{number}.txt": 1 for year in (2009, 2011) for number in range(3)} | {"文集/甲.txt": 2},
            8,
            ["2009 3 篇", "2011 3 篇", "不在文件夹里 2 篇"],
        ),
        ({f"文集/{number}.txt": 1 for number in range(3)}, 3, [f"文集/{number}.txt 1 篇" for number in range(3)]),
    ],
    ids=["two", "forty", "a compilation among many", "folders", "one folder"],
)
def test_a_home_page_of_any_size_names_sources_that_tell_something(
    seeds: Mapping[str, int], newest: int, shown: list[str]
) -> None:
    numbers = count()
    drawn = {name: "\n---\n".join(_short_speech(next(numbers)) for _ in range(many)) for name, many in seeds.items()}
    drawn = {name: f"---\nspeeches: []\n---\n{text}" if seeds[name] > 1 else text for name, text in drawn.items()}
    ways = _ways(drawn)
    assert [unescape(line) for line in ways["by-source"]] == shown
    assert sum(_number(line, "篇") for line in ways["by-source"]) == sum(seeds.values())
    assert len(ways["newest"]) == newest


@pytest.mark.parametrize("uri", ["speeches/", "speakers/", "occasions/"])
def test_each_list_names_every_speech_once(uri: str, made: Site) -> None:
    links = [target for _, target, _ in _linked(made.soup(uri), uri) if re.fullmatch("speeches/[^/]+/", target)]
    listed = [target for target in links if target.startswith("speeches/0")]
    assert sorted(listed) == sorted(uri for uri in made.uris() if uri.startswith("speeches/0"))


def test_groups_of_the_home_page_hold_as_many_as_they_say(made: Site) -> None:
    for item in made.soup("").select(".speech-year"):
        [(_, uri, anchor)] = _linked(item, "")
        if not anchor:
            continue
        heading = made.soup(uri).find(id=anchor)
        assert isinstance(heading, Tag), anchor
        if "年" not in item.get_text():
            group = heading.find_next("ul")
            assert isinstance(group, Tag)
            assert len(group.select("li")) == _number(item.get_text(), "篇")


@pytest.mark.parametrize("name", ["speeches", "speakers", "occasions", "cited"])
def test_the_index_of_a_list_counts_what_its_pages_list(name: str, made: Site) -> None:
    uris = [uri for uri in made.uris() if re.fullmatch(rf"{name}(-\d+)?/", uri)]
    listed: dict[str, int] = {}
    for uri in uris:
        for heading in made.soup(uri).select("h2.speech-group"):
            group = heading.find_next("ul")
            assert isinstance(group, Tag)
            name_of_group = str(heading["id"]).removesuffix("-once")
            listed[name_of_group] = listed.get(name_of_group, 0) + len(group.select("li"))
    index = {
        place.removesuffix("-once"): int(item.get_text().split()[-2])
        for item in made.soup(f"{name}/").select(".speech-year")
        for _, _, place in _linked(item, f"{name}/")
    }
    assert index == listed
    assert name == "cited" or sum(index.values()) == COUNT


def _counts(*shown: Tag) -> dict[tuple[str, str], int]:
    """What numbers of words in some elements say: of which words, of what, how many."""
    numbers = [number for element in shown for number in element.select("data")]
    return {
        (str(number["data-count-of"]), str(number["data-count-unit"])): int(number.get_text()) for number in numbers
    }


def test_the_index_and_the_page_of_a_term_tell_the_same_counts(made: Site) -> None:
    index = made.soup("tags/")
    checked = 0
    for item in index.select(".speech-term"):
        [(link, uri, _), *_] = _linked(item, "tags/")
        if not uri.startswith("terms/"):
            continue
        page = made.soup(uri)
        told, said = _counts(item), _counts(*page.select("article > p"))
        assert told.items() <= said.items()
        assert (link.get_text(), "places") in said
        places = sum(number for (_, unit), number in told.items() if unit == "places")
        assert len(page.select(".speech-kwic")) == min(places, 200)
        notes = [int(note["value"]) for note in page.select(".speech-item data")]
        assert sum(notes) < places if "这里列出用得最多的" in page.get_text() else sum(notes) == places
        checked += 1
    assert checked == len(_term_pages(made)) > 10


def test_each_tag_that_two_speeches_have_leads_to_its_page(made: Site) -> None:
    carriers: dict[str, set[str]] = {}
    targets: dict[str, str] = {}
    for uri in (uri for uri in made.uris() if uri.startswith("speeches/0")):
        for chip, target, _ in _linked(made.soup(uri).select_one(".speech-tags"), uri):  # type: ignore[arg-type]
            carriers.setdefault(chip.get_text(), set()).add(uri)
            targets[chip.get_text()] = target
    shared = {name: len(uris) for name, uris in carriers.items() if len(uris) > 1}
    paged = {name: count for name, count in shared.items() if targets[name].startswith("terms/")}
    assert len(paged) > 10
    if paged != shared:
        assert len(_term_pages(made)) == max(60, COUNT)
        assert min(paged.values()) >= max(count for name, count in shared.items() if name not in paged)


def test_a_line_of_a_concordance_stands_in_the_paragraph_that_it_leads_to(library: Site) -> None:
    uri = next(uri for uri in _term_pages(library) if "工资集体协商" in uri)
    for line in library.soup(uri).select(".speech-kwic"):
        [(word, target, anchor)] = _linked(line, uri)
        place = library.soup(target).find(id=anchor)
        assert isinstance(place, Tag)
        follows = place.find_next_sibling("ul")
        text = place.get_text() + (follows.get_text() if isinstance(follows, Tag) else "")
        whole = place.get_text() + text if place.name == "li" else text
        parent = place.parent.get_text() if place.name == "li" and place.parent else whole
        assert word.get_text() in parent


def test_concordances_and_phrasings_show_what_the_speeches_show(site: Callable[..., Site]) -> None:
    line = "坚持?互利双赢?的&nbsp;班组建设，抓?安康杯?竞赛，把聪明才智充分地展现出来，把劳动热情充分地焕发出来，"
    text = "同志们：\n" + f"{line}{line.replace('竞赛', '活动')}这就是班组建设的要求。\n" * 2
    built = site({"seeds/a.txt": f"在会上的讲话\n{text}", "seeds/b.txt": f"在另一个会上的讲话\n{text}"}, "--strict")
    lines = built.soup(next(uri for uri in _term_pages(built) if "班组建设" in uri)).select(".speech-kwic")
    before, after = (lines[0].select("span")[side].get_text() for side in (0, 1))
    assert before.endswith("坚持“互利双赢”的")
    assert after.startswith("，抓“安康杯”竞赛")
    assert all(not re.search("[?&]", line.get_text()) for line in lines)
    shown = built.soup("phrasings/").select(".speech-item")
    assert any("充分地展现出来" in item.get_text() for item in shown)
    assert all(not re.search("[?&]", item.get_text()) for item in shown)


def test_terms_stand_in_the_order_of_pinyin(library: Site) -> None:
    index = library.soup("tags/")
    letters = [heading["id"] for heading in index.select("h2[id]")]
    assert letters == sorted(letters)
    names = [item.get_text() for item in index.select(".speech-term")]
    places = {name: number for number, name in enumerate(names)}
    first = next(place for name, place in places.items() if name.startswith("班组建设"))
    last = next(place for name, place in places.items() if name.startswith("职代会"))
    assert first < last


def test_plots_over_the_years_say_how_many_speeches_they_leave_out(made: Site) -> None:
    undated = {target for _, target, _ in _linked(made.soup("speeches/").select_one("#undated + ul"), "speeches/")}  # type: ignore[arg-type]
    assert undated
    captions = {uri: made.soup(uri).select_one(".speech-chart figcaption") for uri in ("", *_term_pages(made))}
    assert captions[""].get_text() == f"各年的讲话篇数，另有 {len(undated)} 篇日期不详"  # type: ignore[union-attr]
    by_year = 0
    for uri in _term_pages(made):
        page = made.soup(uri)
        name = page.select_one("h1").get_text()  # type: ignore[union-attr]
        if "这里列出用得最多的" in page.get_text() or len(page.select("figure")) > 1:
            continue
        items = [item for item in page.select(".speech-item") if any(_counts(item).values())]
        holders = {target for item in items for _, target, _ in _linked(item, uri)}
        caption = captions[uri].get_text()  # type: ignore[union-attr]
        hardly_any = len(holders & undated) > 0.75 * len(holders)
        assert f"各{'篇' if hardly_any else '年'}每万字出现的次数" in caption
        if not hardly_any and holders & undated:
            assert caption.endswith(f"次数，另有 {len(holders & undated)} 篇日期不详")
            assert name in caption
            by_year += 1
    assert by_year > 5


def test_a_plot_tells_hidden_years_from_none() -> None:
    dates = ("2009年3月2日", "2010年3月2日", "20XX年3月2日", "")
    seeds = [
        Seed(f"{number}.txt", f"在会上的讲话\n{f'（{date}）' if date else ''}\n同志们：\n今天讲完。\n".encode())
        for number, date in enumerate(dates)
    ]
    overview = write_markdown(render(seeds, load_rules()).overview)
    assert "各年的讲话篇数，另有 1 篇日期不详、1 篇隐去年份</figcaption>" in overview


def test_a_year_of_several_speeches_is_listed_by_month() -> None:
    dates = ["2010年5月2日", *(f"2009年{month}月2日" for month in (3, 3, 7, 8, 11, 12))]
    seeds = [
        Seed(f"{number}.txt", f"在会上的讲话\n（{date}）\n同志们：\n今天讲完。\n".encode())
        for number, date in enumerate(dates)
    ]
    [listed] = [page.text for page in render(seeds, load_rules()).pages if page.uri == "speeches.md"]
    groups = re.findall("^## (\\S+)", listed, re.MULTILINE)
    assert groups == ["2010年", "2009年12月", "2009年11月", "2009年8月", "2009年7月", "2009年3月"]


def test_the_words_of_a_concordance_begin_below_each_other(
    made: Site, open_page: Callable[..., AbstractContextManager[Page]], serve_site: Served
) -> None:
    base = serve_site(made.built)
    longest = max(_term_pages(made), key=lambda uri: len(made.soup(uri).select(".speech-kwic")))
    for width in (1440, 390):
        with open_page(viewport={"width": width, "height": 900}) as page:
            page.goto(f"{base}{longest}")
            places = "lines => lines.map(line => Math.round(line.getBoundingClientRect().left))"
            starts = page.locator(".speech-kwic > a").evaluate_all(places)
            assert len(starts) > 5
            assert len(set(starts)) == 1
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_newest_speeches_of_a_group_stand_first(made: Site) -> None:
    order = _listed(made, "speeches/")
    for uri in ("speakers/", "occasions/"):
        for group in made.soup(uri).select("h2 + ul"):
            listed = [target for _, target, _ in _linked(group, uri)]
            assert listed == sorted(listed, key=order.index)


def test_no_label_of_a_plot_is_clipped(made: Site, page: Page, serve_site: Served) -> None:
    base = serve_site(made.built)
    for uri in ("", _term_pages(made)[0]):
        page.goto(f"{base}{uri}")
        outside = page.locator(".speech-chart svg").first.evaluate(
            """svg => {
              const box = svg.getBoundingClientRect();
              const isOutside = at => at.left < box.left || at.right > box.right;
              const texts = [...svg.querySelectorAll("text")];
              const outside = texts.filter(text => isOutside(text.getBoundingClientRect()));
              return [texts.length, outside.map(text => text.textContent)];
            }"""
        )
        assert outside[0] > 1
        assert outside[1] == []


def test_pages_on_terms_and_pairs_worth_comparing_are_bounded(made: Site) -> None:
    assert 0 < len(made.soup("compare/").select(".speech-pair")) <= COUNT
    assert len(_term_pages(made)) <= max(60, COUNT)


def test_every_speech_is_among_the_related_ones_of_another(made: Site) -> None:
    speeches = {uri for uri in made.uris() if uri.startswith("speeches/0")}
    reached = set()
    for uri in speeches:
        related = made.soup(uri).select(".speech-related")
        assert 1 <= len(related) <= 6
        for item in related:
            assert item.select("small span"), "no reason"
            reached.add(next(target for _, target, _ in _linked(item, uri)))
    assert reached == speeches


def test_no_two_pages_have_the_same_title(borrowed: Site, made: Site, library: Site) -> None:
    for site in (borrowed, made, library):
        titles = [site.read(uri).split("<title>")[1].split("</title>")[0] for uri in site.uris() if uri != "404.html"]
        assert len(set(titles)) == len(titles)


def test_a_passage_of_many_speeches_is_led_to_in_all(site: Callable[..., Site], page: Page, serve_site: Served) -> None:
    line = "要把职工群众的安危冷暖时刻放在心上，这是各级干部义不容辞的责任。"
    own = tuple(make_speeches(40, seed=5))
    seeds = {
        f"seeds/{number:02}.txt": f"在全市工会工作会议上的讲话\n同志们：\n{speech.lines[0].text}\n"
        f"{line if number < 9 else ''}{speech.lines[-1].text}\n"
        for number, speech in enumerate(own)
    }
    built = site({"mkdocs.yml": f"{FIVE_LINES}  - cjk-search\n", **seeds}, "--strict")
    page.goto(f"{serve_site(built.built)}speeches/04/")
    note = page.locator("details.speech-note", has_text="全部可以搜索").last
    expect(note.locator("summary")).to_have_text("另见 8 篇")
    note.locator("summary").click()
    expect(note.locator("li:has(a)")).to_have_count(6)
    expect(note).to_contain_text("共 8 篇")
    note.get_by_role("link", name=re.compile("^要把职工群众.*……$")).click()
    expect(page.locator("[data-search-count]")).to_have_text("找到 9 篇，共 9 处。")


def test_each_pair_worth_comparing_is_led_to_from_both_its_speeches(borrowed: Site) -> None:
    speeches = [uri for uri in borrowed.uris() if uri.startswith("speeches/0")]
    leading: dict[str, dict[str, str]] = {}
    for uri in speeches:
        items = borrowed.soup(uri).select(".speech-related, .speech-compared li")
        found = ((item.select("a")[-1]["href"], item.get_text()) for item in items)
        leading[uri] = {str(href).partition("?")[2]: told for href, told in found if "compare/?" in href}
    pairs = borrowed.soup("compare/").select(".speech-pair")
    assert len(pairs) > 10
    for pair in pairs:
        *sides, comparison = (str(link["href"]) for link in pair.select("a"))
        asked = comparison.partition("?")[2]
        assert {side.removeprefix("../") for side in sides} == {uri for uri in speeches if asked in leading[uri]}
        for side in sides:
            told = leading[side.removeprefix("../")][asked]
            assert _number(told, "字相同") == _number(pair.get_text(), "字相同")
    assert all(len(led) <= 5 for led in leading.values())
    folded = [details for uri in speeches for details in borrowed.soup(uri).select("details.speech-compared")]
    assert folded
    assert not any(details.has_attr("open") for details in folded)


def test_a_paragraph_tells_where_its_words_stand_too(library: Site) -> None:
    notes = library.soup(SECOND).select("details.speech-note[data-generated]")
    assert notes
    for note in notes:
        assert not note.has_attr("open")
        links = list(_linked(note, SECOND))
        assert links
        assert all(library.soup(target).find(id=anchor) for _, target, anchor in links)


def test_marks_lead_to_terms_and_leave_the_text_alone(library: Site) -> None:
    text = library.soup(SECOND).select_one(".speech-text")
    assert text is not None
    marks = [
        mark
        for mark in text.select("p > a, li > a")
        if "/terms/" in str(mark["href"]) and not mark.find_parent("details")
    ]
    assert len(marks) > 5
    assert not any(mark.has_attr("data-generated") for mark in marks)


def test_citations_are_listed_with_their_places(library: Site) -> None:
    page = library.soup("cited/")
    assert "十六届四中全会" in page.get_text()
    assert "企业民主管理规定" in page.get_text()
    assert "组织起来" in page.get_text()
    assert all(list(_linked(item, "cited/")) for item in page.select(".speech-item"))


def _cited(seeds: Mapping[str, str], *, search: str = "") -> dict[str, str]:
    """The pages on what is cited, as Markdown with its entities resolved."""
    found = render([Seed(name, text.encode()) for name, text in seeds.items()], load_rules(), search=search)
    shown = {page.uri: unescape(page.text) for page in found.pages if page.uri.startswith("cited")}
    return {uri: re.sub(r"</?data[^>]*>", "", text) for uri, text in shown.items()}


def test_all_that_is_cited_is_listed_page_by_page() -> None:
    lines = "\n".join(f"要落实《第{number}号规定》，也要落实“第{number}项任务”。" for number in range(150))
    pages = _cited({"a.txt": f"在会上的讲话\n同志们：\n{lines}\n"})
    assert list(pages) == ["cited.md", "cited-2.md"]
    items = [line for text in pages.values() for line in text.split("\n") if re.match("- [《“]", line)]
    assert len(set(items)) == len(items) == 300
    index = re.findall(r"^- \[(\w+)\]\((\S+)\) ([0-9]+) (\w)$", pages["cited.md"], re.MULTILINE)
    assert index == [
        ("文件和法规", "cited.md#document-once", "150", "份"),
        ("提法", "cited.md#phrase-once", "150", "条"),
    ]
    assert "[1](cited.md) **2**" in pages["cited-2.md"]


def test_places_of_speeches_of_one_name_are_told_apart_and_none_is_out_of_reach() -> None:
    line = "学习党的十八大精神，落实《安全生产法》，坚持“安全第一、预防为主”。\n"
    seeds = {
        f"{number}.txt": f"在全市工会工作会议上的讲话\n（{2001 + number}年3月2日）\n同志们：\n"
        + line * (8 if number == 3 else 1)
        for number in range(8)
    }
    for search, reached in (("search.md", True), ("", False)):
        text = _cited(seeds, search=search)["cited.md"]
        items = [line for line in text.split("\n") if "8 篇 15 处" in line]
        assert len(items) == 3
        for item in items:
            dates = re.findall(r"在全市工会工作会议上的讲话（(\d{4}年3月2日)）", item)
            assert dates == [f"{2001 + number}年3月2日" for number in range(6)]
            assert "[⑤](speeches/3.md#p-" in item
            assert ">等<" in item
            assert ("全部出处可以搜索：[" in item) == reached
        assert ("?q=" in text) == reached


OWN_TITLE = "高举旗帜 团结奋进 为建设一流工会而奋斗——在全市工会第十次代表大会上的报告"


@pytest.mark.parametrize(
    "cited",
    [
        "高举旗帜，团结奋进，为建设一流工会而奋斗——在全市工会第十次代表大会上的报告",
        "高举旗帜　团结奋进　为建设一流工会而奋斗",
        "在全市工会第十次代表大会上的报告",
    ],
)
def test_a_cited_document_leads_to_the_librarys_own_speech(cited: str) -> None:
    own = f"{OWN_TITLE}\n（2010年3月2日）\n王平\n各位代表：\n今天报告工作。\n"
    text = _cited({"a.txt": own, "b.txt": f"在会上的讲话\n同志们：\n要学习《{cited}》。\n"})["cited.md"]
    assert f"- 《[{cited}](speeches/a.md)》" in text


def test_a_title_of_several_speeches_leads_to_none_of_them() -> None:
    own = {
        f"{year}.txt": f"政府工作报告\n（{year}年3月5日）\n各位代表：\n今年工作有新进展。\n" for year in (2009, 2010)
    }
    cited = "在会上的讲话\n同志们：\n要学习《政府工作报告》。\n"
    assert "- 《政府工作报告》<" in _cited({**own, "b.txt": cited})["cited.md"]
    assert (
        "- 《[政府工作报告](speeches/2009.md)》<" in _cited({"2009.txt": own["2009.txt"], "b.txt": cited})["cited.md"]
    )


def test_the_most_used_phrasings_tell_first_and_last_use(library: Site, made: Site) -> None:
    items = made.soup("phrasings/").select(".speech-item")
    assert any("最早" in item.get_text() and "最近" in item.get_text() for item in items)
    items = library.soup("phrasings/").select(".speech-item")
    counts = [_number(item.get_text(), "篇") for item in items]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] >= 2
    told = [[fact.get_text()[:2] for fact in item.select("small span")[1:]] for item in items]
    assert {tuple(facts) for facts in told} == {("见于",)}, (
        "where one date is known, none is the first and none the last"
    )


def test_an_undated_speech_is_neither_the_first_nor_the_last_to_use_a_phrasing(site: Callable[..., Site]) -> None:
    line = "把职工群众的安危冷暖时刻放在心上，这是我们的本分。\n"
    seeds = {
        f"seeds/{name}.txt": f"在{name}会议上的讲话\n{date}同志们：\n{line}{name}工作要靠大家。\n"
        for name, date in (("防汛", "（2009年6月3日）\n"), ("春耕", ""), ("植树", "（2004年3月12日）\n"))
    }
    item = site(seeds, "--strict").soup("phrasings/").select_one(".speech-item")
    assert item is not None
    facts = [fact.get_text() for fact in item.select("small span")]
    assert facts == [
        "3 篇 3 处",
        "本库最早 在植树会议上的讲话（2004年3月12日）",
        "本库最近 在防汛会议上的讲话（2009年6月3日）",
        "2004 █ 1，2009 █ 1",
    ]


def test_generated_pages_are_in_the_sitemap_and_described(library: Site) -> None:
    sitemap = unquote((library.built / "sitemap.xml").read_text("utf-8"))
    for uri in (uri for uri in library.uris() if not uri.startswith("404")):
        assert f"/{uri}</loc>" in sitemap
        description = library.head(uri).select_one('meta[name="description"]')
        assert description is not None
        assert description["content"]


def test_each_page_has_a_title_and_a_description_of_its_own(made: Site) -> None:
    titles: dict[str, str] = {}
    descriptions: dict[str, str] = {}
    for uri in (uri for uri in made.uris() if not uri.startswith("404")):
        soup = made.head(uri)
        title, description = soup.select_one("title"), soup.select_one('meta[name="description"]')
        assert titles.setdefault(title.get_text(), uri) == uri  # type: ignore[union-attr]
        assert uri == "" or descriptions.setdefault(str(description["content"]), uri) == uri  # type: ignore[index]
    assert len(titles) > 100


def test_pages_of_speeches_of_one_name_have_titles_that_tell_them_apart() -> None:
    seeds = {
        name: f"在会上的讲话\n{date}同志们：\n今天讲{name}。\n"
        for name, date in (("a", "（2009年3月2日）\n"), ("b", "（2010年3月2日）\n"), ("c", ""), ("d", ""))
    }
    pages = render([Seed(f"{name}.txt", text.encode()) for name, text in seeds.items()], load_rules()).pages
    speeches = [page.text for page in pages if page.uri.startswith("speeches/")]
    assert [re.findall('^title: "(.*)"$', text, re.MULTILINE) for text in speeches] == [
        ["在会上的讲话（2009年3月2日）"],
        ["在会上的讲话（2010年3月2日）"],
        ["在会上的讲话（c.txt）"],
        ["在会上的讲话（d.txt）"],
    ]
    assert all("# 在会上的讲话 { #title }" in text for text in speeches)


def test_a_library_of_two_speeches_makes_sense(site: Callable[..., Site]) -> None:
    one = "在防汛工作会议上的讲话\n同志们：\n防汛抗旱要靠预案。防汛抗旱要有队伍。\n"
    other = "在春耕生产会议上的讲话\n同志们：\n粮食安全要靠良种。粮食安全要有耕地。\n"
    built = site({"seeds/a.txt": one, "seeds/b.txt": other}, "--strict")
    for uri, target in (("speeches/a/", "speeches/b/"), ("speeches/b/", "speeches/a/")):
        related = built.soup(uri).select_one(".speech-related")
        assert related is not None
        assert next(_linked(related, uri))[1] == target


def test_seeds_cannot_write_into_the_pages_on_them(site: Callable[..., Site]) -> None:
    nasty = "“<b>*一*</b>{.x}[y](z)办法”"
    text = f"在会上的讲话\n同志们：\n班组建设{nasty}《<i>[甲](乙)</i>》班组建设{nasty}\n"
    built = site({"seeds/a.txt": text, "seeds/b.txt": text}, "--strict")
    cited = built.soup("cited/")
    assert not cited.select("article b:-soup-contains('一'), article i")
    assert nasty.strip("“”") in cited.get_text()


def test_a_reader_sorts_a_concordance(library: Site, page: Page, serve_site: Served) -> None:
    base = serve_site(library.built)
    page.goto(f"{base}{next(uri for uri in _term_pages(library) if '工资集体协商' in uri)}")
    lines = page.locator(".speech-kwic > span:last-of-type")
    before = lines.all_inner_texts()
    page.get_by_role("button", name="按后文").click()
    after = lines.all_inner_texts()
    assert after != before
    assert sorted(after) == sorted(before)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A strict build of short speeches by one speaker, who fills two pages of the list and begins a third."""
    folder = tmp_path_factory.mktemp("long")
    cited = "还要学习《在第5次会议上的讲话》和《在第6次会议上的讲话》。\n" + "".join(
        f"落实《第{number}号规定》。\n" for number in range(200)
    )
    seeds = {
        f"seeds/{number:04}.txt": f"在第{number}次会议上的讲话\n（{1990 + number % 30}年3月2日）\n局长 王平\n同志们：\n"
        f"今天讲第{number}件事，落实《安全生产法》，要把每一件事办好。\n" + (cited if number == 0 else "")
        for number in range(LONG)
    }
    settings = f"{FIVE_LINES}  - cjk-search\nvalidation:\n  links:\n    anchors: warn\n"
    draw(folder, {"mkdocs.yml": settings, "docs/": "", **seeds})
    built = build(folder, "--strict")
    assert built.code == 0, built.log
    return built


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A strict build of speeches in which one term stands more often than its page shows lines, with a search page."""
    folder = tmp_path_factory.mktemp("searched")
    line = "班组建设要抓实，“安康杯”竞赛要办好，先进班组要多。\n"
    seeds = {
        f"seeds/{number:02}.txt": f"在第{number}次会议上的讲话\n同志们：\n{line * 5}今天讲到这里。\n"
        for number in range(24)
    }
    settings = f"{FIVE_LINES}  - cjk-search\nvalidation:\n  links:\n    anchors: warn\n"
    draw(folder, {"mkdocs.yml": settings, "docs/": "", **seeds})
    built = build(folder, "--strict")
    assert built.code == 0, built.log
    return built


def test_what_a_page_on_a_term_leaves_out_is_one_click_away(searched: Site, page: Page, serve_site: Served) -> None:
    base = serve_site(searched.built)
    for uri in (uri for uri in _term_pages(searched) if "班组建设" in uri or "安康杯" in uri):
        page.goto(f"{base}{uri}")
        line = page.locator("article p", has_text="全部出处可以搜索").last
        forms = line.get_by_role("link").all_inner_texts()
        places = _number(page.locator("article p").first.inner_text(), "处")
        found = 0
        for form in forms:
            page.goto(f"{base}{uri}")
            line.get_by_role("link", name=form, exact=True).click()
            expect(page.get_by_label("要找的字词")).to_have_value(form)
            expect(page.locator("[data-search-count]")).to_be_visible()
            found += _number(page.locator("[data-search-count]").inner_text(), "处")
        assert found >= places > 100


def test_all_places_of_what_is_cited_are_one_click_away(long: Site, page: Page, serve_site: Served) -> None:
    page.goto(f"{serve_site(long.built)}cited/")
    item = page.locator(".speech-item", has_text="《安全生产法》")
    assert f"{LONG} 篇 {LONG} 处" in item.inner_text()
    item.get_by_role("link", name="安全生产法", exact=True).click()
    expect(page.locator("[data-search-count]")).to_be_visible()
    assert _number(page.locator("[data-search-count]").inner_text(), "处") == LONG


def test_a_site_without_a_search_page_names_none(made: Site) -> None:
    assert not any("可以搜索" in made.read(uri) for uri in _term_pages(made))


# --- previous and next ----------------------------------------------------------------------------------------


def _led(site: Site, uri: str) -> dict[str, str]:
    """Where previous and next on a speech's page lead without a script."""
    around = site.soup(uri).select_one(".speech-neighbours")
    assert around is not None
    return {str(link["rel"][0]): target for link, target, _ in _linked(around, uri)}


def _listed(site: Site, uri: str) -> list[str]:
    """The speeches in the order of a list, over its pages."""
    return [target for _, target, _ in _linked(site.soup(uri), uri) if target.startswith("speeches/0")]


def test_previous_and_next_follow_the_list_of_all_speeches(made: Site) -> None:
    order = _listed(made, "speeches/")
    assert order != sorted(order), "the dates of this library are not those of its file names"
    for before, behind in pairwise(order):
        assert _led(made, before)["next"] == behind
        assert _led(made, behind)["prev"] == before
    assert _led(made, order[0]).keys() == {"next"}
    assert _led(made, order[-1]).keys() == {"prev"}


def _path(page: Page, base: str) -> str:
    return unquote(page.url.removeprefix(base).partition("#")[0].partition("?")[0])


def _walk(page: Page, base: str, links: Locator, name: str) -> None:
    """Opens the first link of a list and goes on to its end and one back: its speeches in its order, each once."""
    expect(links.first).to_be_visible()
    here = page.url
    hrefs = [urljoin(here, str(link.get_attribute("href"))).removeprefix(base) for link in links.all()]
    order = list(dict.fromkeys(unquote(href).partition("#")[0].partition("?")[0] for href in hrefs))
    assert len(order) > 1
    links.first.click()
    for place, uri in enumerate(order):
        trail = page.locator(".speech-trail")
        expect(trail).to_have_text(f"沿“{name}”：第 {place + 1} 篇，共 {len(order)} 篇")
        assert _path(page, base) == uri
        following = page.locator(".speech-neighbours a[rel=next]")
        if place + 1 < len(order):
            following.click()
    expect(following).to_have_count(0)
    page.locator(".speech-neighbours a[rel=prev]").click()
    expect(page.locator(".speech-trail")).to_contain_text(f"第 {len(order) - 1} 篇")
    assert _path(page, base) == order[-2]
    page.locator(".speech-trail a").click()
    expect(page).to_have_url(re.compile(re.escape(here.partition("#")[0])))


def _size(heading: Tag) -> int:
    return len(heading.find_next("ul").select("li"))  # type: ignore[union-attr]


@pytest.mark.parametrize("uri", ["speeches/", "speakers/", "occasions/"])
def test_previous_and_next_follow_the_group_that_the_reader_came_from(
    uri: str, made: Site, page: Page, serve_site: Served
) -> None:
    base = serve_site(made.built)
    groups = [heading for heading in made.soup(uri).select("h2") if _size(heading) > 2]
    heading = min(groups, key=_size)
    page.goto(f"{base}{uri}")
    _walk(page, base, page.locator(f"#{heading['id']} + ul > li > a"), heading.find(string=True).strip())  # type: ignore[union-attr]


def test_previous_and_next_follow_a_concordance_as_it_was_sorted(made: Site, page: Page, serve_site: Served) -> None:
    base = serve_site(made.built)
    lines = {uri: len(made.soup(uri).select(".speech-kwic")) for uri in _term_pages(made)}
    uri = min((uri for uri in lines if lines[uri] > 3), key=lines.__getitem__)
    page.goto(f"{base}{uri}")
    page.get_by_role("button", name="按后文").click()
    title = page.locator("h1").evaluate("heading => heading.firstChild.textContent")
    _walk(page, base, page.locator(".speech-kwic > a"), title.strip())


def test_previous_and_next_follow_a_seed(library: Site, page: Page, serve_site: Served) -> None:
    base = serve_site(library.built)
    page.goto(f"{base}sources/003_86b1ac5dea2def84/")
    _walk(page, base, page.locator(".speech-listing a"), "003_86b1ac5dea2def84.txt")


def test_previous_and_next_follow_the_results_of_a_search(library: Site, page: Page, serve_site: Served) -> None:
    base = serve_site(library.built)
    page.goto(f"{base}search/?q=职工")
    expect(page.locator("[data-search-count]")).to_be_visible()
    _walk(page, base, page.locator(".cjk-page__results > li > a"), "搜索：职工")


@pytest.mark.parametrize("instant", [True, False])
def test_a_list_is_followed_where_the_theme_swaps_pages_and_forgotten_elsewhere(
    instant: bool, site: Callable[..., Site], page: Page, serve_site: Served
) -> None:
    seeds = {
        f"seeds/{name}.txt": f"在{name}会议上的讲话\n（{year}年6月3日）\n局长 王平\n同志们：\n{name}工作要靠大家。\n"
        for name, year in (("防汛", 2009), ("春耕", 2011), ("植树", 2009), ("消防", 2010))
    }
    features = "  features:\n    - navigation.instant\n" if instant else ""
    settings = FIVE_LINES.replace("plugins:", f"{features}plugins:")
    base = serve_site(site({"mkdocs.yml": settings, **seeds}, "--strict").built)
    site({"mkdocs.yml": f"{settings}site_url: {base}\n"}, "--strict")
    if instant:
        go_without_a_reload(page, f"{base}speeches/", "植树")
    else:
        page.goto(f"{base}speeches/")
        page.get_by_role("link", name="植树").click()
    expect(page.locator(".speech-trail")).to_have_text("沿“2009年”：第 1 篇，共 2 篇")
    page.locator(".speech-neighbours a[rel=next]").click()
    expect(page.locator("h1")).to_contain_text("防汛")
    expect(page.locator(".speech-trail")).to_have_text("沿“2009年”：第 2 篇，共 2 篇")
    assert bool(page.evaluate("window.stayed")) == instant
    page.goto(f"{base}{'speeches/春耕/'}")
    expect(page.locator(".speech-neighbours a[rel=next]")).to_contain_text("消防")
    expect(page.locator(".speech-trail")).to_have_count(0)


def test_a_list_over_several_pages_is_followed_as_one(long: Site, page: Page, serve_site: Served) -> None:
    order = [uri for listed in ("speakers/", "speakers-2/", "speakers-3/") for uri in _listed(long, listed)]
    assert len(order) == LONG
    base = serve_site(long.built)
    walks = (("speakers/", 199, "next", 1), ("speakers-2/", 200, "prev", -1), ("speakers-3/", 401, "prev", -1))
    for listed, first, side, step in walks:
        page.goto(f"{base}{listed}")
        page.locator(f".speech-item > a[href*='{order[first].removeprefix('speeches/')}']").click()
        for place in (first, first + step, first + 2 * step):
            expect(page.locator(".speech-trail")).to_have_text(f"沿“王平”：第 {place + 1} 篇，共 {LONG} 篇")
            assert _path(page, base) == order[place]
            led = page.locator(f".speech-neighbours a[rel={side}]")
            expect(led).to_contain_text("下一篇" if step > 0 else "上一篇")
            led.click()


def test_a_trail_counts_the_speeches_of_a_list_not_its_lines(long: Site, page: Page, serve_site: Served) -> None:
    page.goto(f"{serve_site(long.built)}cited/")
    page.get_by_role("link", name="在第5次会议上的讲话", exact=True).click()
    expect(page.locator(".speech-trail")).to_have_text("沿“文件和法规”：第 1 篇，共 2 篇")
    page.locator(".speech-neighbours a[rel=next]").click()
    expect(page.locator("h1")).to_contain_text("在第6次会议上的讲话")


def test_a_list_whose_next_page_cannot_be_had_leads_to_that_page(long: Site, page: Page, serve_site: Served) -> None:
    base = serve_site(long.built)
    page.goto(f"{base}speakers/")
    page.route("**/speakers-2/", lambda route: route.abort())
    page.locator(".speech-item > a").last.click()
    expect(page.locator(".speech-trail")).to_have_text(f"沿“王平”：第 200 篇，共 {LONG} 篇")
    following = page.locator(".speech-neighbours a[rel=next]")
    expect(following).to_have_text("下一页 王平")
    page.wait_for_load_state("networkidle")
    page.unroute("**/speakers-2/")
    following.click()
    expect(page).to_have_url(re.compile("/speakers-2/#"))
    page.locator(".speech-item > a").first.click()
    expect(page.locator(".speech-trail")).to_have_text(f"沿“王平”：第 201 篇，共 {LONG} 篇")


def test_results_that_are_not_all_shown_lead_back_to_the_rest(long: Site, page: Page, serve_site: Served) -> None:
    page.goto(f"{serve_site(long.built)}search/?q=每一件事")
    results = page.locator(".cjk-page__results > li > a")
    page.get_by_role("button", name="更多结果").click()
    expect(results).to_have_count(20)
    results.last.click()
    expect(page.locator(".speech-trail")).to_have_text("沿“搜索：每一件事”：第 20 篇，已列出 20 篇")
    following = page.locator(".speech-neighbours a[rel=next]")
    expect(following).to_have_text("更多结果 搜索：每一件事")
    following.click()
    expect(results).to_have_count(20)
    expect(results.last).to_be_in_viewport()
    page.get_by_role("button", name="更多结果").click()
    expect(results).to_have_count(30)


def test_a_list_in_several_pages_says_which_one_each_is() -> None:
    text = "在第{0}次会议上的讲话\n（2001年3月2日）\n同志们：\n今天讲第{0}件事。\n"
    seeds = [Seed(f"{number}.txt", text.format(number).encode()) for number in range(201)]
    pages = {page.uri: page.text for page in render(seeds, load_rules()).pages}
    assert 'title: "全部讲话"\ndescription: "共 201 篇，' in pages["speeches.md"]
    assert "第 2 页" not in pages["speeches.md"]
    assert 'title: "全部讲话（2）"\ndescription: "共 201 篇，' in pages["speeches-2.md"]
    assert '第 2 页。"' in pages["speeches-2.md"]
