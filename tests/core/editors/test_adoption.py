"""What a page that an editor took over records of its seed, and what its speech is then."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_speeches.core.editors.adoption import (
    Adoption,
    adopt_speeches,
    fingerprint,
    read_adoption,
    spoilt_adoption,
)
from mkdocs_speeches.core.model import Diagnostic, Level, LineNo, walk
from tests.core.documents import document

LINES = ("同志们：", "今天开会。", "#一、抓春耕", "要抓紧。")
SEED = document(*LINES, name="a", title="工作报告")
HASH = fingerprint(SEED.source, SEED.speeches[0])
BODY = "同志们：\n{ #p-1 }\n\n今天开大会。\n{ #p-2 .x }\n\n## 一、抓春耕 { #s-3 }\n\n要抓紧。{#p-4}\n"


def page(hash_: str = HASH, head: str = "title: 新的题名\n") -> Adoption:
    text = f"---\n{head}adopted:\n  seed: a.txt\n  lines: 1-4\n  hash: {hash_}\n---\n{BODY}"
    found = read_adoption("speeches/a.md", text)
    assert found is not None
    return found


def test_a_page_without_a_record_stands_for_no_speech() -> None:
    assert read_adoption("speeches/a.md", "---\ntitle: 某页\n---\n正文") is None
    assert read_adoption("speeches/a.md", "# 某页") is None


def test_what_a_page_states_is_its_speechs_and_the_rest_of_its_head_the_hosts() -> None:
    found = page(head="title: 新的题名\nhide:\n  - toc\n")
    assert (found.matter.title, found.body.strip(), found.faults) == ("新的题名", BODY.strip(), ())
    assert found.further == ("hide:", "- toc")
    assert found.origin is not None
    assert found.origin.lines == "1-4"


def test_ids_that_a_block_carries_are_its_anchors() -> None:
    assert page().anchors == {"p-1", "p-2", "s-3"}


def test_a_speech_is_as_its_page_states_it_with_the_anchors_that_are_left() -> None:
    ((made,), said) = adopt_speeches([SEED], {"a": page()})
    (speech,) = made.speeches
    assert (speech.title, speech.slug, said) == ("新的题名", "a", ())
    assert [part.anchor for part in walk(speech.parts)] == ["p-1", "p-2", "s-3", ""]


def test_the_fingerprint_is_of_the_speechs_own_lines_wherever_they_stand() -> None:
    (speech,) = SEED.speeches
    moved = replace(SEED.source, lines=("另一篇。", *LINES))
    assert fingerprint(moved, replace(speech, first_line=LineNo(2), last_line=LineNo(5))) == HASH
    changed = replace(SEED.source, lines=(*LINES[:3], "要抓实。"))
    assert fingerprint(changed, speech) != HASH


def test_a_changed_seed_is_told_unless_the_editor_wants_to_hear_no_more_of_it() -> None:
    (found,) = adopt_speeches([SEED], {"a": page("0" * 12)})[1]
    assert (found.code, found.level) == ("L103", Level.WARNING)
    assert HASH in found.remedy
    (speech,) = SEED.speeches
    quiet = replace(SEED, speeches=(replace(speech, ignored=frozenset({"L103"})),))
    assert adopt_speeches([quiet], {"a": page("0" * 12)})[1] == ()


def test_a_page_whose_speech_is_gone_is_told() -> None:
    documents, (found,) = adopt_speeches([document("正文。", name="b")], {"a": page()})
    assert (found.code, found.source) == ("L104", "a.txt")
    assert documents[0].speeches[0].slug == "b"


def test_what_an_editor_took_over_is_not_shown_as_read_where_his_page_has_faults() -> None:
    fault = Diagnostic("S106", Level.ERROR, "speeches/a.md", LineNo(2), "不对", "改")
    spoilt = spoilt_adoption("speeches/a.md", "---\ntitle: [\n---\n自己的文字", fault)
    assert (spoilt.body.strip(), spoilt.faults) == ("自己的文字", (fault,))
    documents, said = adopt_speeches([SEED], {"a": spoilt})
    assert (documents[0].speeches, said) == ((), ())
