"""What is quoted of a longer text begins and ends with whole words and says something by itself."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.library.excerpts import trim
from mkdocs_speeches.core.text.arrays import codes_of
from mkdocs_speeches.core.text.segment import segment


@pytest.mark.parametrize(
    ("text", "run", "quoted"),
    [
        ("改进工作作风，深入实际，深入基层工作", "风，深入实际，深入基层", "深入实际，深入基层"),
        ("发挥劳模的骨干带头作用和示范导向作用", "的骨干带头作用和示范", "骨干带头作用和示范"),
        ("不断提高理论水平和实践能力；要关心职工", "不断提高理论水平和实践能力；要", "不断提高理论水平和实践能力"),
        ("整合已有的工作载体、工作方式", "整合已有的工作载体、工作方", "整合已有的工作载体"),
        ("广大工会干部要紧紧抓住机遇", "广大工会干部要紧", "广大工会干部"),
        ("城镇新增就业增长5.5%左右", "城镇新增就业增长5", "城镇新增就业增长"),
        ("推动科学发展，促进社会和谐", "学发展，促进社会和谐", "促进社会和谐"),
        ("面对面、心贴心、实打实", "面对面、心贴心、实打实", "面对面、心贴心、实打实"),
        (
            "为实现目标任务，大力发展先进制造业和现代服务业，全面贯彻落实",
            "目标任务，大力发展先进制造业和现代服务业，全面贯彻",
            "大力发展先进制造业和现代服务业",
        ),
        ("依靠职工", "靠职", ""),
        ("，。", "，", ""),
    ],
)
def test_edges_are_those_of_words_and_clauses(text: str, run: str, quoted: str) -> None:
    start, end = trim(text, segment(codes_of(text)), text.index(run), text.index(run) + len(run))
    assert text[start:end] == quoted
