"""Offices tell whether two speakers of one name can be the same person."""

from __future__ import annotations

import pytest

from mkdocs_speeches.core.library.offices import Career, Held, units_of
from mkdocs_speeches.core.rules.load import load_rules

RULES = load_rules().people


def career(*held: tuple[str, int | None]) -> Career:
    return Career(Held(office, units_of(office, RULES), year) for office, year in held)


@pytest.mark.parametrize(
    ("office", "units"),
    [
        ("青山省人民政府省长", {"province": {"青山省"}}),
        ("绿水省青山市委书记", {"province": {"绿水省"}, "town": {"青山市"}}),
        ("青山县县长", {"county": {"青山县"}}),
        ("青山大学校长", {"body": {"青山大学"}}),
        ("国务院总理", {}),
        ("市委副书记、市总工会主席", {}),
        ("自治区主席", {}),
        ("中国科学院院长", {}),
    ],
)
def test_units_are_named_by_level(office: str, units: dict[str, set[str]]) -> None:
    assert units_of(office, RULES) == units


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        ([("青山省省长", 2031)], [("绿水省省长", 2031)], True),
        ([("青山省省长", 2031)], [("绿水省省长", 2036)], False),
        ([("青山省省长", 2031), ("青山省省长", 2037)], [("绿水省省长", 2034)], True),
        ([("青山省省长", None)], [("绿水省省长", 2036)], True),
        ([("青山省省长", 2031)], [("省委书记", 2031)], False),
        ([("青山省省长", 2031)], [("青山省委书记", 2031)], False),
        ([("绿水省委常委", 2031)], [("青山市委书记", 2031)], False),
        ([("青山大学校长", 2031)], [("绿水市市长", 2031)], True),
        ([("青山大学校长", 2031)], [("青山市政协副主席", 2031)], False),
        ([("国务院总理", 1931)], [("国务院总理", 2031)], True),
        ([("", None)], [("青山省省长", 2031)], False),
    ],
)
def test_two_careers_exclude_each_other(
    one: list[tuple[str, int | None]], other: list[tuple[str, int | None]], *, excluded: bool
) -> None:
    assert career(*one).excludes(career(*other)) is excluded
    assert career(*other).excludes(career(*one)) is excluded
