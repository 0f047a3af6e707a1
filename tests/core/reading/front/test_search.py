"""The front is read as one: every line's reading depends on what the other lines already take."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.reading.statement import state
from tests.core.readings import FIELDS, read_text, uncovered

BODY = "今天我们召开会议，主要任务是总结去年的工作，部署今年的任务，我讲两点意见。"


def front(*lines: str) -> dict[str, object]:
    """The fields that are stated of the one speech that these lines and a body make."""
    document = read_text("\n".join([*lines, BODY]))
    (speech,) = state(document)["speeches"]
    assert uncovered(document) == []
    return {name: speech[name] for name in FIELDS if speech[name]}


@pytest.mark.parametrize(
    ("lines", "stated"),
    [
        (["下载", "在全县工会工作会议上的讲话"], {"title": "在全县工会工作会议上的讲话"}),
        (["下载", "2031年青山县政府工作报告"], {"title": "2031年青山县政府工作报告"}),
        (["下载"], {"title": "下载"}),
        (
            ["春耕要抓早", "王五在全县农业工作会议上的讲话", "王五"],
            {"title": "王五在全县农业工作会议上的讲话", "speaker": "王五"},
        ),
        (["在全县大会上的讲话", "全屏", "王五"], {"title": "在全县大会上的讲话", "speaker": "王五"}),
        (["在全县大会上的讲话", "县长", "王五"], {"title": "在全县大会上的讲话", "role": "县长", "speaker": "王五"}),
    ],
)
def test_a_line_is_what_the_others_leave_it_to_be(lines: list[str], stated: dict[str, object]) -> None:
    assert front(*lines) == stated


def test_a_title_stands_right_above_what_it_is_the_title_of() -> None:
    lines = ["王五接受青山日报采访", "来源：青山日报", "把春耕抓早抓实", "——在全县农业工作会议上的讲话", "县长　王五"]
    assert front(*lines) == {
        "title": "把春耕抓早抓实",
        "subtitle": "在全县农业工作会议上的讲话",
        "speaker": "王五",
        "role": "县长",
    }


def test_no_title_is_joined_from_lines_that_are_none() -> None:
    assert front("正文复制", "在全县农业工作会议上的讲话") == {"title": "在全县农业工作会议上的讲话"}
    assert front("春耕要抓早", "《青山日报》社论") == {"title": "春耕要抓早"}
    joined = "关于二〇一一年财政预算执行情况和二〇一二年财政预算草案的报告"
    assert front("关于二〇一一年财政预算执行情况和", "二〇一二年财政预算草案的报告") == {"title": joined}
