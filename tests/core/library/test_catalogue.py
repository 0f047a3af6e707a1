"""The catalogue knows every page: what it is called, where a block stands, which terms have a page of their own."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_speeches.core.model import BlockNo, Repair, span_of
from tests.core.documents import catalogue_of, document


def test_no_two_pages_have_one_name() -> None:
    made = [
        document("正文。", name=name, title=title)
        for name, title in (("a", "工作报告"), ("b", "工作报告"), ("c", "致辞"))
    ]
    names = catalogue_of(*made).page_names()
    assert names["speeches/c.md"] == "致辞"
    assert len(set(names.values())) == 3


def test_a_block_leads_to_its_place_on_the_page_of_its_speech() -> None:
    catalogue = catalogue_of(document("甲。", name="a"), document("乙。", "丙。", name="讲 话"))
    assert catalogue.target(BlockNo(2)) == "../speeches/讲%20话.md#p-2"


def test_a_run_is_shown_as_a_reader_sees_it() -> None:
    made = document("实现?双赢?目标。", "二　三")
    repairs = (Repair(span_of("??", 1).part(2, 3), "“", "quotes"), Repair(span_of("??", 1).part(5, 6), "”", "quotes"))
    catalogue = catalogue_of(replace(made, repairs=repairs))
    assert catalogue.show(BlockNo(0), 0, 8) == "实现“双赢”目标"
    assert catalogue.show(BlockNo(1), 0, 3) == "二 三"


def test_a_term_of_several_speeches_has_a_page_and_the_others_their_place_in_the_index() -> None:
    line = "要抓好班组建设，开展劳动竞赛。"
    catalogue = catalogue_of(
        document(line, name="a", tags=["班组建设", "劳动竞赛"]),
        document("班组建设要再加强。", name="b", tags=["班组建设"]),
    )
    assert catalogue.terms["班组建设"].carriers == (0, 1)
    assert catalogue.term_target("班组建设") == "../terms/班组建设.md"
    assert catalogue.term_target("劳动竞赛").startswith("../tags.md#t-")
    assert (catalogue.terms["劳动竞赛"].places, catalogue.terms["班组建设"].places) == (1, 2)
