"""Plots tell their bars apart by their labels, also where these are long and alike."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from mkdocs_speeches.core.pages.charts import draw_bars, shorten_labels
from mkdocs_speeches.core.pages.html_writer import write_figure


@pytest.mark.parametrize(
    ("labels", "shown"),
    [
        (["会议", "大会"], ["会议", "大会"]),
        (["全省困难职工帮扶会议", "全省班组建设会议"], ["…困难职工帮扶…", "全省班组建设会议"]),
        (["一二三四五六七八九十", "十九八七六五四三二一"], ["一二三四…八九十", "十九八七…三二一"]),
        (["一二三四五六七八九十"] * 2, ["一二三四…八九十"] * 2),
        (["班组建设会议", "班组建设会议纪要和说明"], ["班组建设会议", "…纪要和说明"]),
        ([], []),
    ],
)
def test_what_all_labels_share_gives_way_first(labels: list[str], shown: list[str]) -> None:
    assert list(shorten_labels(labels, 8)) == shown


def test_bars_keep_their_whole_labels_as_titles() -> None:
    labels = [f"全省{subject}工作经验交流暨先进集体先进个人表彰大会" for subject in ("帮扶", "班组建设", "法律援助")]
    drawn = BeautifulSoup(write_figure(draw_bars([(label, 3) for label in labels], "次数")), "html.parser")
    assert [title.get_text() for title in drawn.select("g > title")] == [f"{label}：3" for label in labels]
    assert [text.get_text() for text in drawn.select("text[text-anchor=end]")] == ["…帮扶…", "…班组建设…", "…法律援助…"]
