"""Two speeches compared in the browser: chosen on their pages or from lists, whole, what differs marked.

By mouse, keyboard and touch, in a real Chromium.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.sites import FIVE_LINES, build, draw

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
Opener = Callable[..., AbstractContextManager[Page]]
FLOOD = "要坚持把防汛工作摆在突出位置，层层落实责任制，一级抓一级，确保人民群众生命财产安全，投入资金1,200万元。"
SCHOOL = "办好人民满意的教育，改善农村学校的办学条件，让每一个孩子都能在家门口上好学，这是全县人民的心愿。"
ROAD = "新修农村公路一百二十公里，改造危桥七座，方便了沿线群众的出行，也带动了产业的发展，群众拍手称快。"
WOOD = "抓好春季造林，成活一片、见效一片，把荒山变成青山，把青山变成群众的靠山，生态效益逐步显现。"
ODD = "有人在材料里写了<img src=x onerror=alert(1)>和<b>粗字</b>这样的话，我们照登不误，一字不改。"
REPORT = """\
政府工作报告

县长  王小明
（{year}年2月3日）

各位代表：
　　现在，我代表县人民政府向大会报告工作。
一、{last}年工作回顾
　　{one}
　　{odd}
　　{two}
二、{year}年工作安排
　　{three}
　　谢谢大家！
"""
YEARS = {
    "seeds/2020.txt": REPORT.format(year=2020, last=2019, one=FLOOD, odd=ODD, two=SCHOOL, three=f"{ROAD}\n　　{WOOD}"),
    "seeds/2021.txt": "---\naliases: [旧名]\n---\n"
    + REPORT.format(
        year=2021, last=2020, one=FLOOD.replace("1,200", "1,350"), odd=ODD, two=ROAD, three=f"{WOOD}\n　　{SCHOOL}"
    ),
    "seeds/开幕.txt": "在运动会开幕式上的讲话\n\n同志们：\n　　今天天气晴朗，运动会开幕了。\n　　谢谢大家！\n",
}
ASKED = "compare/?a=2020&b=2021"
ROWS = ".speech-versus__row"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, serve_site: Callable[..., str]) -> str:
    """The address of a small library."""
    folder = tmp_path_factory.mktemp("compared")
    draw(folder, {"mkdocs.yml": FIVE_LINES, "docs/": "", **YEARS})
    built = build(folder, "--strict")
    assert built.code == 0, built.log
    return serve_site(built.built)


@pytest.fixture
def desk(page: Page, base: str) -> Page:
    """A wide window that compares the two reports."""
    return compare(page, base)


@pytest.fixture
def phone(open_page: Opener, base: str) -> Iterator[Page]:
    """A phone that compares the two reports, in the dark."""
    with open_page(**PHONE, color_scheme="dark") as page:
        yield compare(page, base)


def compare(page: Page, base: str, asked: str = ASKED) -> Page:
    page.goto(base + asked, wait_until="networkidle")
    expect(page.locator(".speech-versus__bar")).to_be_visible()
    return page


def side(page: Page, name: str) -> str:
    """All text of one speech as the comparison shows it, without what is added."""
    script = """(name) => [...document.querySelectorAll(`[data-side=${name}], [data-side=both]`)].map((side) => {
        const copy = side.cloneNode(true);
        for (const added of copy.querySelectorAll(".speech-place, .speech-versus__side")) added.remove();
        return copy.textContent;
    }).join("")"""
    return "".join(str(page.evaluate(script, name)).split())


def text(year: int) -> str:
    """The text of a report below its title and facts."""
    return "".join(YEARS[f"seeds/{year}.txt"].partition("日）\n")[2].split())


def test_all_text_of_both_stands_there_in_order_and_what_differs_is_marked(desk: Page) -> None:
    assert side(desk, "a") == text(2020)
    assert side(desk, "b") == text(2021)
    kinds = desk.locator(ROWS).evaluate_all("rows => rows.map((row) => row.dataset.diff)")
    assert sorted(kinds) == sorted(["same"] * 5 + ["changed"] * 3 + ["moved"] * 4)
    changed = desk.locator("[data-diff=changed]", has_text="防汛")
    assert changed.locator("del").all_inner_texts() == ["1,200"]
    assert changed.locator("ins").all_inner_texts() == ["1,350"]
    expect(changed.locator("del b, ins b")).to_have_count(2)
    expect(desk.get_by_role("status").first).to_have_text("共 10 段：相同 5，改动 3，移动 2。")
    expect(desk.locator("[data-diff=gone], [data-diff=new]")).to_have_count(0)


def test_nothing_that_a_text_says_is_run_or_shown_as_an_element(desk: Page) -> None:
    row = desk.locator(ROWS, has_text="照登不误")
    expect(row).to_contain_text("<img src=x onerror=alert(1)>和<b>粗字</b>")
    expect(row.locator("img, p b")).to_have_count(1)  # the figure, in bold
    expect(row.locator("p b")).to_have_text("1")


def test_what_moved_leads_to_its_other_place_and_each_side_to_its_speech(desk: Page, base: str) -> None:
    moved = desk.locator("[data-diff=moved][data-diff]", has_text="家门口上好学")
    expect(moved).to_have_count(2)
    moved.first.get_by_role("link", name="移动，另一篇在下文").click()
    expect(moved.last).to_be_in_viewport()
    assert desk.url.endswith(f"#{moved.last.get_attribute('id')}")
    moved.last.hover()
    moved.last.get_by_role("link", name="乙原处").click()
    assert re.fullmatch(rf"{re.escape(base)}speeches/2021/#p-[0-9a-f]{{6}}", desk.url)
    expect(desk.locator(":target")).to_contain_text("家门口上好学")


def test_sections_stand_side_by_side_and_are_led_to(desk: Page) -> None:
    parts = desk.get_by_role("navigation", name="各部分").get_by_role("listitem")
    assert [re.sub(r"\s+", " ", each) for each in parts.all_inner_texts()] == [
        "开头 相同 2",
        "一、2020年工作回顾 相同 1，改动 2，移动 2",
        "二、2021年工作安排 相同 2，改动 1，移动 2",
    ]
    parts.last.get_by_role("link").click()
    heads = desk.locator(f"{ROWS}:target h2")
    expect(heads).to_have_text([re.compile("^二、2020年工作安排"), re.compile("^二、2021年工作安排")])


def test_the_bar_leads_from_difference_to_difference_by_keyboard_too(desk: Page) -> None:
    bar = desk.get_by_role("toolbar", name="不同之处")
    bar.get_by_role("button", name="下一处").focus()
    desk.keyboard.press("Enter")
    here = desk.locator(":focus")
    expect(here).to_have_attribute("data-diff", "changed")
    expect(bar.get_by_role("status")).to_have_text("第 1 处，共 7 处")
    bar.get_by_role("button", name="只看不同").click()
    expect(desk.locator(f"{ROWS}[data-diff=same]:visible")).to_have_count(0)
    expect(bar.get_by_role("button", name="只看不同", pressed=True)).to_be_visible()
    expect(desk.locator("[data-diff=moved]").first).to_be_visible()


def test_the_two_are_swapped_shared_and_one_of_them_changed(desk: Page, base: str) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.get_by_role("link", name="甲乙对调").click()
    desk.wait_for_url("**/compare/?a=2021&b=2020")
    expect(desk.locator("[data-side=a] del", has_text="1,350")).to_have_count(1)
    desk.get_by_role("button", name="复制链接").click()
    expect(desk.get_by_text("链接已复制")).to_be_visible()
    assert desk.evaluate("navigator.clipboard.readText()") == f"{base}compare/?a=2021&b=2020"
    desk.get_by_role("button", name="换一篇").click()
    expect(desk.locator(".speech-picking")).to_have_text("已选《政府工作报告》，再选一篇")


def test_another_speech_is_chosen_from_the_page_of_one(page: Page, base: str) -> None:
    page.goto(f"{base}speeches/2020/", wait_until="networkidle")
    page.get_by_role("button", name="对照").click()
    sheet = page.get_by_role("dialog", name="对照")
    offered = sheet.get_by_role("link", name="政府工作报告（2021年2月3日）")
    assert str(offered.get_attribute("href")).endswith("?a=2020&b=2021")
    sheet.get_by_role("button", name="从全部讲话里另选一篇").click()
    page.wait_for_url("**/speeches/")
    picking = page.locator(".speech-picking")
    expect(picking).to_have_text("已选《政府工作报告》（2020年2月3日），再选一篇")
    page.goto(f"{base}speeches/开幕/", wait_until="networkidle")
    page.get_by_role("button", name="对照").click()
    link = page.get_by_role("dialog").get_by_role("link", name="《政府工作报告》（2020年2月3日）")
    link.click()
    expect(page.locator("[data-diff=gone]").first).to_be_visible()
    assert page.url.endswith(f"?a=2020&b={quote('开幕')}")


def test_two_speeches_are_picked_from_a_list_by_touch(open_page: Opener, base: str) -> None:
    with open_page(**PHONE) as page:
        page.goto(f"{base}speeches/", wait_until="networkidle")
        tool = page.get_by_role("button", name="对照", exact=True)
        tool.tap()
        pick = page.get_by_role("button", name=re.compile("^选《.*来对照$"))
        expect(pick).to_have_count(3)
        pick.nth(2).tap()
        expect(pick.nth(2)).to_have_attribute("aria-pressed", "true")
        expect(pick.nth(2)).to_be_focused()
        pick.nth(2).tap()
        expect(page.locator(".speech-picking")).to_have_text("选两篇来对照")
        pick.nth(1).tap()
        tool.tap()
        expect(page.locator(".speech-pick")).to_have_count(0)
        tool.tap()
        pick.nth(1).tap()
        pick.nth(0).tap()
        expect(page.locator(".speech-versus__bar")).to_be_visible()
        assert page.url.endswith("?a=2020&b=2021")


def test_a_former_name_of_a_speech_is_found_and_what_is_none_is_told(page: Page, base: str) -> None:
    compare(page, base, f"compare/?a=2020&b={quote('旧名')}")
    expect(page.locator("[data-diff=changed]", has_text="防汛")).to_be_visible()
    page.goto(f"{base}compare/?a=2020&b={quote('没有的')}", wait_until="networkidle")
    expect(page.get_by_role("status").first).to_have_text("没有找到讲话“没有的”。请从全部讲话里另选。")
    expect(page.locator(".speech-pair")).to_be_visible()


def test_the_page_of_shared_passages_of_two_leads_on(page: Page, base: str) -> None:
    page.goto(f"{base}compare/2020--2021/")
    page.wait_for_url("**/compare/?a=2020&b=2021")
    expect(page.locator("[data-diff=moved]").first).to_be_visible()


def test_without_scripts_the_page_says_what_to_do(open_page: Opener, base: str) -> None:
    with open_page(java_script_enabled=False) as page:
        page.goto(base + ASKED)
        expect(page.locator(".speech-comparison")).to_contain_text("没有脚本时，请分别打开两篇来读")
        links = page.locator(".speech-pair").get_by_role("link")
        expect(links).to_have_text([re.compile("2020年"), re.compile("2021年"), "对照"])


def test_on_a_phone_both_sides_stand_below_each_other_and_fit(phone: Page) -> None:
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    boxes = [
        each.bounding_box() for each in phone.locator("[data-diff=changed]", has_text="防汛").locator("> div").all()
    ]
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]
    phone.get_by_role("button", name="下一处").tap()
    expect(phone.locator(":focus")).to_be_in_viewport()


def test_nothing_moves_while_it_loads_and_all_is_whole_for_whoever_listens(desk: Page, phone: Page) -> None:
    moved = """new Promise((done) => new PerformanceObserver((list) => done(list.getEntries()
        .reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0)))
        .observe({ type: "layout-shift", buffered: true }) || setTimeout(() => done(0), 300))"""
    for page in (desk, phone):
        page.reload(wait_until="networkidle")
        expect(page.locator(".speech-versus__bar")).to_be_visible()
        assert page.evaluate(moved) <= 0.05
        found = Axe().run(page, ".md-content").response["violations"]
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    heard = desk.locator(".speech-versus__rows").aria_snapshot()
    assert "deletion" in heard
    assert "insertion" in heard
    assert 'group "改动"' in heard
    assert 'heading "二、2021年工作安排' in heard
