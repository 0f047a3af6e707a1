"""Doubts about a front: what was chosen, what else it could be, and how to state it."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.reading.statement import state
from tests.core.readings import read_text

BODY = "今天我们召开会议，主要任务是总结去年的工作，部署今年的任务，我讲两点意见。"


def doubts(*lines: str) -> list[tuple[str, int, str]]:
    """The warnings about the reading of these lines above a body."""
    stated = state(read_text("\n".join([*lines, BODY])))
    found = [said for said in stated["diagnostics"] if (said["level"], said["about"]) == ("warning", "reading")]
    return [(said["code"], said["line"], said["message"]) for said in found]


def test_an_ordinary_front_is_beyond_doubt() -> None:
    assert doubts("在全县工会工作会议上的讲话", "县长　王某某", "（2031年3月2日）", "同志们：") == []
    assert doubts("庆祝水库建成") == []


@pytest.mark.parametrize(
    ("lines", "code", "line", "words"),
    [
        (["下载"], "S131", 1, ["“下载”"]),
        (["弘扬丝路精神再出发", "共建美好家园向未来", "——在某某论坛上的演讲"], "S132", 2, ["弘扬丝路", "共建美好"]),
        (["在全县大会上的讲话", "自治区主席　尼玛次仁"], "S133", 2, ["尼玛次仁"]),
        (["在全县大会上的讲话", "高尚"], "S133", 2, ["“高尚”"]),
    ],
)
def test_a_doubt_says_what_is_doubted(lines: list[str], code: str, line: int, words: list[str]) -> None:
    found = [said for said in doubts(*lines) if said[0] == code]
    assert [said[:2] for said in found] == [(code, line)]
    assert all(word in found[0][2] for word in words)


def test_a_thin_margin_says_what_else_it_could_be() -> None:
    lines = ["王五在全县农业工作会议上的演讲", "新华社青山3月2日电", "种好粮食管好水", "县长　王五"]
    (found,) = [said for said in doubts(*lines) if said[0] == "S135"]
    assert "“种好粮食管好水”，也可能是“王五在全县农业工作会议上的演讲”" in found[2]
