"""The built site: what stands on each page, where its links lead, and what the build says."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Page, expect

from mkdocs_speeches.core.rules.lexicon import load_lexicon
from tests.sites import FIVE_LINES, ROOT, Site, build, draw, serve

LONG = "speeches/000_50a15904957212a8/"
SECOND = "speeches/003_86b1ac5dea2def84-3/"
OWN_SETTINGS = (ROOT / "mkdocs.yml").read_text("utf-8")
SEED = "在全县防汛工作会议上的讲话\n（2021年6月3日）\n县长　赵××\n同志们：\n今天的会议很重要，请大家认真落实。\n"
Builder = Callable[..., Site]


def text(tag: Tag | None) -> str:
    """The text of an element as one line, without its permalinks."""
    assert tag is not None
    copy = BeautifulSoup(str(tag), "html.parser")
    for permalink in copy.select(".headerlink"):
        permalink.decompose()
    return " ".join(copy.get_text().split())


def dead_links(site: Site) -> list[str]:
    """Links in the built pages that lead to no file or no id."""
    pages = {path.relative_to(site.built).as_posix(): path for path in site.built.rglob("*.html")}
    soups = {uri: BeautifulSoup(path.read_text("utf-8"), "html.parser") for uri, path in pages.items()}
    ids = {uri: {tag["id"] for tag in soup.select("[id]")} for uri, soup in soups.items()}
    dead = []
    for uri, soup in soups.items():
        for tag in soup.select("a[href]") if uri != "404.html" else ():
            target = urlsplit(urljoin(f"http://site/{uri}", str(tag["href"])))
            if target.netloc != "site":
                continue
            found = unquote(target.path).lstrip("/")
            found = f"{found}index.html" if not found or found.endswith("/") else found
            lost = target.fragment and unquote(target.fragment) not in {*ids.get(found, set()), ""}
            if not (site.built / found).exists() or lost:
                dead.append(f"{uri} → {tag['href']}")
    return dead


# --- the project's own site ------------------------------------------------------------------------------------


def test_strict_build_says_its_usual_lines_and_two_of_ours(library: Site) -> None:
    lines = [
        r"INFO    -  Cleaning site directory",
        r"INFO    -  Building documentation to directory: .+",
        r"INFO    -  speeches: 2 seeds, 7 speeches, [0-9]+ headings, [0-9]+ notes, 0 warnings, 0 errors, [0-9.]+ s",
        r"INFO    -  speeches: rebuilt [0-9]+ pages, [0-9]+ seeds read",
        r"INFO    -  Documentation built in [0-9.]+ seconds",
    ]
    assert re.fullmatch("\n".join(lines), library.log.strip()), library.log


def test_two_seeds_give_seven_speeches_and_their_lists(library: Site) -> None:
    first = "003_86b1ac5dea2def84"
    expected = {
        f"speeches/{name}/"
        for name in ("000_50a15904957212a8", first, *(f"{first}-{number}" for number in range(2, 7)))
    }
    assert {uri for uri in library.uris() if uri.startswith("speeches/")} == {*expected, "speeches/"}
    assert f"speeches/{first}-1/" in library.redirects()  # the first answers at its number too
    assert {"", "about/", "corrections/", "sources/", "tags/", "404.html"} <= set(library.uris())
    listed = {urljoin("speeches/", str(link["href"])) for link in library.soup("speeches/").select(".speech-item > a")}
    assert listed == expected


def test_parts_of_a_page_stand_in_order(library: Site) -> None:
    article = library.soup(LONG).select_one("article")
    assert article is not None
    wanted = (".md-content__button", "h1", ".speech-facts", ".speech-tags", ".speech-outline", ".speech-text")
    parts = [article.select_one(selector) for selector in wanted]
    assert None not in parts
    order = [part for part in article.descendants if any(part is wanted for wanted in parts)]
    assert order == parts


def test_facts_say_who_when_where_how_long_and_from_where(library: Site) -> None:
    facts = [text(fact) for fact in library.soup(LONG).select(".speech-facts > span")]
    assert facts[:4] == ["讲话人 ×××", "职务 市委副书记", "日期 20××年2月15日", "场合 全市工会工作会议"]
    assert re.fullmatch(r"篇幅 4,1[0-9]{2} 字，约 11 分钟", facts[4])
    assert facts[5] == "原文 000_50a15904957212a8.txt 第 2–19 行"
    links = [unquote(urljoin(LONG, str(link["href"]))) for link in library.soup(LONG).select(".speech-facts a")]
    assert links == ["speeches/#y-20XX", "meetings/全市工会工作会议/", "sources/000_50a15904957212a8/#L2"]


def test_untitled_speech_is_named_by_its_piece(library: Site) -> None:
    assert text(library.soup(SECOND).select_one("h1")) == "工会讲话致辞简短精辟篇二（之二）"


def test_chips_lead_to_the_place_of_their_tag(library: Site) -> None:
    chips = library.soup(LONG).select(".speech-tags a.md-tag")
    assert len(chips) >= 5
    for chip in chips:
        uri, _, anchor = urljoin(LONG, str(chip["href"])).partition("#")
        page = library.soup(unquote(uri))
        # the term goes by its own name, the chip as the speech spells it
        name = load_lexicon().canonical.get(text(chip), text(chip))
        if anchor:
            place = page.find(id=anchor)
            assert isinstance(place, Tag)
            assert text(place).startswith(name)
        else:
            place = page
            assert text(page.select_one("h1")) == name
        assert "在全市工会工作会议上的讲话" in [text(link) for link in place.select("li a")]


def test_body_has_headings_paragraphs_and_anchors(library: Site) -> None:
    body = library.soup(LONG).select_one(".speech-text")
    assert body is not None
    headings = [(tag.name, tag["id"], text(tag)) for tag in body.select("h2, h3")]
    assert headings[:3] == [
        ("h2", "s-1", "一、围绕大局，深化认识，切实增强做好新形势下工会工作的责任感和使命感"),
        ("h3", "s-1-1", "1、执政能力建设的新使命对工会工作提出了新要求"),
        ("h3", "s-1-2", "2、“十一五”规划的新目标对工会工作提出了新课题"),
    ]
    paragraphs = [tag for tag in body.select("p") if not tag.has_attr("data-generated")]
    assert all(re.fullmatch(r"p-[0-9a-f]{6}(-[0-9]+)?", str(tag["id"])) for tag in paragraphs)
    permalinks = body.select("[id] > a.headerlink[href^='#'], [id^='s-'] + a.headerlink")
    for permalink in permalinks:
        marked = permalink.find_previous_sibling(id=re.compile("^s-")) or permalink.parent
        assert permalink["href"] == f"#{marked['id']}"  # type: ignore[index]
        assert permalink.has_attr("data-generated")
    assert len(permalinks) == len(body.select("[id^='s-'], [id^='p-']"))
    assert "主席***同志" in body.get_text()
    assert "为**经济社会发展" in body.get_text()


@pytest.mark.parametrize("uri", [LONG, SECOND, "sources/003_86b1ac5dea2def84/", "tags/", "speeches/"])
def test_ids_are_unique_in_a_page(uri: str, library: Site) -> None:
    ids = [tag["id"] for tag in library.soup(uri).select("[id]")]
    assert len(ids) == len(set(ids))


def test_neighbours_go_by_date_and_in_an_undated_seed_by_its_order(library: Site) -> None:
    """Only the first speech has a date, so it stands before the six of the other seed."""
    pages = [LONG, *(f"speeches/003_86b1ac5dea2def84{number}/" for number in ("", "-2", "-3", "-4", "-5", "-6"))]
    for place, uri in enumerate(pages):
        around = library.soup(uri).select(".speech-neighbours a")
        led = {str(link["rel"][0]): urljoin(uri, str(link["href"])) for link in around}
        wanted = {"prev": pages[place - 1]} if place else {}
        assert led == wanted | ({"next": pages[place + 1]} if place < 6 else {})


def test_edit_link_leads_to_the_seed(library: Site) -> None:
    link = library.soup(SECOND).select_one("a.md-content__button[rel=edit]")
    assert link is not None
    assert link["href"] == "https://github.com/example/speeches/edit/main/seeds/003_86b1ac5dea2def84.txt#L40"


def test_speeches_stay_out_of_navigation(library: Site) -> None:
    shown = {text(link) for link in library.soup(LONG).select(".md-sidebar--primary .md-nav__link, .md-tabs__link")}
    entries = {"讲话", "主题", "人与会", "说法与对照", "关于"}
    below = {
        *("讲话人", "场合", "常用说法", "引用的文件和会议", "对照两篇讲话"),
        *("关于本文库", "原始文件", "提示一览", "纠错"),
    }
    assert shown == entries | below


def test_home_tells_what_the_library_holds(library: Site) -> None:
    home = library.soup("")
    assert [text(figure) for figure in home.select(".speech-figure")] == ["7 篇讲话", "2 份原始文件", "约 2.4 万字"]
    years, speakers, *_ = home.select("ul:has(> .speech-year)")
    assert [text(year) for year in years.select("li")] == ["20××年 1 篇", "日期不详 6 篇"]
    assert [text(speaker) for speaker in speakers.select("li")] == ["讲话人不详 7 篇"]
    assert len(home.select(".speech-item")) == 7


def test_list_tells_who_when_where_and_of_what(library: Site) -> None:
    item = library.soup("speeches/").select_one(".speech-item")
    known = [text(fact) for fact in item.select("small:first-of-type span")]  # type: ignore[union-attr]
    assert known[:3] == ["市委副书记 ×××", "20××年2月15日", "全市工会工作会议"]
    assert known[3].endswith(" 字")
    assert len(item.select("small:nth-of-type(2) span")) >= 5  # type: ignore[union-attr]


def test_source_page_shows_every_line_and_where_it_went(library: Site) -> None:
    uri = "sources/000_50a15904957212a8/"
    soup = library.soup(uri)
    lines = (ROOT / "seeds/000_50a15904957212a8.txt").read_text("utf-8").split("\n")
    shown = {str(tag["data-line"]): tag for tag in soup.select(".speech-line")}
    assert set(shown) == {str(number) for number, line in enumerate(lines, start=1) if line.strip()}
    for number, tag in shown.items():
        assert "".join(str(part) for part in tag.find_all(string=True, recursive=False)).strip() == (
            lines[int(number) - 1].strip()
        )
    assert "speech-debris" in shown["1"]["class"]
    went = [(text(link), urljoin(uri, str(link["href"]))) for link in shown["2"].select("a")]
    assert went == [(name, f"{LONG}#title") for name in ("标题", "讲话人", "职务")]
    assert urljoin(uri, str(shown["6"].select("a")[0]["href"])) == f"{LONG}#s-1"


def test_no_link_is_dead(library: Site) -> None:
    assert dead_links(library) == []


def test_search_holds_speeches_and_not_what_repeats_them(library: Site) -> None:
    pages = [gzip.decompress(path.read_bytes()) for path in library.built.glob("search/*/pages/*.bin")]
    shown = {page["uri"]: page for page in map(json.loads, pages)}
    assert LONG in shown
    assert not shown.keys() & {"speeches/", "sources/", "sources/000_50a15904957212a8/", "tags/", "search/"}
    assert "本段链接" not in str(shown)


def test_each_page_is_described_in_its_own_words(library: Site) -> None:
    pages = [uri for uri in library.uris() if uri not in ("", "404.html")]
    said = [str(library.soup(uri).select_one("meta[name=description]")["content"]) for uri in pages]  # type: ignore[index]
    assert sorted(set(said)) == sorted(said)
    assert library.soup("").select_one("meta[name=description]")["content"] not in said  # type: ignore[index]


# --- anybody's site --------------------------------------------------------------------------------------------


def test_five_lines_are_enough(site: Builder) -> None:
    built = site({"seeds/防汛.txt": SEED}, "--strict")
    assert {"", "speeches/", "speeches/防汛/", "sources/", "sources/防汛/"} <= set(built.uris())
    page = built.soup("speeches/防汛/")
    assert text(page.select_one("h1")) == "在全县防汛工作会议上的讲话"
    assert page.html["lang"] == "zh-Hans"  # type: ignore[index]
    assert page.select(".speech-tags .md-tag")
    assert any(str(link["href"]).endswith("assets/speeches.css") for link in page.select("link[rel=stylesheet]"))
    assert dead_links(built) == []
    entries = ["讲话", "主题", "人与会", "说法与对照", "关于"]
    assert [text(link) for link in built.soup("").select(".md-tabs__link")] == entries


def test_pages_without_directories_link_as_well(site: Builder) -> None:
    seeds = {path.name: path.read_bytes() for path in (ROOT / "seeds").iterdir()}
    settings = f"{FIVE_LINES}  - tags\nuse_directory_urls: false\nvalidation:\n  links:\n    anchors: warn\n"
    built = site({"mkdocs.yml": settings, **{f"seeds/{name}": data for name, data in seeds.items()}}, "--strict")
    assert "speeches/000_50a15904957212a8.html" in built.uris()
    assert dead_links(built) == []


def test_files_of_one_name_are_told_apart_by_their_folders_and_by_signs_where_case_alone_differs(site: Builder) -> None:
    built = site({"seeds/甲/a.txt": SEED, "seeds/乙/a.txt": SEED, "seeds/乙/A.txt": SEED})
    assert len([uri for uri in built.uris() if re.fullmatch(r"speeches/[甲乙]-[aA](-[0-9a-f]{4})?/", uri)]) == 3
    assert dead_links(built) == []
    assert len(re.findall(r"WARNING.+seeds/乙/[aA]\.txt:1: L101 ", built.log)) == 1


def test_names_with_odd_signs_are_linked_and_edited(site: Builder) -> None:
    settings = f"{FIVE_LINES}repo_url: https://git.example/a/b\nedit_uri: edit/main/docs/\n"
    settings = settings.replace("  name: material\n", "  name: material\n  features:\n    - content.action.edit\n")
    built = site({"mkdocs.yml": settings, "seeds/防汛 讲话(1)#2.txt": SEED}, "--strict")
    assert dead_links(built) == []
    (uri,) = [uri for uri in built.uris() if re.fullmatch(r"speeches/.+/", uri)]
    link = built.soup(uri).select_one("a[rel=edit]")
    assert link is not None
    path = unquote(urlsplit(str(link["href"])).path)
    assert uri == "speeches/防汛-讲话-1-2/"
    assert path == "/a/b/edit/main/seeds/防汛 讲话(1)#2.txt"


def test_draft_is_published_nowhere(site: Builder) -> None:
    draft = f"---\ndraft: true\n---\n{SEED}"
    built = site({"seeds/a.txt": draft, "seeds/b.txt": SEED.replace("防汛", "抗旱")}, "--strict")
    assert not [path for path in built.built.rglob("*.*") if "防汛" in path.read_text("utf-8", "ignore")]
    assert "speeches/b/" in built.uris()


@pytest.mark.parametrize("url", ["https://reader:geheim@news.example/1", "reader:geheim@news.example/1"])
def test_a_password_in_an_address_is_published_nowhere(site: Builder, url: str) -> None:
    piece = f"---\nspeeches:\n- source_url: {url}\n---\n{SEED}"
    tree = {"seeds/a.txt": f"---\nsource_url: {url}\n---\n{SEED}", "seeds/b.txt": piece, "seeds/c.txt": SEED}
    built = site(tree, "--verbose")
    assert not [path for path in built.built.rglob("*.*") if "geheim" in path.read_text("utf-8", "ignore")]
    assert "geheim" not in built.log
    assert len(re.findall(r"ERROR +-  speeches: seeds/[ab]\.txt:[23]: F104 ", built.log)) == 2
    assert "speeches/c/" in built.uris()


def test_front_matter_wins(site: Builder) -> None:
    stated = (
        "---\ntitle: 防汛讲话\nspeaker: 李××\ndate: 20XX-06\noccasion: 全县大会\ntags: [防汛, 水库]\nslug: 防汛\n"
        "kind: 讲话\nsource_url: https://news.example/a?b=1&c=2\nlicense: CC BY 4.0\n---\n"
    )
    built = site({"seeds/a.txt": stated + SEED}, "--strict")
    page = built.soup("speeches/防汛/")
    facts = [text(fact) for fact in page.select(".speech-facts > span")]
    assert text(page.select_one("h1")) == "防汛讲话"
    assert facts[:4] == ["讲话人 李××", "职务 县长", "日期 20××年6月", "场合 全县大会"]
    assert facts[4:7] == ["文种 讲话", "出处 news.example", "许可 CC BY 4.0"]
    assert page.select_one('.speech-facts a[href="https://news.example/a?b=1&c=2"]')
    assert [text(tag) for tag in page.select(".speech-tags .md-tag")] == ["防汛", "水库"]


# --- builds ----------------------------------------------------------------------------------------------------


def test_build_does_not_depend_on_hash_seeds(tmp_path: Path) -> None:
    seeds = {f"seeds/{path.name}": path.read_bytes() for path in (ROOT / "seeds").iterdir()}
    draw(
        tmp_path, {"mkdocs.yml": FIVE_LINES + "  - cjk-search\n  - tags\n", "docs/": "", **seeds, "seeds/a/b.txt": SEED}
    )
    trees = []
    for number in ("1", "2"):
        built = build(tmp_path, "--strict", "--site-dir", str(tmp_path / number), env={"PYTHONHASHSEED": number})
        assert built.code == 0, built.log
        # the time stands in a gzip file
        files = [path for path in (tmp_path / number).rglob("*") if path.is_file() and path.suffix != ".gz"]
        trees.append({path.relative_to(tmp_path / number): path.read_bytes() for path in files})
    assert trees[0] == trees[1]


def test_served_site_follows_its_seeds(tmp_path: Path) -> None:
    draw(tmp_path, {"mkdocs.yml": FIVE_LINES, "docs/": "", "seeds/a.txt": SEED})
    with serve(tmp_path) as served:
        assert "今天的会议很重要" in served.text("speeches/a/")
        draw(tmp_path, {"seeds/a.txt": SEED.replace("很重要", "非常重要"), "seeds/b.txt": SEED})
        served.wait(lambda: served.text("speeches/a/"), lambda text: "今天的会议非常重要" in text)
        served.wait(lambda: served.text("speeches/b/"), lambda text: "今天的会议很重要" in text)
    assert sorted(path.name for path in (tmp_path / "docs").iterdir()) == []
    assert sorted(path.name for path in (tmp_path / "seeds").iterdir()) == ["a.txt", "b.txt"]


def test_an_address_without_a_page_leads_on(
    site: Callable[..., Site], serve_site: Callable[..., str], page: Page
) -> None:
    built = site({"seeds/a.txt": "在会上的讲话\n同志们：\n今天讲防汛。\n"}, "--strict")
    base = serve_site(built.built)
    page.goto(f"{base}404.html")
    expect(page.locator("article h1")).to_have_text("没有这个网页")
    page.locator("article").get_by_role("link", name="讲话", exact=True).click()
    expect(page).to_have_url(f"{base}speeches/")
