"""Rule files and lists of words are read as they are written."""

from __future__ import annotations

from mkdocs_speeches.core.rules.files import read_list, read_table


def test_a_rule_file_has_its_tables_in_their_order() -> None:
    names = [entry["name"] for entry in read_table("numbering")["style"]]
    assert len(set(names)) == len(names) > 10


def test_remarks_are_no_words() -> None:
    words = read_list("surnames")
    assert {"王", "欧阳"} <= set(words)
    assert not any("#" in word or " " in word for word in words)
