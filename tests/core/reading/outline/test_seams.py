"""Where headings end that ran into the text behind them, and what is said where that is not certain."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.model import About, Level
from mkdocs_speeches.core.reading.statement import state
from tests.core.readings import read_text

HEADINGS = (
    ("一、", "提高政治站位，增强办好教育的责任感", "教育是国之大计。各级党委都要高度重视教育工作。"),
    ("二、", "聚焦重点任务，全面推进教育优质均衡发展", "要坚持问题导向，补齐工作短板。"),
    ("三、", "加强组织领导，形成推动教育发展的合力", "各级党委政府要把教育工作摆上重要议事日程。"),
)


def glued(*, stop: str) -> str:
    """A speech in one line, a heading's end marked by `stop`."""
    body = "".join(f"{sign}{heading}{stop}{text}" for sign, heading, text in HEADINGS)
    return f"在全县教育工作会议上的讲话同志们：今天我们召开会议，主要任务是部署教育工作，我讲三点意见。{body}谢谢大家！"


@pytest.mark.parametrize("stop", ["", "。"])
def test_headings_of_a_text_in_one_line_end_where_their_words_do(stop: str) -> None:
    (speech,) = state(read_text(glued(stop=stop)))["speeches"]
    assert [heading["text"] for heading in speech["headings"]] == [sign + heading for sign, heading, _ in HEADINGS]
    assert all(heading["run_in"] for heading in speech["headings"])


def test_an_end_that_is_as_likely_elsewhere_is_told_with_both_places() -> None:
    body = "各村都要认真落实，不留死角，不走过场，确保各项任务按期完成，让群众满意。"
    text = f"一、抓好春耕生产发展农业要早动手，不误农时。{body}二、抓好水利建设工程管理要过硬，不留隐患。{body}"
    document = read_text(f"在全镇工作会议上的讲话同志们：今天召开会议，我讲两点意见。{text}谢谢大家！")
    first, _ = (found for found in document.diagnostics if found.code == "S150")
    assert (first.level, first.about) == (Level.WARNING, About.READING)
    assert first.message == "标题与正文连在一起，在“抓好春耕生产发展”之后断开，也可能在“春耕生产发展农业”之后"
