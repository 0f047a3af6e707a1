"""What an editor finds on the site: links to the right line, dates, old addresses; real builds, real repositories."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.repositories import commit, git
from tests.sites import FIVE_LINES, ROOT, Site, build, draw

SPEECH = """在全市安全工作会议上的讲话
（2009年3月5日）
同志们：
今天召开全市安全工作会议，主要任务是总结工作、分析形势、安排任务。
一、提高认识，切实增强责任感
安全工作十分重要，各级各部门必须高度重视，切实抓好各项措施的落实。
（一）认清形势
当前安全生产形势总体平稳，但是也要看到存在的问题和不足，决不能掉以轻心。
二、突出重点，全力抓好当前的工作
要突出重点行业，突出重点时段，加强监管，严格执法，及时消除各类隐患。
"""
LINK = re.compile(r"https://[\w.]+/o/r(?:/-)?/(edit|blob)/(\w+)/([^?#]+)(?:\?plain=1)?#L(\d+)")


def _settings(repo_url: str, *further: str) -> str:
    return "\n".join((FIVE_LINES + f"repo_url: {repo_url}", "edit_uri: edit/main/docs/", *further, ""))


def _follow(url: str, folder: Path) -> tuple[str, str, int, str]:
    """Action, file, line of a link, and what the repository has there."""
    found = LINK.fullmatch(url)
    assert found, url
    text = git(folder, "show", f"{found[2]}:{unquote(found[3])}")
    return found[1], unquote(found[3]), int(found[4]), text.split("\n")[int(found[4]) - 1]


def test_every_speech_and_section_leads_to_its_line(site: Callable[..., Site]) -> None:
    seeds = {f"seeds/{path.name}": path.read_bytes() for path in sorted((ROOT / "seeds").glob("*.txt"))}
    stated = f"---\ntitle: 安全工作讲话\n---\n\n{SPEECH}"
    built = site({"mkdocs.yml": _settings("https://github.com/o/r"), "seeds/讲话 一.txt": stated, **seeds})
    commit(built.folder)
    sections = 0
    for uri in (uri for uri in built.uris() if uri.startswith("speeches/") and uri != "speeches/"):
        soup = built.soup(uri)
        buttons = [soup.select_one(f"a.md-content__button[rel={rel}]") for rel in ("edit", "alternate")]
        followed = [_follow(str(button["href"]), built.folder) for button in buttons if button]
        assert [action for action, _, _, _ in followed] == ["edit", "blob"]
        assert len({(file, line) for _, file, line, _ in followed}) == 1
        for heading in soup.select(".speech-text :is(h2, h3, h4, h5)[id]"):
            beside = heading.find_next_siblings("a", class_=["speech-edit", "speech-view"])
            links = [str(link["href"]) for link in beside]
            title = re.sub(r"\s+", "", heading.get_text())
            for url, wanted in zip(links, ("edit", "blob"), strict=True):
                action, _, _, text = _follow(url, built.folder)
                assert action == wanted
                assert title in re.sub(r"\s+", "", text)
            sections += 1
    assert sections > 50


def test_the_first_line_of_a_speech_is_where_its_button_leads(site: Callable[..., Site]) -> None:
    tree = {"mkdocs.yml": _settings("https://github.com/o/r"), "seeds/a.txt": f"---\nkind: 讲话\n---\n\n{SPEECH}"}
    built = site(tree)
    commit(built.folder)
    button = built.soup("speeches/a/").select_one("a[rel=edit]")
    assert button
    assert _follow(str(button["href"]), built.folder)[1:] == ("seeds/a.txt", 5, "在全市安全工作会议上的讲话")


def test_a_source_page_leads_to_the_seed(site: Callable[..., Site]) -> None:
    built = site({"mkdocs.yml": _settings("https://github.com/o/r"), "seeds/a.txt": SPEECH})
    button = built.soup("sources/a/").select_one("a[rel=edit]")
    assert button
    assert button["href"] == "https://github.com/o/r/edit/main/seeds/a.txt#L1"


def test_the_template_of_the_site_is_respected(site: Callable[..., Site]) -> None:
    settings = FIVE_LINES + "repo_url: https://github.com/o/r\nedit_uri_template: edit/dev/docs/{path}\n"
    soup = site({"mkdocs.yml": settings, "seeds/a.txt": SPEECH}).soup("speeches/a/")
    links = [str(link["href"]) for link in soup.select("a.speech-edit")]
    assert links == [f"https://github.com/o/r/edit/dev/seeds/a.txt#L{line}" for line in (5, 7, 9)]


@pytest.mark.parametrize("further", ["", "repo_url: https://github.com/o/r\nedit_uri: ''\n"])
def test_without_a_repository_there_are_no_links(site: Callable[..., Site], further: str) -> None:
    soup = site({"mkdocs.yml": FIVE_LINES + further, "seeds/a.txt": SPEECH}).soup("speeches/a/")
    assert not soup.select("a.speech-edit, a.speech-view, a[rel=edit]")
    assert not soup.select("[data-line]")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A library of three seeds in git, with old addresses, an address for letters, and a page that asks for it."""
    folder = tmp_path_factory.mktemp("library")
    settings = FIVE_LINES + "      contact: editor@example.org\nsite_url: https://example.org/library/\n"
    settings += "repo_url: https://gitee.com/o/r\n"
    stated = "---\ntitle: 安全 <讲话> & 其他\naliases: [旧名, old/2005.html, /speeches/%E6%9B%B4%E6%97%A7/]\n---\n"
    tree = {
        "mkdocs.yml": settings.replace("- speeches", "- speeches:"),
        "docs/letters.md": "# 来信\n\n写信到 <!-- contact -->。\n",
        "seeds/a.txt": stated + SPEECH,
        "seeds/b.txt": SPEECH.replace("安全", "防汛").replace("（一）认清形势", "（一）实现?双赢?"),
        "seeds/c.txt": "---\nspeeches:\n- kind: 讲话\n- kind: 致辞\n---\n" + SPEECH.replace("安全", "消防"),
    }
    draw(folder, tree)
    commit(folder, date="2026-01-02T03:04:05+00:00")
    draw(folder, {"seeds/b.txt": tree["seeds/b.txt"] + "会议到此结束，谢谢大家！\n"})
    commit(folder, date="2026-05-06T03:04:05+00:00")
    return build(folder)


def test_pages_have_the_date_of_their_own_seed(library: Site) -> None:
    assert "2026年5月6日" in library.soup("speeches/b/").select_one(".speech-footer").get_text()
    assert "2026年1月2日" in library.soup("speeches/c/").select_one(".speech-footer").get_text()
    dates = re.findall(r"<loc>[^<]*/speeches/(\w)/</loc>\s*<lastmod>([\d-]+)</lastmod>", library.read("sitemap.xml"))
    assert dates == [("a", "2026-01-02"), ("b", "2026-05-06"), ("c", "2026-01-02")]


@pytest.mark.parametrize("uri", ["speeches/旧名/", "old/2005.html", "speeches/更旧/"])
def test_old_addresses_lead_to_the_page(library: Site, uri: str, page: Page, serve_site: Callable[..., str]) -> None:
    address = serve_site(library.built, under="/library/")
    page.goto(f"{address}{uri}#s-2")
    expect(page).to_have_url(f"{address}speeches/a/#s-2")
    expect(page.locator("h1")).to_contain_text("安全 <讲话> & 其他")
    assert unquote(uri) not in unquote(library.read("sitemap.xml"))


def test_without_scripts_an_old_address_leads_on_too(library: Site) -> None:
    soup = library.soup("speeches/旧名/")
    assert soup.select_one("meta[http-equiv=refresh]")["content"] == "0; url=../a/"
    assert soup.select_one("a")["href"] == "../a/"
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"


def test_the_pencil_shows_where_an_editor_points(library: Site, page: Page, serve_site: Callable[..., str]) -> None:
    page.goto(f"{serve_site(library.built)}speeches/b/")
    pencil = page.locator("#s-1 ~ .speech-edit")
    expect(pencil).to_have_css("opacity", "0")
    page.hover("#s-1")
    expect(pencil).to_have_css("opacity", "1")
    assert pencil.get_attribute("href") == "https://gitee.com/o/r/edit/master/seeds/b.txt#L5"
    assert "第 5 行" in (pencil.get_attribute("title") or "")
    page.mouse.move(0, 0)
    expect(pencil).to_have_css("opacity", "0")
    page.locator("#s-1 + .headerlink").focus()
    page.keyboard.press("ArrowRight")
    expect(pencil).to_be_focused()
    expect(pencil).to_have_css("opacity", "1")


@pytest.mark.parametrize("width", [390, 900])
def test_a_finger_reaches_the_links_of_a_section(
    library: Site, browser: Browser, serve_site: Callable[..., str], width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{serve_site(library.built)}speeches/b/")
    boxes = []
    page.locator("#s-1 ~ .headerlink[href='#s-1']").tap()
    links = page.get_by_role("dialog").get_by_role("link", name="本节")
    expect(links).to_have_count(2)
    for link in links.all():
        expect(link).to_be_visible()
        link.tap(trial=True)
        boxes.append(link.bounding_box())
    assert [box["width"] >= 44 and box["height"] >= 40 for box in boxes if box] == [True, True]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_the_schema_is_published(library: Site) -> None:
    published = json.loads(library.read("schema/front-matter.json"))
    assert published["properties"]["date"]["title"] == "日期"


def test_the_address_for_letters_is_that_of_the_settings(library: Site) -> None:
    link = library.soup("letters/").select_one("article a[href^=mailto]")
    assert link["href"] == "mailto:editor@example.org"


def test_the_name_of_the_site_is_shown_as_the_text_that_it_is(site: Callable[..., Site]) -> None:
    name = '文库<img src=x onerror=alert(1)>"甲"*乙* & 丙'
    settings = FIVE_LINES.replace("site_name: 文库", f"site_name: '{name}'")
    built = site({"mkdocs.yml": settings, "seeds/a.txt": SPEECH, "docs/b.md": "# 页\n"})
    for uri in ("", "b/", "speeches/a/", "404.html"):
        soup = built.soup(uri)
        assert not soup.select("[onerror], img[src=x]")
        assert soup.select_one("title").get_text().endswith(name)
        assert soup.select_one(".md-header__topic").get_text(strip=True) == name
        assert soup.select_one(".md-logo")["aria-label"] == name
    assert built.soup("").select_one("h1").get_text().startswith(name)


def test_the_source_page_shows_what_was_found_below_its_line(library: Site) -> None:
    repaired = library.soup("sources/b/").select_one("#L7 + .speech-diagnostic")
    assert repaired.get_text().startswith("提示 S105 第 7 行")
    surplus = library.soup("sources/c/").select_one("#L4 + .speech-diagnostic.speech-warning")
    assert surplus.get_text().startswith("警告 F108 第 4 行")


def test_an_old_address_that_is_taken_is_a_warning(site: Callable[..., Site]) -> None:
    tree = {"seeds/a.txt": SPEECH, "seeds/b.txt": f"---\naliases: [a, 甲]\n---\n{SPEECH}"}
    built = site(tree)
    assert "WARNING -  speeches: seeds/b.txt:4: L102" in built.log
    assert "speeches/甲/" in built.redirects()
    assert "安全" in built.soup("speeches/a/").select_one("h1").get_text()


def test_no_seed_takes_the_place_of_a_list(site: Callable[..., Site]) -> None:
    built = site({"seeds/index.txt": SPEECH, "seeds/README.md": SPEECH.replace("安全", "防汛")}, "--strict")
    kept = [uri for uri in built.uris() if re.fullmatch(r"(speeches|sources)/(index|README)-[0-9a-f]{4}/", uri)]
    assert len(kept) == 4
    assert {"speeches/index-2/", "speeches/README-2/", "sources/index-2/", "sources/README-2/"} <= set(
        built.redirects()
    )
    assert "共 2 篇" in built.soup("speeches/").get_text()


@pytest.mark.parametrize("code", ["L101", "L102"])
def test_what_an_editor_has_looked_at_between_seeds_is_not_told_again(code: str, site: Callable[..., Site]) -> None:
    matter = "slug: a" if code == "L101" else "aliases: [a]"
    told, silent = (
        site({"seeds/a.txt": SPEECH, f"seeds/{name}.txt": f"---\n{matter}\n{more}---\n{SPEECH}"}, "--verbose").log
        for name, more in (("b", ""), ("c", f"ignore: [{code}]\n"))
    )
    assert f"seeds/b.txt:4: {code}" in told
    assert f"seeds/c.txt:5: {code}" not in silent
