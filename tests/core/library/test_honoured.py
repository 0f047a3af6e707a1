"""Whom a title honours is found in the speech, by the title's own words."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.library.honoured import find_honoured
from mkdocs_speeches.core.library.mentions import segment_texts
from mkdocs_speeches.core.library.texts import gather_texts
from mkdocs_speeches.core.text.arrays import text_of
from tests.core.documents import document


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("在纪念张木桩同志诞辰100周年座谈会上的讲话", "张木桩"),
        ("悼念李石匠", "李石匠"),
        ("在追思王铁匠先生会上的讲话", "王铁匠"),
        ("在缅怀赵篾匠烈士大会上的讲话", "赵篾匠"),
        ("在庆祝建厂十周年大会上的讲话", ""),
    ],
)
def test_the_name_is_found_wherever_the_speech_has_it(title: str, name: str) -> None:
    segmented = segment_texts(gather_texts([document(f"{name}是好人。", f"大家想念{name}。", title=title)]))
    found = find_honoured(segmented)
    text = text_of(segmented.codes)
    places = zip(found.starts.tolist(), found.ends.tolist(), strict=True)
    assert [text[start:end] for start, end in places] == ([name] * 3 if name else [])


def test_another_speech_that_has_the_name_does_not_honour_it() -> None:
    honouring = document("张木桩走了。", title="悼念张木桩", name="a")
    other = document("张木桩来过。", title="在会上的讲话", name="b")
    found = find_honoured(segment_texts(gather_texts([honouring, other])))
    assert found.starts.size == 2
