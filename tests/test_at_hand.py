"""What a reader has at hand in a speech: the bar of a phone, sheets, settings, citations, links to passages, documents.

By mouse, keyboard and touch, in a real Chromium, on the project's own site.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from playwright.sync_api import Locator, Page, expect

from mkdocs_speeches.hosts.cli.main import main
from scripts.serving import FolderHandler, serving
from tests.often import SCREENS
from tests.sites import ROOT, Site

LONG = "speeches/000_50a15904957212a8/"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
Opener = Callable[..., AbstractContextManager[Page]]


class StrictHandler(FolderHandler):
    """Serves a site whose host lets nothing but its own files run."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "script-src 'self'")
        super().end_headers()


@pytest.fixture(scope="module")
def base(library: Site, serve_site: Callable[..., str]) -> str:
    """The address of the project's own site."""
    return serve_site(library.built)


@pytest.fixture
def phone(open_page: Opener, base: str) -> Iterator[Page]:
    """A phone that shows the long speech."""
    with open_page(**PHONE, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(base + LONG, wait_until="networkidle")
        yield page


@pytest.fixture
def desk(open_page: Opener, base: str) -> Iterator[Page]:
    """A wide window that shows the long speech."""
    with open_page(permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(base + LONG, wait_until="networkidle")
        yield page


def sheet(page: Page, name: str) -> Locator:
    """The open sheet of this title."""
    found = page.get_by_role("dialog", name=name)
    expect(found).to_be_visible()
    return found


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


# --- the bar of a phone -------------------------------------------------------------------------------------------


def test_the_bar_is_there_on_a_phone_only_and_covers_nothing(phone: Page, desk: Page) -> None:
    bar = phone.get_by_role("navigation", name="读这篇讲话")
    expect(bar.get_by_role("button")).to_have_text(["目录", "查找", "引用", "设置"])
    expect(desk.locator(".speech-bar")).to_have_count(0)
    phone.evaluate("scrollTo(0, document.body.scrollHeight)")
    last, box = phone.locator("footer").last.bounding_box(), bar.bounding_box()
    assert last
    assert box
    assert last["y"] + last["height"] <= box["y"] + 1
    assert box["y"] + box["height"] == 844
    for button in bar.get_by_role("button").all():
        size = button.bounding_box()
        assert size
        assert size["height"] >= 44


def test_the_outline_tells_where_one_is_and_how_far_and_leads_on(phone: Page) -> None:
    phone.evaluate("document.getElementById('s-2').scrollIntoView()")
    phone.get_by_role("button", name="目录").tap()
    outline = sheet(phone, "目录")
    now = outline.locator("[aria-current=location]")
    expect(now).to_have_attribute("href", "#s-2")
    expect(now).to_be_in_viewport()
    expect(outline.locator(".speech-sheet__share")).to_have_text(re.compile("读到 [1-9][0-9]?%"))
    outline.locator("a[href='#s-1-2']").tap()
    expect(phone.get_by_role("dialog")).to_have_count(0)
    expect(phone.locator("#s-1-2")).to_be_in_viewport()


def test_search_is_reached_from_the_bar(phone: Page) -> None:
    phone.get_by_role("button", name="查找").tap()
    expect(phone.get_by_label("搜索全站")).to_be_focused()


@pytest.mark.parametrize("way", ["Escape", "关闭", "beside"])
def test_a_sheet_is_closed_by_key_button_and_a_touch_beside_it(phone: Page, way: str) -> None:
    button = phone.locator(".speech-bar").get_by_role("button", name="设置")
    button.focus()
    phone.keyboard.press("Enter")
    opened = sheet(phone, "设置")
    if way == "Escape":
        phone.keyboard.press("Escape")
    elif way == "关闭":
        opened.get_by_role("button", name="关闭").tap()
    else:
        phone.touchscreen.tap(100, 20)
    expect(phone.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()


def test_one_sign_at_a_place_holds_the_tools_of_readers_and_editors(phone: Page) -> None:
    expect(phone.locator(".speech-edit").first).to_be_hidden()
    sign = phone.locator("#s-1-1 ~ .headerlink[href='#s-1-1']")
    sign.tap()
    opened = sheet(phone, "“1、执政能力建设的新使命对工会工作提出了新要求”")
    expect(opened.get_by_role("link", name="修改本节")).to_have_attribute("href", re.compile("edit/main/seeds/.*#L"))
    opened.get_by_role("button", name="复制链接").tap()
    expect(opened.get_by_role("status")).to_have_text("链接已复制")
    assert copied(phone).endswith(f"{LONG}#s-1-1")
    opened.get_by_role("button", name="关闭").tap()
    paragraph = phone.locator(".speech-text p[id^='p-']").nth(2)
    paragraph.locator(".headerlink").tap()
    phone.get_by_role("dialog").get_by_role("button", name="引用").tap()
    cited = sheet(phone, "引用").locator("[data-cite=gb7714]")
    expect(cited).to_have_text(re.compile(rf"\. https://example\.org/{LONG}#{paragraph.get_attribute('id')}\.$"))


def test_the_last_place_is_kept_and_offered(phone: Page, base: str) -> None:
    phone.evaluate("document.getElementById('s-2').scrollIntoView()")
    phone.wait_for_function("localStorage.getItem('speech-places')", polling=100)
    phone.goto(base)
    phone.goto(base + LONG)
    offer = phone.locator(".speech-left-off")
    expect(offer).to_contain_text("继续读：二、")
    offer.get_by_role("link").tap()
    expect(phone.locator("#s-2")).to_be_in_viewport()
    expect(offer).to_have_count(0)
    phone.goto(f"{base}{LONG}#s-1", wait_until="networkidle")
    expect(offer).to_have_count(0)


def test_settings_hold_on_the_next_page_too(desk: Page, base: str) -> None:
    size = "getComputedStyle(document.querySelector('.speech-text')).fontSize"
    before = desk.evaluate(size)
    desk.get_by_role("button", name="设置").click()
    opened = sheet(desk, "设置")
    opened.get_by_role("radio", name="大", exact=True).check()
    opened.get_by_role("radio", name="米黄").check()
    opened.get_by_role("radio", name="不标").focus()
    desk.keyboard.press("Space")
    assert desk.evaluate(size) > before
    desk.goto(base + LONG, wait_until="networkidle")
    expect(desk.locator("html")).to_have_class(re.compile("speech-large.*speech-cream.*speech-plain"))
    assert desk.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(249, 242, 225)"
    desk.get_by_role("button", name="设置").click()
    expect(sheet(desk, "设置").get_by_role("radio", name="大", exact=True)).to_be_checked()


# --- terms at a glance --------------------------------------------------------------------------------------------

TERM = ".speech-text p a[href*='/terms/']"


def test_a_term_is_told_of_at_a_glance_by_mouse_and_key(desk: Page) -> None:
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    desk.emulate_media(reduced_motion="reduce")  # a colour on its way to another is neither
    link, told = desk.locator(TERM).first, desk.get_by_role("tooltip")
    link.scroll_into_view_if_needed()
    assert not any("terms-" in url for url in asked)
    link.hover()
    expect(told).to_contain_text(re.compile(r"\d+ 篇，\d+ 处"))
    expect(link).to_have_attribute("aria-describedby", "speech-glance")
    told.hover()
    desk.wait_for_timeout(400)
    expect(told).to_be_visible()
    desk.keyboard.press("Escape")
    expect(told).to_have_count(0)
    link.hover()
    expect(told).to_be_visible()
    desk.mouse.move(0, 0)
    expect(told).to_have_count(0)
    box = desk.locator(".speech-text").bounding_box()
    link.focus()
    desk.keyboard.press("ArrowRight")
    desk.keyboard.press("ArrowLeft")
    expect(link).to_be_focused()
    expect(told).to_contain_text(link.inner_text())
    expect(link).to_have_accessible_description(re.compile(r"\d+ 篇，\d+ 处"))
    assert desk.locator(".speech-text").bounding_box() == box, "nothing moves for it"
    assert Axe().run(desk).response["violations"] == []
    desk.keyboard.press("Tab")
    expect(told.filter(has_text=link.inner_text())).to_have_count(0)
    assert sum("terms-" in url for url in asked) == len({url for url in asked if "terms-" in url}) > 0
    link.click()
    expect(desk).to_have_url(re.compile("/terms/"))


def test_a_touched_term_is_told_of_on_a_sheet_that_leads_on(phone: Page) -> None:
    link = phone.locator(TERM).first
    name = link.inner_text()
    link.tap()
    opened = sheet(phone, name)
    expect(opened).to_contain_text(re.compile(r"\d+ 篇，\d+ 处"))
    opened.get_by_role("link", name=f"“{name}”的全部用法").tap()
    expect(phone).to_have_url(re.compile("/terms/"))
    phone.go_back(wait_until="networkidle")
    phone.locator(".speech-bar").get_by_role("button", name="设置").tap()
    sheet(phone, "设置").get_by_role("radio", name="不标").check()
    phone.keyboard.press("Escape")
    phone.locator(TERM).first.tap()
    expect(phone).to_have_url(re.compile("/terms/"))


# --- citations, links, documents ----------------------------------------------------------------------------------

SELECT = """([first, last]) => {
  const range = document.createRange();
  range.setStart(document.getElementById(first).firstChild, 4);
  range.setEnd(document.getElementById(last).firstChild, 6);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return getSelection().toString();
}"""


def select(page: Page) -> str:
    """Selects from the middle of one paragraph to the middle of the next; gives the text."""
    ids = page.locator(".speech-text p[id^='p-']").evaluate_all("all => all.slice(1, 3).map(({ id }) => id)")
    return str(page.evaluate(SELECT, ids))


def test_the_page_is_cited_in_each_style(desk: Page) -> None:
    desk.locator(".speech-tools").get_by_text("引用").click()
    opened = sheet(desk, "引用")
    shown = opened.locator("[data-cite]").evaluate_all("all => all.map(one => one.dataset.cite)")
    assert shown == ["gb7714", "gb7714-2015", "bibtex", "ris"]
    opened.get_by_role("button", name="复制 GB/T 7714—2025").click()
    expect(opened.get_by_role("status")).to_have_text("GB/T 7714—2025 已复制")
    assert re.fullmatch(
        rf"×××\. 在全市工会工作会议上的讲话\[EB/OL\]\. \[\d{{4}}-\d\d-\d\d\]\. https://example\.org/{LONG}\.",
        copied(desk),
    )


MARKED = """[...CSS.highlights.get("speech-passage")].map((part) => {
  const range = document.createRange();
  range.setStart(part.startContainer, part.startOffset);
  range.setEnd(part.endContainer, part.endOffset);
  return String(range);
}).join("")"""


def test_a_selection_is_cited_and_its_link_marks_it(desk: Page) -> None:
    text = select(desk)
    bar = desk.get_by_role("toolbar", name="选中的文字")
    bar.get_by_role("button", name="复制链接").click()
    expect(bar.get_by_role("status")).to_have_text("已复制")
    link = copied(desk)
    bar.get_by_role("button", name="引用").click()
    opened = sheet(desk, "引用")
    expect(opened.get_by_role("radio", name="选中的文字")).to_be_checked()
    expect(opened.locator("[data-cite=gb7714]")).to_have_text(re.compile(r"\?mark=p-.*#p-[0-9a-f-]+\.$"))
    opened.get_by_role("button", name="复制引文和出处").click()
    expect(opened.get_by_role("status")).to_have_text("引文和出处已复制")
    assert copied(desk).startswith(f"“{text.strip()}”（×××. ")
    opened.get_by_role("radio", name="本篇").check()
    expect(opened.locator("[data-cite=gb7714]")).to_have_text(re.compile(rf"{LONG}\.$"))
    desk.goto("about:blank")
    desk.goto(link, wait_until="networkidle")
    marked = desk.evaluate(MARKED)
    assert re.sub(r"\s|¶|另见 \d+ [处篇]", "", marked) == re.sub(r"\s", "", text)
    expect(desk.locator(":target")).to_be_in_viewport()


def test_what_is_copied_brings_its_source_where_one_wants_it(desk: Page) -> None:
    text = select(desk)
    desk.keyboard.press("Control+c")
    assert copied(desk).strip() == text.strip()
    desk.get_by_role("button", name="设置").click()
    sheet(desk, "设置").get_by_role("radio", name="附上出处").check()
    desk.wait_for_load_state("networkidle")
    desk.keyboard.press("Escape")
    select(desk)
    desk.keyboard.press("Control+c")
    assert copied(desk).startswith(text)
    assert re.search(r"\n\n——×××\. .+\[EB/OL\].+\?mark=", copied(desk))


def test_the_document_of_the_browser_is_that_of_the_export(
    desk: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk.expect_download() as download:
        desk.get_by_role("button", name="下载 DOCX").click()
    assert download.value.suggested_filename == "在全市工会工作会议上的讲话.docx"
    made = tmp_path / "made.docx"
    download.value.save_as(made)
    tree = {name: (ROOT / name).read_text("utf-8") for name in ("seeds/000_50a15904957212a8.txt",)}
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: 工会讲话文库\nsite_url: https://example.org/\n", "utf-8")
    for name, text in tree.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "docs").mkdir()
    result = CliRunner().invoke(main, ["export", "out", "--format", "docx"])
    assert result.exit_code == 0, result.output
    exported = tmp_path / "out" / f"{LONG.strip('/')}.docx"
    for path in (made, exported):
        document = docx.Document(str(path))
        assert document.paragraphs[0].style.name == "Title"
        headings = (each.text for each in document.paragraphs if each.style.name == "Heading 1")
        assert next(headings).startswith("一、围绕大局")
    bodies = [zipfile.ZipFile(path).read("word/document.xml").decode() for path in (made, exported)]
    assert bodies[0] == bodies[1]


def test_paper_shows_the_address_and_the_day(desk: Page) -> None:
    desk.emulate_media(media="print")
    desk.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(desk.locator(".speech-paper")).to_be_visible()
    expect(desk.locator(".speech-paper")).to_have_text(
        re.compile(rf"工会讲话文库.*https://example\.org/{LONG}.*\d{{4}}/\d+/\d+打印", re.DOTALL)
    )
    expect(desk.locator(".speech-tools")).to_be_hidden()


# --- without scripts, and where little is allowed -----------------------------------------------------------------


def test_without_scripts_citation_and_text_are_there(open_page: Opener, base: str, library: Site) -> None:
    with open_page(java_script_enabled=False) as page:
        page.goto(base + LONG)
        page.locator(".speech-cite > summary").click()
        expect(page.locator("[data-cite=gb7714]")).to_have_text(
            f"×××. 在全市工会工作会议上的讲话[EB/OL]. https://example.org/{LONG}."
        )
        expect(page.get_by_role("button", name="下载 DOCX")).to_be_hidden()
        link = page.get_by_role("link", name="下载 TXT").get_attribute("href")
    assert link == "../000_50a15904957212a8.txt"
    text = library.read(f"{LONG.strip('/')}.txt")
    assert text.startswith("在全市工会工作会议上的讲话\n\n讲话人：×××\n")
    assert text.endswith(f"来源：工会讲话文库\n地址：https://example.org/{LONG}\n")


def test_all_works_where_a_host_lets_nothing_but_its_own_files_run(library: Site, open_page: Opener) -> None:
    with serving(library.built, handler=StrictHandler) as base, open_page(**PHONE) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(base + LONG, wait_until="networkidle")
        page.get_by_role("button", name="目录").tap()
        sheet(page, "目录").get_by_role("button", name="关闭").tap()
        page.locator(".speech-bar").get_by_role("button", name="引用").tap()
        expect(sheet(page, "引用").locator("[data-cite]")).to_have_count(4)
        page.keyboard.press("Escape")
        with page.expect_download():
            page.get_by_role("button", name="下载 DOCX").tap()
        assert [url for url in asked if not url.startswith((base, "data:", "blob:"))] == []


@pytest.mark.long
@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_each_sheet_is_whole_for_whoever_listens(open_page: Opener, base: str, width: int, scheme: str) -> None:
    options = PHONE if width == 390 else {}
    with open_page(**options, color_scheme=scheme) as page:
        paper = "speech-cream" if width == 390 else "speech-green"
        page.add_init_script(f"localStorage.setItem('speech-settings', '{{\"paper\": \"{paper}\"}}')")
        page.goto(base + LONG, wait_until="networkidle")
        expect(page.locator("html")).to_have_class(re.compile(paper))
        found = Axe().run(page).response["violations"]
        for name in ("引用", "设置"):
            page.locator(".speech-tools").get_by_text(name).click()
            sheet(page, name)
            found += Axe().run(page, ".speech-sheet").response["violations"]
            page.keyboard.press("Escape")
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
