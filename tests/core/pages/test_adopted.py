"""A page as an editor takes it over is plain Markdown, and records what it was taken from."""

from __future__ import annotations

import datetime

import yaml

from mkdocs_speeches.core.editors.adoption import read_adoption
from mkdocs_speeches.core.pages.adopted import render_spoilt, write_adoption
from tests.elements import small_library

SEED = """\
在全县防汛工作会议上的讲话
（2021年6月3日）
县长　赵一平
同志们：
我们要坚持劳资?双赢?的原则，把工作做好。要做到：一是思想到位。二是责任到位。
一、抓好 *落实*
要层层负责，不得有误，务求取得实效。
"""


def written() -> str:
    (shelf,) = small_library(a=SEED).library
    (entry,) = shelf.entries
    return write_adoption(entry.speech, shelf.display, shelf.document.source, ("防汛",))


def test_no_html_and_no_lines_of_the_seed_stand_in_it() -> None:
    text = written()
    assert "<" not in text
    assert "data-line" not in text
    assert "“双赢”" in text
    assert "- **一是**思想到位。" in text
    assert "\n## 一、抓好 \\*落实\\* { #s-1 }\n" in text


def test_its_head_states_what_is_known_and_where_it_came_from() -> None:
    stated = yaml.safe_load(written().strip("-\n").partition("\n---\n")[0])
    assert (stated["title"], stated["speaker"], stated["tags"]) == ("在全县防汛工作会议上的讲话", "赵一平", ["防汛"])
    assert stated["date"] == datetime.date(2021, 6, 3)
    assert stated["adopted"]["seed"] == "a.txt"
    assert stated["adopted"]["lines"] == "1-7"


def test_what_is_written_is_read_as_an_adoption() -> None:
    adoption = read_adoption("speeches/a.md", written())
    assert adoption is not None
    assert adoption.faults == ()
    assert "s-1" in adoption.anchors


def test_a_page_with_faults_keeps_its_own_text_and_tells_them_in_a_preview_only() -> None:
    adoption = read_adoption("speeches/a.md", written().replace("date: 2021-06-03", "date: 2021年6月"))
    assert adoption is not None
    published, shown = (render_spoilt(adoption, preview=preview) for preview in (False, True))
    assert "要层层负责" in published.markdown
    assert "F104" not in published.markdown
    assert "F104" in shown.markdown
