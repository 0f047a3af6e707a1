"""Equal values have equal digests, others do not, in every process."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from enum import Enum

import pytest

from mkdocs_speeches.core.editors.frontmatter import AdoptedMatter
from mkdocs_speeches.core.model import LineNo, Offset, Span
from mkdocs_speeches.core.store.digests import Digests


class Colour(Enum):
    """A few values."""

    RED = 1


@dataclass(frozen=True, slots=True)
class Holder:
    """A value that stands in many."""

    spans: tuple[Span, ...]


def span(line: int) -> Span:
    return Span(LineNo(line), Offset(0), Offset(2))


VALUES = (
    "1",
    1,
    1.5,
    True,
    None,
    b"1",
    ("1",),
    (("1",),),
    (),
    span(1),
    span(2),
    (span(1), span(2)),
    Holder((span(1),)),
    Holder((span(2),)),
    frozenset(("甲", "乙")),
    {"甲": 1},
    Colour.RED,
    AdoptedMatter.model_validate({"title": "甲", "icon": "material/school"}),
    AdoptedMatter.model_validate({"title": "甲", "icon": "material/home"}),
    "\ud800",
)


def test_each_value_has_a_digest_of_its_own() -> None:
    digests = Digests(b"basis", (Holder,))
    assert len({digests.of(value) for value in VALUES}) == len(VALUES)


@pytest.mark.parametrize("whole", [(), (Holder, Span)])
def test_equal_values_have_the_same_whether_they_are_gone_through_once_or_more(whole: tuple[type, ...]) -> None:
    digests = Digests(b"basis", whole)
    first = digests.of((Holder((span(1),)), Holder((span(2),))))
    assert digests.of((Holder((span(1),)), Holder((span(2),)))) == first
    digests.forget()
    assert digests.of((Holder((span(1),)), Holder((span(2),)))) == first


def test_a_name_stands_for_the_value_itself_and_for_no_equal_one() -> None:
    digests = Digests(b"basis", (Holder,))
    one, other = Holder((span(1),)), Holder((span(1),))
    digests.name(one, "seed 1")
    named = digests.of((one,))
    assert named != digests.of((other,))
    digests.forget()
    assert digests.of((one,)) == named


def test_what_all_results_depend_on_is_part_of_each() -> None:
    assert Digests(b"1").of("甲") != Digests(b"2").of("甲")


def test_another_process_finds_the_same() -> None:
    program = (
        "from mkdocs_speeches.core.store.digests import Digests\n"
        "print(Digests(b'1').of((frozenset('甲乙丙丁'), {'戊': 1.5})).hex())"
    )
    found = {
        subprocess.run(
            (sys.executable, "-c", program), env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(found) == 1


def test_what_is_no_data_has_none() -> None:
    with pytest.raises(TypeError, match="function is no data"):
        Digests(b"1").of((lambda: None,))
