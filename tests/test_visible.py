"""What a reader sees, in a real Chromium: a page's text is its seed's, and nothing in a seed becomes anything else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from mkdocs_speeches.core.model import Document, Heading, Paragraph, Seed, Speech, walk
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.core.rules.load import load_rules
from tests.core.pages.test_escape import CASES
from tests.often import SCREENS, often
from tests.sites import ROOT, Site

HEADING_END = "\x00"
# The page's visible text in order; a repaired place gives what its tooltip says of the seed.
VISIBLE = """() => {
  const shown = [];
  const read = node => {
    if (node.nodeType === Node.TEXT_NODE) { shown.push(node.data); return; }
    if (node.nodeType !== Node.ELEMENT_NODE || node.hasAttribute("data-generated")) return;
    if (!node.checkVisibility()) return;
    if (node.matches(".speech-repair")) { shown.push(node.title.match(/原文为“([^]*?)”/)[1]); return; }
    node.childNodes.forEach(read);
    if (/^H[2-6]$/.test(node.tagName)) shown.push("\\u0000");
  };
  read(document.querySelector(".speech-text"));
  return shown.join("").replace(/\\s/gu, "");
}"""


def body(document: Document, speech: Speech) -> str:
    """All characters of the seed from the salutation to the speech's last line, without debris and white space."""
    first = next(part.spans[0] for part in walk(speech.parts))
    lines = [list(line) for line in document.source.lines]
    for debris in document.debris:
        span = debris.span
        lines[span.line - 1][span.start : span.end] = " " * (span.end - span.start)
    lines[first.line - 1][: first.start] = " " * first.start
    text = "".join("".join(line) for line in lines[first.line - 1 : speech.last_line])
    return "".join(text.split())


def align(visible: str, text: str) -> Iterator[str]:
    """What is wrong: the first place where the page says otherwise than the seed; a heading may lack its final `。`."""
    place = 0
    for number, sign in enumerate(visible):
        if sign == HEADING_END:
            place += text[place : place + 1] == "。"
        elif text[place : place + 1] == sign:
            place += 1
        else:
            yield f"page: …{visible[max(0, number - 20) :][:40]}… seed: …{text[max(0, place - 20) :][:40]}…"
            return
    if place < len(text):
        yield f"the page lacks the end: {text[place:]}"


def own_documents() -> list[Document]:
    seeds = sorted((ROOT / "seeds").iterdir())
    return [read(Seed(path.name, path.read_bytes()), load_rules()) for path in seeds]


OWN = [(document, speech) for document in own_documents() for speech in document.speeches]


@pytest.fixture(scope="module")
def address(library: Site, serve_site: Callable[..., str]) -> str:
    return serve_site(library.built)


@pytest.mark.parametrize(("document", "speech"), OWN, ids=[speech.slug for _, speech in OWN])
def test_page_shows_the_text_of_its_seed(document: Document, speech: Speech, address: str, page: Page) -> None:
    page.goto(f"{address}speeches/{speech.slug}/")
    assert list(align(page.evaluate(VISIBLE), body(document, speech))) == []


def test_alignment_finds_what_is_lost_or_altered() -> None:
    assert list(align(f"一、甲{HEADING_END}乙。", "一、甲。乙。")) == []
    for visible in ("甲丙", "甲", "甲乙丁", f"甲{HEADING_END}。乙丙", "甲乙丙丁"):
        assert list(align(visible, "甲乙丙")) != []


HOSTILE = "\n".join(
    [
        "在全县安全工作会议上的讲话",
        "（2021年6月3日）",
        "同志们：",
        "今天的会议很重要，我们要坚持劳资?双赢?的原则，把各项工作抓紧抓好。",
        *(f"会议提到{text}这一条，请大家注意。\n{text}" for text in CASES.values()),
        "一、认清形势{{ x }}，压实*责任*",
        "各部门要把工作落实到人，不得有误。",
        "二、突出重点<script>alert(2)</script>，`排查`隐患",
        "一是查水库[甲]: 乙。逐库登记造册。二是查**河道。清理阻水障碍。三是查1. 道路。保证通行。",
        "一是查水库。逐库登记。二是查河道。清理障碍。",
    ]
)


@pytest.fixture
def requests(page: Page) -> list[str]:
    """All addresses that the page asks for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def test_hostile_seed_is_shown_as_it_stands(
    site: Callable[..., Site], serve_site: Callable[..., str], page: Page
) -> None:
    (document,) = [read(Seed("恶意.txt", HOSTILE.encode()), load_rules())]
    built = site({"seeds/恶意.txt": HOSTILE, "mkdocs.yml": (ROOT / "mkdocs.yml").read_text("utf-8"), **_docs()})
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    address = serve_site(built.built)
    for speech in document.speeches:
        page.goto(f"{address}speeches/{speech.slug}/")
        assert list(align(page.evaluate(VISIBLE), body(document, speech))) == []
        headings = [part for part in walk(speech.parts) if isinstance(part, Heading)]
        assert page.locator(":is(h2, h3, h4, h5, h6)[id^='s-']").count() == len(headings)
        paragraphs = [part for part in walk(speech.parts) if isinstance(part, Paragraph)]
        assert page.locator("[id^='p-']").count() == len(paragraphs)
    assert len(document.speeches) == 1
    page.goto(f"{address}sources/恶意/")
    for number, line in enumerate(HOSTILE.split("\n"), start=1):
        shown = page.locator(f"#L{number}").evaluate(
            "line => [...line.childNodes].filter(n => !/^(A|EM)$/.test(n.tagName)).map(n => n.textContent).join('')"
        )
        assert shown.strip() == line.strip()
    assert dialogs == []


def _docs() -> dict[str, str]:
    return {f"docs/{path.name}": path.read_text("utf-8") for path in (ROOT / "docs").glob("*.md")}


TITLE = "</title><script>alert(1)</script><b>“题”</b> & 'x' {{ x }} \"q\""


def test_stated_fields_are_shown_as_they_stand(
    site: Callable[..., Site], serve_site: Callable[..., str], page: Page
) -> None:
    stated = TITLE.replace('"', '\\"')
    front = "\n".join(
        [
            "---",
            *(f'{key}: "{stated}"' for key in ("title", "subtitle", "speaker", "role", "occasion", "kind", "license")),
            f'tags: ["{stated}", 厂务公开]',
            "---",
        ]
    )
    built = site({"seeds/a.txt": f"{front}\n同志们：\n今天的会议很重要。\n"}, "--strict")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    address = serve_site(built.built)
    page.goto(f"{address}speeches/a/")
    assert page.inner_text("h1").strip() == TITLE
    assert page.title() == f"{TITLE} - 文库"
    assert page.locator(".speech-tags .md-tag").all_inner_texts() == [TITLE, "厂务公开"]
    assert page.inner_text(".speech-facts").count(TITLE) == 5
    assert TITLE in page.inner_text(".speech-subtitle")
    for uri in ("", "speeches/", "sources/", "sources/a/"):
        page.goto(address + uri)
        assert page.locator(".md-content script, .md-content b").count() == 0
    assert dialogs == []


def test_repair_is_marked_and_tells_the_original(
    site: Callable[..., Site], serve_site: Callable[..., str], page: Page
) -> None:
    built = site({"seeds/a.txt": "同志们：\n我们要坚持劳资?双赢?的原则。\n"}, "--strict")
    page.goto(f"{serve_site(built.built)}speeches/a/")
    assert "坚持劳资“双赢”的原则" in page.inner_text(".speech-text")
    repairs = page.locator(".speech-repair")
    assert repairs.all_inner_texts() == ["“", "”"]
    assert repairs.first.get_attribute("title") == "原文为“?”：引号在转码时变成了问号"


SECOND = "speeches/003_86b1ac5dea2def84-2/"
LOOKED_AT = (
    *("", "speeches/", "speeches/000_50a15904957212a8/", "tags/", "terms/维权/", "cited/", "phrasings/"),
    *(
        "occasions/",
        "speakers/",
        "sources/",
        "sources/000_50a15904957212a8/",
        "search/?q=工会&freq=职工维权",
        "diagnostics/",
    ),
    *("compare/", "compare/?a=000_50a15904957212a8&b=003_86b1ac5dea2def84-3", "editing/", "corrections/", "about/"),
)
RICHEST = ("", SECOND, "terms/维权/", "sources/000_50a15904957212a8/", "search/?q=工会&freq=职工维权", "speeches/")


@pytest.mark.long
@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_pages_fit_their_screen_and_ask_no_other_host(
    width: int, scheme: Literal["light", "dark"], address: str, page: Page, requests: list[str]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 844})
    for uri in LOOKED_AT:
        there = page.goto(address + uri, wait_until="networkidle")
        assert there, uri
        assert there.ok, uri
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), uri
        assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"PingFang SC"')
    assert [url for url in requests if not url.startswith((address, "data:"))] == []


@pytest.mark.long
@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_axe_finds_nothing(width: int, scheme: Literal["light", "dark"], address: str, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # a colour on its way to another is neither
    for uri in often(RICHEST, (*LOOKED_AT, SECOND)):
        there = page.goto(address + uri, wait_until="networkidle")
        assert there, uri
        assert there.ok, uri
        found = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == [], uri


def test_axe_finds_nothing_where_no_script_runs(
    address: str, open_page: Callable[..., AbstractContextManager[Page]]
) -> None:
    with open_page() as page:
        page.route("**/page.js", lambda route: route.abort())  # for axe is a script itself
        page.goto(f"{address}search/", wait_until="networkidle")
        expect(page.locator("[data-search-page]")).to_be_visible()
        found = Axe().run(page, context="article").response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


def test_five_lines_ask_no_other_host(
    site: Callable[..., Site], serve_site: Callable[..., str], page: Page, requests: list[str]
) -> None:
    built = site({"seeds/a.txt": "同志们：\n今天的会议很重要。\n"}, "--strict")
    address = serve_site(built.built)
    for uri in ("", "speeches/", "speeches/a/", "sources/", "sources/a/"):
        page.goto(address + uri, wait_until="networkidle")
    assert [url for url in requests if not url.startswith((address, "data:"))] == []
    assert page.get_attribute("html", "lang") == "zh"


def test_outline_stands_at_the_side_or_folded_under_the_title(address: str, page: Page) -> None:
    page.goto(f"{address}speeches/000_50a15904957212a8/")
    outline = page.locator(".speech-outline")
    expect(page.locator(".md-sidebar--secondary a[href='#s-1']")).to_be_visible()
    expect(outline).to_be_hidden()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".md-sidebar--secondary")).to_be_hidden()
    expect(outline).to_be_visible()
    expect(outline.get_by_text("围绕大局")).to_be_hidden()
    outline.locator("summary").click()
    outline.get_by_text("围绕大局").click()
    expect(page).to_have_url(re.compile("#s-1$"))


def test_permalink_shows_on_hover_and_on_focus(address: str, page: Page) -> None:
    page.goto(f"{address}speeches/000_50a15904957212a8/")
    paragraph = page.locator(".speech-text p[id^='p-']").nth(1)
    permalink = paragraph.locator("a.headerlink[href^='#']")
    page.mouse.move(0, 0)
    expect(permalink).to_have_css("opacity", "0")
    paragraph.hover()
    expect(permalink).to_have_css("opacity", "1")
    page.mouse.move(0, 0)
    expect(permalink).to_have_css("opacity", "0")
    permalink.focus()
    expect(permalink).to_have_css("opacity", "1")
    permalink.press("Enter")
    expect(page).to_have_url(re.compile(f"#{paragraph.get_attribute('id')}$"))
    expect(permalink).to_have_css("opacity", "1")


def test_points_are_a_list_without_marks_of_its_own(address: str, page: Page) -> None:
    page.goto(f"{address}speeches/000_50a15904957212a8/")
    points = page.locator(".speech-text p[id^='p-'] + ul").first.locator("li")
    assert [text[:2] for text in points.all_inner_texts()] == ["一是", "二是", "三是"]
    assert points.first.evaluate("item => getComputedStyle(item).listStyleType") == "none"
    assert points.first.locator("b").inner_text() == "一是服务和维权职能进一步强化。"
