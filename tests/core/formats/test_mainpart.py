"""Of a web page its main part is read, from its `h1` on; what stands beside it is told and no text is lost."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.formats.depth import MOST_OPEN
from mkdocs_speeches.core.reading.statement import state
from tests.core.readings import read_text, uncovered

HEADER = "<header><a>青山县人民政府</a><p>为人民服务，廉洁高效</p></header>"
NAV = "<nav><ul><li><a>首页</a></li><li><a>分类</a></li><li><a>关于</a></li></ul></nav>"
TRAIL = "<div>当前位置：<a>首页</a> &gt; <a>领导讲话</a></div>"
MENU = f"<div class=menu><a>首页</a><a>政务公开</a><a>关于青山</a></div>{TRAIL}"
TITLE = "<h1>在全县农业工作会议上的讲话</h1>"
META = "<div class=info>发布时间：2031-03-05 09:12 信息来源：县政府办</div>"
TEXT = (
    "<p>县长 王小明</p><p>同志们：</p><p>今天开会，研究春耕。</p>"
    "<p>一、抓好春耕</p><p>要早动手，早备种，组织力量下到村组。</p>"
    "<p>二、抓好水利</p><p>要修好渠，水库要在四月放水。</p><p>谢谢大家！</p>"
)
ASIDE = "<aside><h3>热门文章</h3><ul><li>县长调研水库</li><li>关于放假的通知</li></ul></aside>"
FOOTER = "<footer><p>58 日志</p><p>主办：青山县人民政府办公室</p></footer>"


@pytest.mark.parametrize(
    "page",
    [
        f"{HEADER}{NAV}<main><article>{TITLE}{META}{TEXT}</article></main>{ASIDE}{FOOTER}",
        f"{HEADER}{NAV}<main>{TITLE}<article>{META}{TEXT}</article><p>打赏</p></main>{ASIDE}{FOOTER}",
        f"{MENU}<div class=con>{TITLE}{META}<div class=text>{TEXT}</div></div>{ASIDE}{FOOTER}",
        f"{MENU}{TITLE}{META}<div class=text>{TEXT}</div>{FOOTER}",
        f"<div role=banner><h1>青山县政府</h1></div><div>{TITLE}{META}{TEXT}</div><div role=contentinfo>58 日志</div>",
        f"<header><h1>青山县人民政府</h1></header>{NAV}<div>{TITLE}{META}{TEXT}</div>{FOOTER}",
        f"<article><header>{TITLE}{META}</header>{TEXT}<footer><a>#春耕</a></footer></article>",
        f"<table><tr><td>{MENU}</td></tr><tr><td>{TITLE}{META}{TEXT}</td></tr></table>",
    ],
)
def test_the_main_part_and_its_title_win_over_what_stands_beside(page: str) -> None:
    document = read_text(f"<html><body>{page}</body></html>", "a.html")
    [speech] = state(document)["speeches"]
    assert (speech["title"], speech["speaker"]) == ("在全县农业工作会议上的讲话", "王小明")
    assert (speech["salutation"], speech["published"]) == ("同志们", "2031-03-05")
    assert [heading["text"] for heading in speech["headings"]] == ["一、抓好春耕", "二、抓好水利"]
    assert document.source.lines[speech["first_line"] - 1] == "在全县农业工作会议上的讲话"
    assert document.source.lines[speech["last_line"] - 1] == "谢谢大家！"
    assert uncovered(document) == []


@pytest.mark.parametrize(
    "page",
    [
        f"<div>县委文件</div><div>在全县农业工作会议上的讲话</div><div>{TEXT}</div>",
        f"<nav>{TEXT}</nav>",
        f"<aside>{TITLE}{TEXT}</aside>",
        "<p>同志们：</p><p>今天开会。</p>",
        f"<main><p>领导讲话</p></main>{TEXT}",
    ],
)
def test_a_text_that_no_page_sets_apart_is_kept(page: str) -> None:
    document = read_text(page, "a.html")
    assert "beside" not in {debris.rule for debris in document.debris}
    assert len(document.speeches) == 1


def test_the_two_halves_of_a_text_both_stay() -> None:
    first, second = TEXT.split("<p>二、")
    document = read_text(f"<div><div>{TITLE}{first}</div><div><p>二、{second}</div></div>{FOOTER}", "a.html")
    assert [heading["text"][:2] for heading in state(document)["speeches"][0]["headings"]] == ["一、", "二、"]
    assert document.source.lines[document.speeches[0].last_line - 1] == "谢谢大家！"


def test_prose_beside_the_main_part_is_told() -> None:
    aside = "<aside><p>本站招聘编辑。</p><p>工资面议。</p><p>请来信。</p></aside>"
    stated = state(read_text(f"<main>{TITLE}{TEXT}</main>{aside}", "a.html"))
    assert [said["code"] for said in stated["diagnostics"] if said["level"] == "warning"] == ["S140"]


def test_a_page_nested_as_deep_as_any_that_is_read_has_its_main_part() -> None:
    assert read_text("<div>" * (MOST_OPEN - 5) + f"{TITLE}{TEXT}" + "</div>" * (MOST_OPEN - 5), "a.html").speeches
