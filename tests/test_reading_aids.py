"""What readers trip over, in a real Chromium: on paper, by keyboard, by ear, without colours, while a page is drawn."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from scripts.library import make_speeches
from tests.sites import FIVE_LINES, Site, build, draw

SECTIONS = 20
LONG, SQUARE = "speeches/long/", "speeches/03/"
Opener = Callable[..., AbstractContextManager[Page]]


ENDS = (
    "要围绕安全生产和职工维权细化措施",
    "请有关单位先行试点并及时总结经验教训",
    "年底以前由督查部门逐项核对完成的情况",
)


def _long(title: str, places: tuple[int, ...] = (0, 1, 2)) -> str:
    """A speech of many sections, each with a run-in heading, whose words other speeches have too."""
    lines = [title, "（2011年3月2日）", "同志们："]
    for number in range(1, SECTIONS + 1):
        tens, ones = divmod(number, 10)
        sign = ("", "十", "二十")[tens] + ("", *"一二三四五六七八九")[ones]
        lines.append(
            f"{sign}、把第{number}项班组建设任务落到实处。各级各部门要把第{number}项工作摆上重要位置，逐级分解任务，"
            "定期检查进度，及时解决困难，确保件件有着落。"
        )
        lines += [
            f"第{number}项工作的第{place}个环节，{ENDS[place]}，明确{place}家单位的责任。{ENDS[place][4:]}，不得有误。"
            for place in places
        ]
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, serve_site: Callable[..., str]) -> str:
    """The address of a strict build: three long speeches that share paragraphs, and a square of short ones."""
    folder = tmp_path_factory.mktemp("aids")
    prose = [line.text for speech in make_speeches(3, seed=9) for line in speech.lines if len(line.text) > 120]
    short = {
        f"seeds/{number:02}.txt": f"在全市工会工作会议上的讲话\n（{1999 + number}年3月2日）\n同志们：\n"
        f"{prose[number // 5]}\n{prose[5 + number % 5]}\n{speech.lines[0].text}\n"
        for number, speech in enumerate(make_speeches(25, seed=11))
    }
    settings = f"{FIVE_LINES}  - cjk-search\nrepo_url: https://github.com/o/r\nedit_uri: edit/main/docs/\n"
    long = {
        "seeds/long.txt": _long("在全市班组建设推进会上的讲话"),
        "seeds/other.txt": _long("在班组建设总结会上的讲话"),
        "seeds/third.txt": _long("在班组建设座谈会上的讲话", (1,)),
    }
    draw(folder, {"mkdocs.yml": settings, "docs/": "", **short, **long})
    built = build(folder, "--strict")
    assert built.code == 0, built.log
    return serve_site(built.built)


@pytest.fixture
def own(library: Site, serve_site: Callable[..., str]) -> str:
    """The address of the project's own site."""
    return serve_site(library.built)


# --- on paper and by copying -------------------------------------------------------------------------------------


def test_paper_shows_the_text_and_nothing_to_click(base: str, page: Page) -> None:
    page.emulate_media(media="print")
    names = {"tags", "neighbours", "note", "related", "tools", "edit"}
    for uri in (LONG, SQUARE):
        page.goto(base + uri)
        expect(page.locator(".speech-text p").first).to_be_visible()
        for name in tuple(names):
            found = page.locator(f".speech-{name}").all()
            assert not [each for each in found if each.is_visible()], name
            names -= {name} if found else set()
    assert not names, "on neither page"


def test_whoever_copies_the_text_copies_no_notes(base: str, open_page: Opener) -> None:
    with open_page(permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(base + LONG)
        expect(page.locator(".speech-note").first).to_be_visible()
        page.evaluate("getSelection().selectAllChildren(document.querySelector('.speech-text'))")
        page.keyboard.press("Control+c")
        copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.count("各级各部门要把第") == SECTIONS
    assert not re.search("另见|¶|✎", copied)


# --- what lies over what ------------------------------------------------------------------------------------------

OVERPRINTS = """() => {
  const shown = [...document.querySelectorAll(".speech-note > summary")].map(note => note.getBoundingClientRect());
  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return shown.flatMap((a, at) => shown.slice(at + 1).filter(b => meets(a, b)).map(b => [a.top, b.top]));
}"""


@pytest.mark.parametrize("width", [1440, 390])
def test_no_note_lies_over_another(base: str, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(base + LONG)
    notes = page.locator(".speech-note")
    expect(notes.first).to_be_visible()
    assert notes.count() > 3 * SECTIONS
    assert page.evaluate(OVERPRINTS) == []
    notes.evaluate_all("notes => notes.forEach((note, at) => { note.open = at % 3 === 0; })")
    assert page.evaluate(OVERPRINTS) == []
    notes.evaluate_all("notes => notes.forEach(note => { note.open = true; })")
    assert page.evaluate(OVERPRINTS) == []


MEETS_OUTLINE = """() => {
  const outline = [...document.querySelectorAll(".md-sidebar--secondary a")].map(a => a.getBoundingClientRect().left);
  const shown = [...document.querySelectorAll(".speech-note > summary")].map(note => note.getBoundingClientRect());
  return shown.filter(({ right }) => right > Math.min(...outline)).length;
}"""


@pytest.mark.parametrize("width", [1220, 1440, 1920])
def test_no_note_lies_over_the_outline(base: str, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(base + LONG)
    notes = page.locator(".speech-note")
    expect(notes.first).to_be_visible()
    expect(page.locator(".md-sidebar--secondary a").first).to_be_visible()
    assert page.evaluate(MEETS_OUTLINE) == 0
    notes.evaluate_all("notes => notes.forEach(note => { note.open = true; })")
    assert page.evaluate(MEETS_OUTLINE) == 0


@pytest.mark.parametrize("width", [1440, 390])
def test_the_button_to_the_top_leaves_what_is_read_first_alone(base: str, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{base}{LONG}?h=%22班组建设任务%22#s-9")
    hit = page.locator("mark.cjk-mark--here")
    expect(hit).to_be_in_viewport()
    button = page.locator(".md-top")
    page.mouse.move(width / 2, 450)
    page.mouse.wheel(0, -40)
    expect(button).to_be_visible()
    expect(button).to_have_css("opacity", "1")
    box, mark = button.bounding_box(), hit.bounding_box()
    assert box
    assert mark
    assert box["y"] > mark["y"] + 100
    text = page.locator(".speech-text").bounding_box()
    assert text
    assert width == 390 or box["x"] > text["x"] + text["width"]


SHIFTS = """window.shifts = [];
new PerformanceObserver(list => window.shifts.push(...list.getEntries().filter(entry => !entry.hadRecentInput)))
  .observe({ type: "layout-shift", buffered: true });"""


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("asked", ["?q=班组建设", "?q=第17项工作的第", "?q=班组建设的月亮", ""])
def test_results_come_without_moving_what_is_there(base: str, page: Page, asked: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(SHIFTS)
    page.goto(f"{base}search/{asked}", wait_until="networkidle")
    status = page.locator("[data-search-count]")
    expect(status).to_have_count(1)
    # no key is pressed: what follows upon keys is forgiven, and slow networks are not
    for query in ("职工维权", "职工维权的月亮", "班组"):
        page.locator("[data-search-input]").fill(query)
        expect(page).to_have_url(re.compile("q="))
        expect(status).to_have_count(1)
        page.wait_for_load_state("networkidle")
    assert page.evaluate("shifts.reduce((sum, { value }) => sum + value, 0)") < 0.05


# --- by ear -------------------------------------------------------------------------------------------------------


def test_a_heading_is_called_what_it_says(base: str, page: Page) -> None:
    page.goto(base + LONG)
    heard = re.findall(r'- heading "(.*?)" \[level=2\]', page.locator(".speech-text").aria_snapshot())
    assert heard[1:3] == ["二、把第2项班组建设任务落到实处", "三、把第3项班组建设任务落到实处"]
    assert len(heard) == SECTIONS
    beside = page.locator(".speech-heading").first.get_by_role("link")
    expect(beside).to_have_count(3)
    for link, name in zip(beside.all(), ("本节链接", "修改本节", "查看本节"), strict=True):
        expect(link).to_have_accessible_name(re.compile(name))


def test_the_fold_of_comparisons_says_what_it_holds_and_that_it_opens(base: str, page: Page) -> None:
    page.goto(base + SQUARE)
    fold = page.locator("details.speech-compared")
    count = fold.locator("li").count()
    expect(fold.locator("summary")).to_have_text(f"与下列 {count} 篇讲话对照")
    style = "(summary, name) => getComputedStyle(summary, '::after')[name]"
    assert fold.locator("summary").evaluate(style, "display") != "none"
    assert fold.locator("summary").evaluate(style, "maskImage").startswith("url(")
    fold.locator("summary").click()
    expect(fold.get_by_role("link").first).to_be_visible()


# --- without colours ----------------------------------------------------------------------------------------------

# Links among other words of their block that have no line, frame or ground of their own.
BARE = """() => {
  const blockOf = node => {
    let block = node.parentElement;
    while (/^(inline|contents)/.test(getComputedStyle(block).display)) block = block.parentElement;
    return block;
  };
  const beside = link => {
    const block = blockOf(link);
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let words = "";
    while (walker.nextNode()) {
      const { parentElement: around, data } = walker.currentNode;
      const isBeside = blockOf(walker.currentNode) === block && !around.closest("a, button");
      if (isBeside && around.checkVisibility()) words += data;
    }
    return words.trim();
  };
  const isTold = link => {
    const { textDecorationLine, borderBottomWidth, backgroundColor } = getComputedStyle(link);
    const isOpaque = backgroundColor !== "rgba(0, 0, 0, 0)";
    return textDecorationLine.includes("underline") || parseFloat(borderBottomWidth) > 0 || isOpaque;
  };
  document.querySelectorAll("article details").forEach(details => { details.open = true; });
  const links = [...document.querySelectorAll("article a[href]:not(.headerlink, .md-content__button)")];
  const words = links.filter(link => link.checkVisibility() && beside(link) && !isTold(link));
  return [links.length, words.map(link => `${link.textContent}|${beside(link)}`)];
}"""


def test_links_among_words_are_told_by_more_than_their_colour(base: str, own: str, page: Page) -> None:
    uris = ("", "cited/", "phrasings/", "tags/", "occasions/", "sources/", "sources/long/", LONG, SQUARE, "404.html")
    asked = ("search/?q=职工维权的月亮", "search/?q=月亮上&tag=职工维权")
    compared = ("compare/", "compare/?a=000_50a15904957212a8&b=003_86b1ac5dea2def84-3")
    for address in (
        *(base + uri for uri in (*uris, *asked)),
        *(own + uri for uri in (*compared, "editing/", "about/")),
    ):
        page.goto(address, wait_until="networkidle")
        count, bare = page.evaluate(BARE)
        assert count, address
        assert bare == [], address


# --- by keyboard --------------------------------------------------------------------------------------------------


def test_the_first_stop_says_where_it_leads_and_leads_there(base: str, page: Page) -> None:
    page.goto(base + LONG)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("跳到正文")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("article :focus")).to_have_count(1)


def test_words_of_the_theme_in_other_languages_stay(site: Callable[..., Site]) -> None:
    settings = FIVE_LINES.replace("  name: material\n", "  name: material\n  language: en\n")
    built = site({"mkdocs.yml": settings, "seeds/a.txt": "在会上的讲话\n同志们：\n今天讲防汛。\n"}, "--strict")
    skip = built.soup("speeches/a/").select_one(".md-skip")
    assert skip
    assert skip.get_text().strip() == "Skip to content"


@pytest.mark.parametrize("uri", ["", LONG, "search/", "search/?q=班组建设"])
def test_every_link_leads_somewhere(base: str, page: Page, uri: str) -> None:
    page.goto(base + uri, wait_until="networkidle")
    assert page.locator("a[href]").count() > 5
    assert page.locator("a:not([href])").count() == 0
    page.get_by_label("搜索全站").fill("班组建设的月亮")
    expect(page.get_by_role("link", name="看看哪些部分找得到")).to_be_visible()
    assert page.locator("a:not([href])").count() == 0


@pytest.mark.parametrize(("width", "touch"), [(1440, False), (390, True)])
def test_no_sample_hides_words_that_a_keyboard_cannot_reach(
    own: str, open_page: Opener, width: int, touch: bool
) -> None:
    with open_page(viewport={"width": width, "height": 844}, has_touch=touch, is_mobile=touch) as page:
        page.goto(f"{own}editing/", wait_until="networkidle")
        samples = page.locator("pre > code")
        assert samples.count() > 10
        assert not any(samples.evaluate_all("all => all.map(code => code.scrollWidth > code.clientWidth)"))
        found = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


FOCUSED = "document.activeElement.getAttribute('href') ?? document.activeElement.textContent"


def test_tab_goes_from_section_to_section_and_arrows_through_each_link(base: str, page: Page) -> None:
    page.goto(base + LONG)
    expect(page.locator(".speech-keys")).to_be_hidden()
    page.get_by_role("button", name="设置").focus()
    page.keyboard.press("Tab")
    stops = []
    while page.evaluate("!document.activeElement.closest('.speech-related')"):
        stops.append(page.evaluate(FOCUSED))
        page.keyboard.press("Tab")
    assert stops[1:] == [f"#s-{number}" for number in range(1, SECTIONS + 1)]
    page.keyboard.press("Shift+Tab")
    while len(stops) > 1:
        assert page.evaluate(FOCUSED) == stops.pop()
        page.keyboard.press("Shift+Tab")
    reached = []
    for _ in range(30):
        reached.append(page.evaluate(FOCUSED))
        page.keyboard.press("ArrowRight")
    ids = page.locator(".speech-text [id^='p-'], .speech-text [id^='s-']").evaluate_all(
        "all => all.map(({ id }) => id)"
    )
    own = [href for href in reached if href.startswith("#")]
    assert own == [f"#{anchor}" for anchor in ids[: len(own)]]
    assert {"另见 1 篇", "另见 2 篇"} < set(reached)
    assert any("edit/main/seeds/long.txt" in href for href in reached)
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(FOCUSED) == reached[-1]
    expect(page.locator(".speech-keys")).to_be_visible()


def test_a_jump_and_an_opened_note_are_gone_on_from(base: str, page: Page) -> None:
    page.goto(base + LONG)
    page.locator(".md-sidebar--secondary a[href='#s-9']").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "#s-9"
    while not page.evaluate(FOCUSED).startswith("另见"):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    assert "other" in page.evaluate(FOCUSED)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "#s-10"


def test_without_scripts_every_link_is_a_stop(base: str, open_page: Opener) -> None:
    with open_page(java_script_enabled=False) as page:
        page.goto(base + LONG)
        assert page.locator(".speech-text [tabindex]").count() == 0
