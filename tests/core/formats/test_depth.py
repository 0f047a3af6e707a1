"""A page may nest deep, but not so deep that its parsing has no end."""

from __future__ import annotations

import pytest

from tests.core.readings import read_text


def test_a_page_may_nest_deep() -> None:
    assert read_text("<div>" * 3000 + "同志们：" + "</div>" * 3000, "a.html").speeches
    assert len(read_text("<p>文<br><li>文<i>字</i>" * 5000, "a.html").source.lines) == 10_000


@pytest.mark.parametrize("opened", ["<div>", "<DIV\nclass='a'>", "<div/></i>", "<table><tr><td>", "<b>", "<div "])
def test_a_page_that_nests_without_end_is_refused_by_name(opened: str) -> None:
    document = read_text(opened * 100_000 + "同志们：", "a.html")
    assert document.speeches == ()
    [error] = document.diagnostics
    assert (error.code, error.message) == ("S119", "文件被跳过：网页的标签层层相套，超过 4000 层")
